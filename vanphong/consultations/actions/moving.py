"""The primitives of the house: lock the request and judge who asks, move it, record it."""

from collections.abc import Iterable

from vanphong.audit.actions import record
from vanphong.audit.events import Fact
from vanphong.audit.queries import was_just_done
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Stale
from vanphong.org.models import Person

from .. import rules
from ..enums import CONSULTATION, RequestState
from ..models import Addressee, Comment, Consultation, ExtensionRequest

CHANGED = "Yêu cầu lấy ý kiến đã thay đổi, mời tải lại."
COMMENT_CHANGED = "Ý kiến này đã thay đổi, mời tải lại."


def led(consultation: Consultation, verb: str, *, actor: Person, seen: int | None) -> Consultation:
    """The locked row, if this person leads it. `seen` is the version their page showed (None: not asked).

    Raises NotPermitted; AlreadyDone for the same person's same act again; Stale when anything else came between.
    """
    fresh = Consultation.objects.locked(consultation.pk)
    if not rules.can_lead(actor, fresh):
        raise NotPermitted("Chỉ người lập yêu cầu lấy ý kiến, lãnh đạo phòng hoặc Chánh Văn phòng được làm việc này.")
    if seen is not None and seen != fresh.version:
        if verb and fresh.version == seen + 1 and was_just_done(fresh, {verb}, actor):
            raise AlreadyDone
        raise Stale(CHANGED)
    return fresh


def advance(consultation: Consultation, fact: Fact, *, actor: Person) -> None:
    """Move a locked consultation by `fact.verb`, save it and record the fact. Raises Stale where there is no such
    move."""
    if fact.verb:
        consultation.status = CONSULTATION.after(fact.verb, consultation.status)
    consultation.version += 1
    consultation.save()
    record(fact, about=consultation, actor=actor)


def locked_addressees(consultation: Consultation) -> list[Addressee]:
    """Everybody asked, locked: nobody answers while it is closed."""
    rows = consultation.addressees.select_for_update(of=("self",), no_key=True)
    return list(rows.order_by("pk"))


def settle_wishes(addressees: Iterable[Addressee]) -> None:
    """Whoever has answered, or is asked no longer, needs no decision on more time."""
    wishes = ExtensionRequest.objects.filter(addressee__in=addressees, state=RequestState.ASKED)
    wishes.update(state=RequestState.LAPSED, decided_at=clock.now())


def as_it_stands(comment: Comment, addressee: Addressee) -> Comment:
    """A comment of a place that is locked: nobody else changes, drops or deals with it now. Raises Stale when it is
    gone."""
    comments = Comment.objects.filter(addressee=addressee).select_related("section")
    found = comments.filter(pk=comment.pk).first()
    if found is None:
        raise Stale("Ý kiến này vừa được nơi góp ý bỏ, mời tải lại.")
    found.addressee, found.consultation = addressee, addressee.consultation
    return found
