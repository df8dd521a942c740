"""Drafts of what goes out: made, replaced, put before a signer, signed or sent back (NĐ 30/2020, art. 10-13)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted, Refused, Stale
from vanphong.kernel.vietnamese import tidy
from vanphong.org.enums import Basis
from vanphong.org.models import Agency, Field, Person, Unit
from vanphong.org.queries import Standing
from vanphong.org.rules import stead_of

from .. import rules
from ..enums import AccessReason, Direction, FileRole, Status, Step, Urgency
from ..events import (
    DocumentSigned,
    DraftCancelled,
    DraftCreated,
    DraftReplaced,
    SentForSignature,
    SignatureDeclined,
)
from ..models import Document, DocumentType, Recipient, Signature
from ..queries import current_draft, default_register, search_text
from .custody import Holder, advance, let_see, locked
from .registration import Upload, attach, made_once


@dataclass(frozen=True)
class Draft:
    """What a draft is to become: type, subject, field, urgency and whom it goes to (name, agency or None, group)."""

    document_type: DocumentType
    subject: str
    field: Field | None = None
    urgency: int = Urgency.NORMAL
    recipients: tuple[tuple[str, Agency | None, str], ...] = ()
    copies: int = 1

    def columns(self) -> dict[str, Any]:
        """What of it stands in the document's own row."""
        return {
            "direction": Direction.OUTGOING,
            "document_type": self.document_type,
            "subject": tidy(self.subject),
            "urgency": self.urgency,
            "copies": self.copies,
        }

    def addressed(self, document: Document) -> list[Recipient]:
        """Nơi nhận, in order."""
        return [
            Recipient(document=document, name=name, agency=to, group=group, position=place)
            for place, (name, to, group) in enumerate(self.recipients)
        ]


@transaction.atomic
def draft(
    agency: Agency,
    unit: Unit,
    values: Draft,
    file: Upload,
    *,
    actor: Person,
    replies_to: Document | None = None,
    key: UUID | None = None,
) -> Document:
    """Lập dự thảo: a document to go out, in its first version, held by the person who drafts it.

    `key` makes a repeated click harmless: the same key gives the same draft.
    """
    if not rules.can_draft(actor, agency.pk) or unit.pk not in actor.unit_ids:
        raise NotPermitted("Chỉ chuyên viên và lãnh đạo của đơn vị được lập dự thảo.")
    if replies_to is not None and not rules.can_see(actor, replies_to):
        raise NotPermitted("Anh/chị không được xem văn bản mà dự thảo này trả lời.")
    if obstacles := rules.obstacles_to_drafting(agency.pk, values.subject, replies_to):
        raise Refused(obstacles)
    blob, _ = file
    facts = values.columns() | {
        "lead_unit": unit,
        "drafter": actor,
        "replies_to": replies_to,
        "field": values.field or (replies_to.field if replies_to else None),
        "issuer": agency,
        "issuer_name": agency.name,
        "page_amount": blob.page_count,
    }
    document, new = made_once(agency, key, facts)
    if not new:
        return document
    document.search_text = search_text(document)
    attach(document, [file], FileRole.DRAFT, actor=actor, first=1)
    Recipient.objects.bulk_create(values.addressed(document))
    advance(document, DraftCreated(checksum=blob.pk), actor=actor, holder=Holder(unit, Step.HANDLE, actor))
    let_see(document, AccessReason.AUTHOR, people=[actor], units=[unit])
    return document


@transaction.atomic
def replace_draft(
    document: Document,
    file: Upload,
    *,
    actor: Person,
    note: str = "",
    based_on: int | None = None,
    seen: int | None = None,
) -> Document:
    """Thay bản dự thảo: a new version; the earlier ones stay readable.

    `based_on` is the number of the version it was made from (None: not asked); raises Stale where it is not the newest.
    """
    blob, _ = file
    document = locked(document, "", actor=actor, seen=seen, said={"checksum": blob.pk})
    if not rules.can_change_draft(actor, document):
        raise NotPermitted("Chỉ người soạn thảo được thay bản dự thảo.")
    if document.status != Status.DRAFTED:
        raise Stale("Dự thảo đã được trình, không thay bản được nữa; hãy thu hồi hoặc chờ trả lại.")
    latest = current_draft(document)
    number = (latest.position if latest else 0) + 1
    if based_on is not None and based_on < number - 1:
        raise Stale(f"Tệp này sửa từ bản {based_on}, nay đã có bản {number - 1}. Mời so với bản mới nhất rồi nộp lại.")
    attach(document, [file], FileRole.DRAFT, actor=actor, first=number)
    document.page_amount = blob.page_count
    advance(document, DraftReplaced(number=number, checksum=blob.pk, note=tidy(note)), actor=actor)
    return document


