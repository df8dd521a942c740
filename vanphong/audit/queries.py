"""Reading the log back: the history of an object, and the proof that nothing in it was changed."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from django.db import models

from . import rules
from .models import Event, Seal, subject_type_of

SEALED_COLUMNS = ("id", "kind", "verb", "subject_type", "subject_id", "actor_id", "happened_at", "payload")


def history_of(*objects: models.Model) -> models.QuerySet[Event]:
    """The events about these objects, oldest first, with who did them."""
    about = models.Q()
    for obj in objects:
        about |= models.Q(subject_type=subject_type_of(obj), subject_id=obj.pk)
    return Event.objects.filter(about).select_related("actor").order_by("id")


def was_just_done(
    obj: models.Model, verbs: set[str], actor: models.Model, said: Mapping[str, object] | None = None
) -> bool:
    """Is the last that happened to this object one of `verbs` by this very person, with `said` in its words?"""
    last = history_of(obj).last()
    if last is None or last.verb not in verbs or last.actor_id != actor.pk:
        return False
    return (said or {}).items() <= last.payload.items()


def broken_seals() -> Iterator[str]:
    """Vietnamese sentences, one for each seal that does not match its events or the seal before it."""
    events = Event.objects.exclude(seal=None).order_by("seal_id", "id").values("seal_id", *SEALED_COLUMNS)
    batches = ((number, list(batch)) for number, batch in groupby(events.iterator(), lambda e: e.pop("seal_id")))
    found = {number: (rules.merkle_root([rules.leaf(e) for e in batch]), len(batch)) for number, batch in batches}
    previous = rules.FIRST
    for seal in Seal.objects.order_by("id").iterator():
        root, count = found.get(seal.pk, (rules.FIRST, 0))
        if (root, count) != (seal.root, seal.event_count):
            yield f"Niêm phong số {seal.pk}: các sự kiện bên trong đã bị thay đổi, thêm hoặc bớt."
        if seal.previous_hash != previous or seal.hash != rules.seal_hash(previous, seal.root, seal.event_count):
            yield f"Niêm phong số {seal.pk}: không nối tiếp niêm phong trước."
        previous = seal.hash
