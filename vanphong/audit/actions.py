"""Recording: the event row and its job row, in the transaction of the action that made it happen."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from procrastinate.types import JSONDict

from vanphong.kernel import clock

from .events import Fact, subscribers_of
from .jobs import tell_subscribers
from .models import Event, as_payload, subject_type_of

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


def record(fact: Fact, *, about: models.Model, actor: "AbstractBaseUser | None") -> Event:
    """Write down that `fact` happened to `about`, done by `actor` (None: the system itself)."""
    event = _event(fact, about, actor)
    event.save(force_insert=True)
    if subscribers_of(fact.kind):
        tell_subscribers.defer(event_id=event.pk)
    return event


def record_many(facts: Iterable[tuple[Fact, models.Model]], *, actor: "AbstractBaseUser | None") -> list[Event]:
    """The same for many facts at once, each with what it is about: few statements for any number."""
    events = Event.objects.bulk_create(_event(fact, about, actor) for fact, about in facts)
    heard: list[JSONDict] = [{"event_id": event.pk} for event in events if subscribers_of(event.kind)]
    if heard:
        tell_subscribers.batch_defer(*heard)
    return events


def _event(fact: Fact, about: models.Model, actor: "AbstractBaseUser | None") -> Event:
    return Event(
        kind=fact.kind,
        verb=fact.verb,
        subject_type=subject_type_of(about),
        subject_id=about.pk,
        actor_id=actor.pk if actor else None,
        happened_at=clock.now(),
        payload=as_payload(fact),
    )