@transaction.atomic
def cancel_draft(document: Document, reason: str, *, actor: Person, seen: int | None = None) -> Document:
    """Hủy dự thảo."""
    document = locked(document, "cancel", actor=actor, seen=seen)
    if not rules.can_change_draft(actor, document):
        raise NotPermitted("Chỉ người soạn thảo được hủy dự thảo.")
    if document.status != Status.DRAFTED:
        raise Stale("Dự thảo đã được trình, không hủy được nữa.")
    if obstacles := rules.obstacles_to_a_reason(reason):
        raise Refused(obstacles)
    advance(document, DraftCancelled(reason=tidy(reason)), actor=actor)
    return document


@transaction.atomic
def send_for_signature(document: Document, signer: Person, *, actor: Person, seen: int | None = None) -> Document:
    """Trình ký: put the newest version before the leader who is to sign it."""
    document = locked(document, "send_for_signature", actor=actor, seen=seen)
    if not rules.can_change_draft(actor, document):
        raise NotPermitted("Chỉ người soạn thảo được trình ký dự thảo.")
    if not rules.is_leader(signer, document.agency_id):
        raise Refused([f"{signer.full_name} không có thẩm quyền ký văn bản của cơ quan."])
    version = current_draft(document)
    if version is None:
        raise Refused(["Chưa có bản dự thảo nào để trình ký."])
    fact = SentForSignature(signer=signer.full_name, checksum=version.blob_id)
    advance(document, fact, actor=actor, holder=signing_holder(signer))
    let_see(document, AccessReason.SIGNER, people=[signer])
    return document


def signing_holder(signer: Person) -> Holder:
    """The leader a draft waits with until signed."""
    unit = signer.unit
    if unit is None:
        raise Refused([f"{signer.full_name} không giữ chức vụ nào tại ngày hôm nay."])
    return Holder(unit, Step.SIGN, signer)


def _holder(document: Document, standing: Standing) -> Person | None:
    """The leader in whose place somebody else acts; None when the leader acts."""
    return document.custody.person if document.custody and standing.basis != Basis.OWN else None


def _said_in_place(document: Document, actor: Person, standing: Standing) -> str:
    """What the timeline adds after an act in somebody's place: both names and the right."""
    holder = _holder(document, standing)
    return f" ({stead_of(actor, holder, standing.basis, standing.since)})" if holder else ""


@transaction.atomic
def decline(document: Document, reason: str, *, actor: Person, seen: int | None = None) -> Document:
    """Trả lại, chưa ký: back to the drafter with the reason."""
    document = locked(document, "decline", actor=actor, seen=seen)
    standing = rules.standing_to_sign(actor, document)
    if standing is None:
        raise NotPermitted("Chỉ người được trình ký, hoặc người được ủy quyền, mới trả lại dự thảo.")
    if obstacles := rules.obstacles_to_a_reason(reason):
        raise Refused(obstacles)
    back = Holder(document.lead_unit, Step.HANDLE, document.drafter) if document.lead_unit else None
    fact = SignatureDeclined(reason=tidy(reason), in_place=_said_in_place(document, actor, standing))
    advance(document, fact, actor=actor, holder=back)
    return document


@transaction.atomic
def sign(document: Document, checksum: str, *, actor: Person, seen: int | None = None) -> Document:
    """Ký: the leader signs exactly the bytes with this checksum, by the power of today; then the registry issues.

    Whoever stands in the leader's place at this moment signs by their own post's power, and both names are kept.
    Raises Stale when the newest version is not the one that was read.
    """
    document = locked(document, "sign", actor=actor, seen=seen)
    standing = rules.standing_to_sign(actor, document)
    if standing is None:
        raise NotPermitted("Văn bản này không được trình cho anh/chị ký, cũng không thuộc phạm vi được ủy quyền.")
    version = current_draft(document)
    if version is None or version.blob_id != checksum:
        raise Stale("Dự thảo đã có bản mới hơn bản anh/chị đã đọc, mời tải lại.")
    register = default_register(document)
    if register is None:
        raise Refused([f"Cơ quan chưa có sổ cho loại “{document.document_type}”: đề nghị quản trị mở sổ."])
    holder = _holder(document, standing)
    capacity, lines = rules.signature_block(actor, document.agency_id, holder)
    document.signer_name, document.signer_position = actor.full_name, actor.title
    document.search_text = search_text(document)
    Signature.objects.create(
        document=document,
        signer=actor,
        for_person=holder,
        capacity=capacity,
        block="|".join(lines),
        full_name=actor.full_name,
        signed_at=clock.now(),
        checksum=checksum,
    )
    registry = register.registry_unit
    fact = DocumentSigned(checksum=checksum, in_place=_said_in_place(document, actor, standing))
    advance(document, fact, actor=actor, holder=Holder(registry, Step.ISSUE))
    let_see(document, AccessReason.REGISTRY, units=[registry])
    return document
