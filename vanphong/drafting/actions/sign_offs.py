"""The two sign-offs before a paper is signed (NĐ 30/2020, art. 12), and leave to issue what still has errors."""

from typing import Any

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.documents.actions import let_see
from vanphong.documents.enums import AccessReason, Direction, Status
from vanphong.documents.models import Document, Signature
from vanphong.documents.queries import current_draft
from vanphong.documents.rules import obstacles_to_a_reason
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person
from vanphong.org.queries import said_instead, stands_for

from .. import queries
from ..enums import SignOffKind
from ..events import ContentSignedOff, FormSignedOff, IssueHeld, IssuePermitted
from ..models import Permit, SignOff

FACTS = {SignOffKind.CONTENT: ContentSignedOff, SignOffKind.FORM: FormSignedOff}
NEWER = "Dự thảo đã có bản mới hơn bản anh/chị đã đọc, mời tải lại."
NOT_FOR_CONTENT = "Chỉ lãnh đạo đơn vị soạn thảo ký nháy nội dung (Điều 12.1 Nghị định 30/2020/NĐ-CP)."
NOT_FOR_FORM = "Chỉ người được giao kiểm tra thể thức ký nháy thể thức (Điều 12.2 Nghị định 30/2020/NĐ-CP)."
NOT_TO_PERMIT = "Chỉ Chánh Văn phòng, Phó Chánh Văn phòng cho phép ban hành văn bản còn lỗi thể thức."


@transaction.atomic
def sign_off_content(document: Document, checksum: str, *, actor: Person) -> SignOff:
    """Ký nháy nội dung of exactly the version with this checksum: by the head of the drafting unit, their deputy, or
    who stands in for them, before the paper is signed. Raises NotPermitted, Stale, Refused, AlreadyDone."""
    document = Document.objects.locked(document.pk)
    standing = queries.standing_for_content(stands_for(actor), document)
    if standing is None:
        raise NotPermitted(NOT_FOR_CONTENT)
    if document.status not in queries.BEFORE_SIGNING:
        raise Refused(["Văn bản đã ký hoặc không còn là dự thảo, không ký nháy nội dung nữa."])
    return record_sign_off(document, SignOffKind.CONTENT, checksum, actor=actor, in_place=said_instead(actor, standing))


@transaction.atomic
def sign_off_form(document: Document, checksum: str, *, actor: Person) -> SignOff:
    """Ký nháy thể thức of exactly the version with this checksum: by who is given the task, before it is issued.
    Raises NotPermitted, Stale, Refused, AlreadyDone."""
    document = Document.objects.locked(document.pk)
    if not queries.can_sign_off_form(actor, document):
        raise NotPermitted(NOT_FOR_FORM)
    if document.status not in queries.BEFORE_ISSUE:
        raise Refused(["Văn bản đã ban hành hoặc đã hủy, không ký nháy thể thức nữa."])
    return record_sign_off(document, SignOffKind.FORM, checksum, actor=actor)


def record_sign_off(
    document: Document, kind: SignOffKind, checksum: str, *, actor: Person, in_place: str = ""
) -> SignOff:
    """Write a sign-off down: a part of the acts above, and of those by which a house above has somebody asked.

    Raises Stale when another version stands, AlreadyDone when this one is signed off.
    """
    latest = current_draft(document)
    if latest is None or latest.blob_id != checksum:
        raise Stale(NEWER)
    values = {"number": latest.position, **_by(actor, in_place)}
    given, new = SignOff.objects.get_or_create(document=document, kind=kind, checksum=checksum, defaults=values)
    if not new:
        raise AlreadyDone(f"Bản này đã được ký nháy: {given}.")
    fact = FACTS[kind](number=given.number, checksum=checksum, in_place=f" ({in_place})" if in_place else "")
    record(fact, about=document, actor=actor)
    return given


@transaction.atomic
def permit_issue(document: Document, reason: str, checksum: str, *, actor: Person) -> Permit:
    """Cho phép ban hành dù còn lỗi phải sửa: the signed bytes with this checksum, for a reason; by the Chief or a
    deputy chief, or who stands in for them. Raises NotPermitted, Stale, Refused, AlreadyDone."""
    document = Document.objects.locked(document.pk)
    standing = queries.standing_to_permit(stands_for(actor), document)
    if standing is None:
        raise NotPermitted(NOT_TO_PERMIT)
    if document.status != Status.SIGNED or document.signature.checksum != checksum:
        raise Stale("Văn bản không còn là bản đã ký anh/chị vừa xem, mời tải lại.")
    if Permit.objects.filter(document=document, checksum=checksum).exists():
        raise AlreadyDone
    if obstacles := obstacles_to_a_reason(reason):
        raise Refused(obstacles)
    if not queries.obstacles_to_issuing(document):
        raise Refused(["Không còn lỗi nào cản việc ban hành, không cần cho phép."])
    in_place = said_instead(actor, standing)
    permit = Permit.objects.create(document=document, checksum=checksum, reason=tidy(reason), **_by(actor, in_place))
    said = f" ({in_place})" if in_place else ""
    record(IssuePermitted(reason=permit.reason, checksum=checksum, in_place=said), about=document, actor=actor)
    return permit


def _by(actor: Person, in_place: str) -> dict[str, Any]:
    """Who says it, under the name and title of today."""
    named = {"person": actor, "full_name": actor.full_name, "title": actor.title}
    return named | {"in_place": in_place, "at": clock.now()}


@transaction.atomic
def hold_issue(document: Document) -> None:
    """What was signed with errors nobody accepted is put before those who may give leave; told once for these bytes."""
    document = Document.objects.locked(document.pk)
    signature = Signature.objects.filter(document=document).first()
    if signature is None or document.status != Status.SIGNED or not queries.obstacles_to_issuing(document):
        return
    if queries.was_held(document, signature.checksum):
        return
    let_see(document, AccessReason.OPINION, people=list(queries.office_leaders_of(document.agency_id)))
    fact = IssueHeld(errors=queries.errors_left(document, signature), checksum=signature.checksum)
    record(fact, about=document, actor=None)


def ask_form_check(document: Document) -> None:
    """Whoever is given the task sees a paper of their agency that waits for a signature. Saying it twice changes
    nothing."""
    if document.direction == Direction.OUTGOING:
        let_see(document, AccessReason.FORM_CHECK, people=list(queries.form_checkers_of(document.agency_id)))
