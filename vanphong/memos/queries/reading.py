"""Reading memos: what waits for whom, the rounds with their opinions, the words leaders keep."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Max, QuerySet
from django.db.models.functions import Length

from vanphong.documents.enums import Status
from vanphong.documents.models import Document, DocumentFile
from vanphong.org.models import Person, Unit
from vanphong.org.queries import Standing, warnings_about
from vanphong.ui.formats import vndate

from ..enums import MemoStatus
from ..models import Memo, MemoRound, Opinion, Phrase, RoundStep
from ..models.memo import Memos
from ..rules import WRITERS

SHORT_PHRASE = 60


def take_number(unit: Unit, year: int) -> int:
    """The next number of the unit's memos in this year, held by this transaction until it ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO memos_memocounter (unit_id, year, last_number) VALUES (%s, %s, 1)"
            " ON CONFLICT (unit_id, year) DO UPDATE SET last_number = memos_memocounter.last_number + 1"
            " RETURNING last_number",
            [unit.pk, year],
        )
        number: int = cursor.fetchone()[0]
    return number


def steps_awaiting(person: Person, standings: Sequence[Standing] = ()) -> QuerySet[RoundStep]:
    """Chờ tôi cho ý kiến, in my own right and in the place of others, the longest waiting first."""
    return RoundStep.objects.awaiting(person, standings).order_by("opened_at", "id")


def awaiting_opinion_of(person: Person) -> QuerySet[Memo]:
    """The memos of those steps."""
    return Memo.objects.filter(pk__in=steps_awaiting(person).order_by().values("memo")).for_list().order_by("moved_at")


def returned_to(person: Person) -> QuerySet[Memo]:
    """Lãnh đạo trả lại, or recalled by myself: mine to change."""
    return Memo.objects.filter(status=MemoStatus.RETURNED, author=person).for_list().order_by("moved_at", "id")


@dataclass(frozen=True)
class ListFilter:
    """What a list of memos is narrowed to; empty means all."""

    view: str = ""
    unit: int | None = None
    status: str = ""
    due: str = ""
    text: str = ""


VIEWS = {"cho-toi": "Chờ tôi cho ý kiến", "toi-lap": "Tôi lập", "tra-lai": "Trả lại tôi", "da-xong": "Đã có quyết định"}


def listed(person: Person, wanted: ListFilter) -> Memos:
    """The memos this person may see, narrowed."""
    found = Memo.objects.visible_to(person).for_list()
    match wanted.view:
        case "cho-toi":
            found = found.filter(pk__in=steps_awaiting(person).order_by().values("memo"))
        case "toi-lap":
            found = found.filter(author=person)
        case "tra-lai":
            found = found.filter(author=person, status=MemoStatus.RETURNED)
        case "da-xong":
            found = found.filter(status=MemoStatus.DECIDED)
    if wanted.unit:
        found = found.filter(unit=wanted.unit)
    if wanted.status:
        found = found.filter(status=wanted.status)
    return found.due_on(wanted.due).search(wanted.text)


def unit_to_write_in(person: Person, incoming: Document | None) -> Unit | None:
    """The unit a memo of this person is numbered in: where the paper is handled, else that of their senior post."""
    if incoming and incoming.custody:
        return incoming.custody.unit
    return next((post.unit for post in person.posts if post.role in WRITERS), None)


def round_now(memo: Memo) -> MemoRound:
    """The round that leaders read now."""
    return memo.rounds.get(number=memo.round)


def drafts_to_attach(person: Person, memo: Memo | None = None) -> QuerySet[Document]:
    """My drafts that no open memo carries yet; with those this memo already carries."""
    taken = Memo.objects.open().exclude(draft=None)
    if memo is not None:
        taken = taken.exclude(pk=memo.pk)
    mine = Document.objects.outgoing().filter(drafter=person, status=Status.DRAFTED)
    return mine.exclude(pk__in=taken.values("draft")).order_by("-id")


def file_of(submitted: MemoRound, draft: Document | None) -> DocumentFile | None:
    """The very draft that went with a round."""
    if draft is None or not submitted.draft_checksum:
        return None
    return draft.files.filter(blob_id=submitted.draft_checksum).select_related("blob").order_by("-position").first()


def phrases_of(person: Person, count: int = 6) -> list[str]:
    """Bút phê mẫu: all the words this leader keeps, then short ones lately written, the newest first, up to `count`."""
    kept = list(Phrase.objects.filter(person=person).values_list("text", flat=True))
    mine = Opinion.objects.filter(person=person).alias(size=Length("text")).filter(size__gte=1, size__lte=SHORT_PHRASE)
    recent = mine.exclude(text__in=kept).values("text").annotate(last=Max("id")).order_by("-last")
    return kept + [row["text"] for row in recent[: max(count - len(kept), 0)]]


def named(incoming: Document) -> str:
    """How a memo names the paper it answers: "Công văn số 05/STC-NS ngày 05/01/2026 của Sở Tài chính"."""
    number = f" số {incoming.code}" if incoming.code else ""
    dated = f" ngày {vndate(incoming.issued_date)}" if incoming.issued_date else ""
    return f"{incoming.document_type or 'Văn bản'}{number}{dated} của {incoming.issuer_name}"


def what_follows(memo: Memo) -> str:
    """Where a memo has gone, in words, for the one line after an act; with a warning when who it goes to is away."""
    if memo.status == MemoStatus.DECIDED:
        signing = memo.draft is not None and memo.draft.status == Status.AWAITING_SIGNATURE
        return "dự thảo chờ ký" if signing else f"hồ sơ về {memo.author.full_name}"
    if memo.finished:
        return "phiếu đã khép lại"
    absent = warnings_about(step.person for step in memo.waiting if step.person)
    return ". ".join([f"phiếu chuyển đến {memo.holders}", *absent.values()])
