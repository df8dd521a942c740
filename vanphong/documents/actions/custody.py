"""The primitives the other actions and the houses above stand on: lock, move, hand over, let see."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.audit.events import Fact
from vanphong.audit.models import Event
from vanphong.audit.queries import was_just_done
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, Stale
from vanphong.org.models import Person, Unit
from vanphong.worktime.queries import calendar
from vanphong.worktime.rules import working_minutes

from ..enums import FINISHED, LIFECYCLES, AccessReason, Direction, Step
from ..models import Access, Custody, Document


@dataclass(frozen=True)
class Holder:
    """Người giữ: a unit, or a person in it, and what they are to do."""

    unit: Unit
    step: Step
    person: Person | None = None


def locked(
    document: Document, verb: str, *, actor: Person, seen: int | None, said: Mapping[str, object] | None = None
) -> Document:
    """The document's row, locked. `seen` is the version the actor's page showed (None: not asked).

    Raises AlreadyDone for a repeated click: the same person's same act, saying the same where `said` is given.
    Raises Stale when anything else happened in between.
    """
    fresh = Document.objects.locked(document.pk)
    if seen is not None and seen != fresh.version:
        if fresh.version == seen + 1 and was_just_done(fresh, {verb}, actor, said):
            raise AlreadyDone
        raise Stale
    return fresh


def advance(document: Document, fact: Fact, *, actor: Person | None, holder: Holder | None = None) -> Event:
    """Move a locked document by `fact.verb`, hand it to `holder`, save it and record the fact.

    Raises Stale when the lifecycle has no such move from the present state. A finished document has no holder;
    without `holder` an open one stays where it is.
    """
    if fact.verb:
        document.status = LIFECYCLES[Direction(document.direction)].after(fact.verb, document.status)
    document.version += 1
    if fact.verb and document.status in FINISHED:
        document.closed_at = document.closed_at or clock.now()
        document.clock_stopped_at, document.stopped_until = None, None
        _release(document)
    elif holder is not None:
        _pass_on(document, holder)
    document.save()
    return record(fact, about=document, actor=actor)


@transaction.atomic
def hand_over(document: Document, holder: Holder) -> None:
    """Chuyển: put a locked, open document into other hands without a move of its own lifecycle."""
    document.version += 1
    _pass_on(document, holder)
    document.save(update_fields=["custody", "version"])


def _pass_on(document: Document, holder: Holder) -> None:
    _release(document)
    document.custody = Custody.objects.create(
        document=document, step=holder.step, unit=holder.unit, person=holder.person, since=clock.now()
    )


def _release(document: Document) -> None:
    held, document.custody = document.custody, None
    if held is None:
        return
    held.until = max(clock.now(), held.since)
    held.working_minutes = working_minutes(calendar(), held.since, held.until)
    held.save(update_fields=["until", "working_minutes"])


def let_see(
    document: Document, reason: AccessReason, *, units: list[Unit] | None = None, people: list[Person] | None = None
) -> None:
    """Cho xem: write why these units and people may see the document. Saying it twice changes nothing."""
    now = clock.now()
    rows = [Access(document=document, unit=unit, reason=reason, since=now) for unit in units or []]
    rows += [Access(document=document, person=person, reason=reason, since=now) for person in people or []]
    Access.objects.bulk_create(rows, ignore_conflicts=True)
