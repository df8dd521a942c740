"""Ban hành: number and date in their place, bytes frozen, a copy made to be sent (NĐ 30/2020, art. 14-18)."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.documents import actions as documents
from vanphong.documents.actions import Upload
from vanphong.documents.enums import FileRole
from vanphong.documents.models import Document, DocumentFile, Register, RegisterEntry, Signature
from vanphong.documents.queries import signed_version
from vanphong.documents.rules import can_issue, obstacles_to_a_reason
from vanphong.drafting.actions import check
from vanphong.drafting.printing import with_mark
from vanphong.drafting.queries import numbered, obstacles_to_issuing
from vanphong.drafting.rules import electronic_mark
from vanphong.files.actions import convert_again, store
from vanphong.files.enums import Kind
from vanphong.files.models import Blob
from vanphong.kernel import clock
from vanphong.kernel.errors import Busy, Invalid, NotPermitted, Refused, Stale
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person

from .. import jobs, queries, rules
from ..enums import FinalState, Form
from ..events import FinalCopyAskedAgain, ReleaseBroughtForward
from ..models import Issuance
from .delivering import plan_deliveries

UNMARKED = (
    "Không ghi được hình thức sao, tên cơ quan và thời gian ký lên trang đầu bản sao điện tử: bản đã ký không phải PDF "
    "đọc được. Mời lập lại bản sao từ trang của văn bản được sao."
)


@transaction.atomic
def issue(
    document: Document,
    register: Register,
    *,
    actor: Person,
    reserved: RegisterEntry | None = None,
    release_at: datetime | None = None,
    seen: int | None = None,
) -> Document:
    """Ban hành: the registry numbers the signed document, in the document's own place too; it leaves at once, or at
    `release_at`. The copy that is sent is made behind the answer.

    Raises as documents.actions.issue, and Refused for errors that were signed and nobody accepted (art. 12.2), an hour
    that cannot be, or a copy of what was recalled since.
    """
    if not can_issue(actor, document):
        raise NotPermitted("Chỉ văn thư của cơ quan được cấp số, ban hành văn bản.")
    if Signature.objects.filter(document=document).exists():
        # Where the worker has not come to it yet; read before the row is locked, judged after. What the reader stops
        # at is not checked: leave may be given for it.
        with suppress(Busy):
            check(signed_version(document).blob)
    document = Document.objects.locked(document.pk)
    copy = queries.copy_in(document)
    recalled = rules.obstacles_to_any_copy(copy.original) if copy else []
    hour = rules.obstacles_to_the_hour(release_at, clock.now())
    if obstacles := [*recalled, *obstacles_to_issuing(document), *hour]:
        raise Refused(obstacles)
    issued = documents.issue(document, register, actor=actor, reserved=reserved, seen=seen, frozen=with_number)
    file = issued.files.select_related("blob").get(role=FileRole.ISSUED)
    issuance = Issuance.objects.create(
        document=issued,
        issued_by=actor,
        source=file.blob,
        placed=file.blob_id != issued.signature.checksum,
        release_at=release_at,
    )
    plan_deliveries(issued)
    jobs.ask_for_final(issuance)
    return issued


def with_number(document: Document) -> tuple[Upload, int]:
    """The signed bytes with number and date in their place, and where they stand among the issued files: a PDF made of
    a Word file comes before it. The signed bytes themselves where they have no such place.

    A copy in electronic form has none; it is marked with the moment at which the agency signs (PL I, phần II.I.3).
    """
    signed = signed_version(document)
    blob, place = signed.blob, 1 if Kind(signed.blob.kind).is_word else 0
    copy = queries.copy_in(document)
    if copy and copy.target_form == Form.ELECTRONIC:
        blob = _marked(document, signed)
    elif document.issued_date:
        data = numbered(blob.path, blob.kind, document.code, document.issued_date)
        blob = store(data, name=signed.name) if data else blob
    return (blob, signed.name), place


def _marked(copy: Document, signed: DocumentFile) -> Blob:
    words = electronic_mark(str(copy.document_type), copy.agency.name, clock.now())
    try:
        marked = with_mark(signed.blob.path, words) if signed.blob.kind == Kind.PDF else b""
    except Invalid:
        marked = b""
    if not marked:
        raise Refused([UNMARKED])
    return store(marked, name=signed.name)


@transaction.atomic
def remake_final(document: Document, *, actor: Person) -> Issuance:
    """Lập lại bản phát hành after the PDF could not be made."""
    issuance = Issuance.objects.locked(document)
    if not rules.can_send(actor, document):
        raise NotPermitted("Chỉ văn thư của cơ quan được lập lại bản phát hành.")
    if issuance.state != FinalState.FAILED:
        raise Stale("Bản phát hành đã có hoặc đang được lập, mời tải lại.")
    issuance.state, issuance.reason = FinalState.PREPARING, ""
    issuance.save(update_fields=["state", "reason"])
    convert_again(issuance.source)
    record(FinalCopyAskedAgain(), about=document, actor=actor)
    jobs.ask_for_final(issuance)
    return issuance


@transaction.atomic
def release_now(document: Document, reason: str, *, actor: Person) -> Issuance:
    """Phát hành ngay what had been given a later hour."""
    issuance = Issuance.objects.locked(document)
    if not rules.can_send(actor, document):
        raise NotPermitted("Chỉ văn thư của cơ quan được phát hành văn bản.")
    if obstacles := obstacles_to_a_reason(reason):
        raise Refused(obstacles)
    if rules.is_recalled(issuance.document):
        raise Stale("Văn bản đã có quyết định thu hồi, không phát hành nữa.")
    if issuance.released_at or not issuance.release_at or issuance.release_at <= clock.now():
        raise Stale("Văn bản không còn chờ giờ phát hành, mời tải lại.")
    fact = ReleaseBroughtForward(before=issuance.release_at.isoformat(), reason=tidy(reason))
    issuance.release_at = None
    issuance.save(update_fields=["release_at"])
    record(fact, about=document, actor=actor)
    jobs.release(issuance)
    return issuance
