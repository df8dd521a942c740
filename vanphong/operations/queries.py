"""The proof that an installation is whole: books gapless, histories true, the log unbroken, every byte in place."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from django.db.models import Count, F, Max, Min, Q

from vanphong.audit.models import Event, subject_type_of
from vanphong.audit.queries import broken_seals
from vanphong.ballots.enums import BALLOT
from vanphong.ballots.models import Ballot
from vanphong.consultations.enums import CONSULTATION
from vanphong.consultations.models import Consultation
from vanphong.documents.enums import FINISHED, LIFECYCLES, Direction, EntryStatus, FileRole
from vanphong.documents.models import Custody, Document, DocumentFile, RegisterCounter, RegisterEntry
from vanphong.files.queries import verify_bytes
from vanphong.kernel.lifecycle import Lifecycle
from vanphong.memos.enums import MEMO, MemoStatus, StepState
from vanphong.memos.models import Memo


@dataclass(frozen=True)
class Problem:
    """Something that is not as it must be: which check found it, and a sentence."""

    check: str
    text: str


def problems() -> Iterator[Problem]:
    """Every problem there is, check by check."""
    checks = {
        "registers": (*broken_books(), *broken_lines()),
        "histories": (*broken_histories(), *broken_custody(), *broken_runs()),
        "log": tuple(broken_seals()),
        "files": (*broken_files(), *broken_signatures()),
    }
    for check, found in checks.items():
        yield from (Problem(check, text) for text in found)


def what_was_checked() -> dict[str, int]:
    """How much was looked at."""
    return {
        "registers": RegisterCounter.objects.count(),
        "numbers": RegisterEntry.objects.count(),
        "documents": Document.objects.count(),
        "events": Event.objects.count(),
        "files": DocumentFile.objects.values("blob").distinct().count(),
    }


def broken_books() -> Iterator[str]:
    """Books whose numbers are not exactly 1 … the last number given, each once."""
    books = {(c.register_id, c.year): c for c in RegisterCounter.objects.select_related("register")}
    lines = RegisterEntry.objects.values("register_id", "register__name", "year").annotate(
        given=Count("pk"), different=Count("number", distinct=True), first=Min("number"), last=Max("number")
    )
    for line in lines.order_by("register_id", "year"):
        name = f"{line['register__name']} năm {line['year']}"
        counter = books.pop((line["register_id"], line["year"]), None)
        if line["given"] != line["different"]:
            yield f"{name}: có số bị cấp hai lần."
        if line["first"] != 1 or line["last"] != line["different"]:
            yield f"{name}: thiếu {line['last'] - line['different']} số trong khoảng 1 đến {line['last']}."
        if counter is None or counter.last_number != line["last"]:
            yield f"{name}: số cuối trong sổ là {line['last']}, bộ đếm ghi {counter and counter.last_number}."
    for counter in books.values():
        if counter.last_number:
            yield f"{counter.register} năm {counter.year}: bộ đếm ghi {counter.last_number} nhưng sổ trống."


def broken_lines() -> Iterator[str]:
    """Used numbers without their one document, and unused numbers with one."""
    used = Q(status=EntryStatus.USED)
    astray = RegisterEntry.objects.filter((used & Q(document=None)) | (~used & Q(document__isnull=False)))
    for entry in astray.select_related("register"):
        yield f"{entry.register} số {entry.number}/{entry.year}: “{entry.get_status_display()}” không khớp văn bản."
    crossed = Document.objects.exclude(entry=None).filter(
        ~Q(entry__register__agency=F("agency")) | ~Q(entry__register__direction=F("direction"))
    )
    for document in crossed:
        yield f"Văn bản {document.pk}: vào sổ của cơ quan khác hoặc sổ khác chiều."


def broken_histories() -> Iterator[str]:
    """Papers, memos, consultations and ballots whose recorded moves do not lead to the state they are in."""
    moves = Event.objects.exclude(verb="").order_by("subject_type", "subject_id", "id")
    rows = moves.values_list("subject_type", "subject_id", "verb").iterator(chunk_size=5000)
    told = {about: [verb for *_, verb in group] for about, group in groupby(rows, key=lambda row: (row[0], row[1]))}
    for thing in _living():
        led_to = thing.lifecycle.replay(told.get((subject_type_of(thing.model()), thing.pk), []))
        if led_to != thing.state:
            labels = dict(thing.model._meta.get_field("status").flatchoices)
            way = f"dẫn tới “{labels.get(led_to, 'chưa có')}”" if led_to is not None else "có bước không được phép"
            yield f"{thing.name} {thing.pk}: lịch sử {way}, nhưng đang ở “{labels.get(thing.state, thing.state)}”."


class _Thing(NamedTuple):
    """Something with a lifecycle, and the state its row says it is in."""

    name: str
    model: type[Document | Memo | Consultation | Ballot]
    pk: int
    lifecycle: Lifecycle
    state: str


def _living() -> Iterator[_Thing]:
    for pk, direction, state in Document.objects.values_list("pk", "direction", "status").iterator():
        yield _Thing("Văn bản", Document, pk, LIFECYCLES[Direction(direction)], state)
    for pk, state in Memo.objects.values_list("pk", "status").iterator():
        yield _Thing("Phiếu trình", Memo, pk, MEMO, state)
    for pk, state in Consultation.objects.values_list("pk", "status").iterator():
        yield _Thing("Yêu cầu lấy ý kiến", Consultation, pk, CONSULTATION, state)
    for pk, state in Ballot.objects.values_list("pk", "status").iterator():
        yield _Thing("Phiếu lấy ý kiến", Ballot, pk, BALLOT, state)


def broken_custody() -> Iterator[str]:
    """Open papers not held by exactly the one they say, and finished ones still held."""
    held = Custody.objects.filter(until=None)
    wrong = Document.objects.exclude(status__in=FINISHED).exclude(custody__in=held)
    for document in wrong:
        yield f"Văn bản {document.pk}: không rõ ai đang giữ."
    for custody in held.filter(document__status__in=FINISHED):
        yield f"Văn bản {custody.document_id}: đã kết thúc nhưng vẫn ghi người giữ."


def broken_runs() -> Iterator[str]:
    """Memos that wait for nobody while they are submitted, or whose run goes on when they are not."""
    running, open_steps = Q(rounds__running=True), Q(steps__state=StepState.OPEN)
    counted = Memo.objects.annotate(
        runs=Count("rounds", filter=running, distinct=True), asked=Count("steps", filter=open_steps, distinct=True)
    )
    submitted = Q(status=MemoStatus.SUBMITTED)
    for memo in counted.filter(submitted & (~Q(runs=1) | Q(asked=0))).order_by("pk"):
        yield f"Phiếu trình {memo.pk}: đang trình nhưng không chờ ý kiến của ai."
    for memo in counted.filter(~submitted & (Q(runs__gt=0) | Q(asked__gt=0))).order_by("pk"):
        yield f"Phiếu trình {memo.pk}: không trình nhưng vẫn có bước đang chờ."


def broken_files() -> Iterator[str]:
    """Bytes that are missing or are not those that were kept."""
    for _, problem in verify_bytes():
        yield problem


def broken_signatures() -> Iterator[str]:
    """Issued documents with bytes that are neither the signed ones nor made of them when they were issued."""
    signed = Q(blob_id=F("document__signature__checksum"))
    numbered = Q(blob_id=F("document__issuance__source"))
    final = Q(document__issuance__final__isnull=False, blob_id=F("document__issuance__final"))
    made_of_them = Q(document__issuance__isnull=False) & (numbered | final)
    known = DocumentFile.objects.filter(signed | made_of_them)
    for file in DocumentFile.objects.filter(role=FileRole.ISSUED).exclude(pk__in=known.values("pk")):
        yield f"Văn bản {file.document_id}: bản ban hành khác bản đã ký."
