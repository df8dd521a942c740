"""The primitives of the house: lock a memo, move it, and take the papers it carries along."""

from collections.abc import Callable, Mapping

from vanphong.audit.actions import record
from vanphong.audit.events import Fact
from vanphong.audit.queries import was_just_done
from vanphong.documents import actions as documents
from vanphong.documents.actions import Holder, let_see
from vanphong.documents.enums import AccessReason, Step
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, Stale
from vanphong.kernel.vietnamese import fold
from vanphong.org.models import Person

from ..enums import HOLDING, MEMO
from ..events import DraftReturned, PaperReturned
from ..models import Memo, RoundStep
from ..rules import Ask

CHANGED = "Phiếu trình đã thay đổi, mời tải lại."


def locked(
    memo: Memo, verbs: set[str], *, actor: Person, seen: int | None, said: Mapping[str, object] | None = None
) -> Memo:
    """The memo's row, then the rows of its draft and its paper, locked in this order.

    Raises AlreadyDone for a repeated click of one of `verbs` that says the same, Stale when anything else happened
    since version `seen`.
    """
    fresh = Memo.objects.locked(memo.pk)
    if seen is not None and seen != fresh.version:
        if fresh.version == seen + 1 and was_just_done(fresh, verbs, actor, said):
            raise AlreadyDone
        raise Stale(CHANGED)
    fresh.draft = Document.objects.locked(fresh.draft_id) if fresh.draft_id else None
    fresh.incoming = Document.objects.locked(fresh.incoming_id) if fresh.incoming_id else None
    return fresh


def said_at(at: int | None) -> dict[str, object]:
    """Which step was acted at, where the page named it: the same words at another step are no second click."""
    return {"step": at} if at else {}


def advance(memo: Memo, fact: Fact, *, actor: Person | None) -> None:
    """Move a locked memo by `fact.verb`, save it and record the fact. Raises Stale when there is no such move."""
    if fact.verb:
        if not MEMO.allows(fact.verb, memo.status):
            raise Stale(CHANGED)
        memo.status = MEMO.after(fact.verb, memo.status)
        memo.moved_at = clock.now()
    memo.version += 1
    memo.search_text = fold(f"{memo.code} {memo.subject} {memo.author.full_name}")
    memo.save()
    vars(memo).pop("waiting", None)
    record(fact, about=memo, actor=actor)


def with_author(memo: Memo) -> Holder:
    """Where the author is now: a memo keeps the unit that numbered it, its papers do not."""
    unit = memo.unit if memo.unit_id in memo.author.unit_ids else memo.author.unit
    return Holder(unit or memo.unit, Step.HANDLE, memo.author)


def with_step(memo: Memo, step: RoundStep) -> Holder:
    """Whoever a step asks, as holder of the papers meanwhile."""
    unit = step.unit or (step.person.unit if step.person else None) or memo.unit
    return Holder(unit, HOLDING[Ask.of(step).rank], step.person)


def move(memo: Memo, document: Document | None, fact: Callable[..., Fact], holder: Holder, *, actor: Person) -> None:
    """Move a paper of the memo, where there is one, by a fact of its own."""
    if document is not None:
        documents.advance(document, fact(memo=memo.pk, code=memo.code), actor=actor, holder=holder)


def give_back(memo: Memo, *, actor: Person) -> None:
    """The papers return to the author, to be changed or handled otherwise."""
    move(memo, memo.incoming, PaperReturned, with_author(memo), actor=actor)
    move(memo, memo.draft, DraftReturned, with_author(memo), actor=actor)


def hand_papers(memo: Memo) -> None:
    """The papers lie with the first of those who are asked now; their state stays."""
    if not memo.waiting:
        return
    holder = with_step(memo, memo.waiting[0])
    for document in (memo.incoming, memo.draft):
        if document is not None and not _lies_with(document, holder):
            documents.hand_over(document, holder)


def _lies_with(document: Document, holder: Holder) -> bool:
    held = document.custody
    person = holder.person.pk if holder.person else None
    return held is not None and (held.person_id, held.step, held.unit_id) == (person, holder.step, holder.unit.pk)


def let_asked_see(memo: Memo, people: list[Person]) -> None:
    """Whoever is asked may see the papers from then on."""
    for document in (memo.incoming, memo.draft):
        if document is not None and people:
            let_see(document, AccessReason.OPINION, people=people)
