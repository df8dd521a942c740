"""Writing a memo: begun, changed, put aside (NĐ 314/2025, art. 11)."""

from dataclasses import dataclass
from uuid import UUID

from django.core.files import File
from django.db import transaction

from vanphong.documents import actions as documents
from vanphong.documents.models import Document
from vanphong.files.actions import store
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org.models import Person, Unit

from .. import rules
from ..enums import CONTENT, MemoStatus
from ..events import MemoEdited, MemoWithdrawn, MemoWritten
from ..models import Memo
from ..queries import asks_of, field_led_by, round_now
from .moving import CHANGED, advance, give_back, locked
from .planning import plan
from .running import end_run


@dataclass(frozen=True)
class Values:
    """What the author writes."""

    subject: str
    what: str = ""
    summary: str = ""
    legal_basis: str = ""
    view: str = ""
    proposal: str = ""

    def write_to(self, memo: Memo) -> bool:
        """Set the words. Does the memo say something else now?"""
        kept = {name: rules.written(getattr(self, name)) for name in CONTENT}
        changed = any(getattr(memo, name) != value for name, value in kept.items())
        for name, value in kept.items():
            setattr(memo, name, value)
        return changed


@dataclass(frozen=True)
class Enclosed:
    """A draft handed in with the memo: what it is to become, and its file."""

    values: documents.Draft
    file: File
    name: str


@transaction.atomic
def write(
    incoming: Document | None,
    unit: Unit,
    values: Values,
    *,
    actor: Person,
    draft: Document | Enclosed | None = None,
    key: UUID | None = None,
) -> Memo:
    """Lập phiếu trình: about the paper the author handles or on their own initiative, with a draft or without.

    `key` makes a repeated click harmless: the same key gives the same memo. Raises Refused with every obstacle.
    """
    if not rules.can_write(actor, unit):
        raise NotPermitted("Chỉ chuyên viên và lãnh đạo của đơn vị được lập phiếu trình.")
    _one_at_a_time(actor)
    if key and (known := Memo.objects.filter(key=key).first()):
        if known.author_id != actor.pk:
            raise Stale("Trang này đã cũ, mời tải lại rồi nộp lại.")
        return known
    draft, incoming = _locked(draft), incoming and Document.objects.locked(incoming.pk)
    memo = Memo(agency=unit.agency, unit=unit, author=actor, key=key, incoming=incoming, moved_at=clock.now())
    _carry(memo, incoming, draft, actor)
    values.write_to(memo)
    if not memo.subject:
        raise Refused(["Chưa ghi trích yếu của phiếu trình."])
    memo.save()
    plan(memo, asks_of(memo))
    advance(memo, MemoWritten(subject=memo.subject), actor=actor)
    return memo


@transaction.atomic
def edit(
    memo: Memo, values: Values, *, actor: Person, draft: Document | Enclosed | None = None, seen: int | None = None
) -> Memo:
    """Sửa phiếu trình while it is with its author. What was submitted before stays as it was read."""
    _one_at_a_time(actor)
    Memo.objects.locked(memo.pk)
    draft = _locked(draft)
    memo = locked(memo, set(), actor=actor, seen=None)
    if not rules.can_change(actor, memo):
        raise NotPermitted("Chỉ người lập phiếu được sửa phiếu trình.")
    if not memo.with_author:
        raise Stale(rules.WITH_LEADERS)
    changed = values.write_to(memo) or draft != memo.draft
    if seen not in (None, memo.version):
        raise Stale(CHANGED) if changed else AlreadyDone
    before = memo.document_type, memo.field
    if draft != memo.draft:
        _carry(memo, None, draft, actor)
    if not memo.subject:
        raise Refused(["Chưa ghi trích yếu của phiếu trình."])
    if (memo.document_type, memo.field) != before:
        plan(memo, asks_of(memo))
    advance(memo, MemoEdited(), actor=actor)
    return memo


def _one_at_a_time(author: Person) -> None:
    """A second click waits here and finds what the first has made; two windows never wait for each other's papers."""
    Person.objects.select_for_update(no_key=True).get(pk=author.pk)


def _locked(draft: Document | Enclosed | None) -> Document | Enclosed | None:
    return Document.objects.locked(draft.pk) if isinstance(draft, Document) else draft


def _carry(memo: Memo, incoming: Document | None, draft: Document | Enclosed | None, actor: Person) -> None:
    """Put a draft on the memo: one of the author's own, or the file handed in now."""
    kept = draft if isinstance(draft, Document) else None
    if obstacles := rules.obstacles_to_writing(actor, incoming, kept):
        raise Refused(obstacles)
    memo.draft = _draft_from(draft, memo, actor) if isinstance(draft, Enclosed) else kept
    memo.document_type = memo.draft.document_type if memo.draft else None
    memo.field = next((paper.field for paper in (memo.incoming, memo.draft) if paper and paper.field), None)
    memo.field = memo.field or field_led_by(memo.unit)


def _draft_from(enclosed: Enclosed, memo: Memo, actor: Person) -> Document:
    blob = store(enclosed.file, name=enclosed.name)
    upload = (blob, enclosed.name)
    return documents.draft(memo.agency, memo.unit, enclosed.values, upload, actor=actor, replies_to=memo.incoming)


@transaction.atomic
def withdraw(memo: Memo, reason: str = "", *, actor: Person, seen: int | None = None) -> Memo:
    """Bỏ phiếu trình: the papers go to whoever handles them; what was submitted stays readable."""
    memo = locked(memo, {"withdraw"}, actor=actor, seen=seen)
    if not rules.can_withdraw(actor, memo):
        raise NotPermitted("Chỉ người lập phiếu, người đang xử lý văn bản hoặc Chánh Văn phòng được bỏ phiếu trình.")
    if memo.finished:
        raise Stale(CHANGED)
    if obstacles := rules.obstacles_to_withdrawing(memo, reason):
        raise Refused(obstacles)
    running = memo.status == MemoStatus.SUBMITTED
    if running:
        end_run(round_now(memo))
    advance(memo, MemoWithdrawn(reason=rules.written(reason)), actor=actor)
    if running:
        give_back(memo, actor=actor)
    return memo
