"""The primitives of the house: lock a ballot, move it."""

from collections.abc import Mapping

from vanphong.audit.actions import record
from vanphong.audit.events import Fact
from vanphong.audit.queries import was_just_done
from vanphong.kernel.errors import AlreadyDone, Stale
from vanphong.kernel.vietnamese import fold
from vanphong.org.models import Person

from ..enums import BALLOT
from ..models import Ballot
from ..rules import CHANGED


def locked(
    ballot: Ballot, verb: str, *, actor: Person, seen: int | None, said: Mapping[str, object] | None = None
) -> Ballot:
    """The ballot's row. Raises AlreadyDone for a repeated click of `verb` that says the same, Stale when anything else
    happened since version `seen`, or when there is no such move any more."""
    fresh = Ballot.objects.locked(ballot.pk)
    if seen not in (None, fresh.version) or not BALLOT.allows(verb, fresh.status):
        if was_just_done(fresh, {verb}, actor, said):
            raise AlreadyDone
        raise Stale(CHANGED)
    return fresh


def advance(ballot: Ballot, fact: Fact, *, actor: Person) -> None:
    """Move a locked ballot by `fact.verb`, save it and record the fact."""
    if fact.verb:
        ballot.status = BALLOT.after(fact.verb, ballot.status)
    ballot.version += 1
    ballot.search_text = fold(ballot.subject)
    ballot.save()
    record(fact, about=ballot, actor=actor)
