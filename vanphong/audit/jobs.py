"""The log's work behind the scenes: telling subscribers, and sealing."""

from django.db import connection, transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from vanphong.kernel import clock

from . import rules
from .events import subscribers_of
from .models import Event, Seal
from .queries import SEALED_COLUMNS

BATCH = 10_000
SEALING = 0x5EA1


@app.task(name="audit.tell_subscribers", queue="facts", retry=RetryStrategy(max_attempts=8, exponential_wait=3))
def tell_subscribers(event_id: int) -> None:
    """Tell everybody who subscribed to this event's kind. A subscriber may hear an event twice."""
    event = Event.objects.get(pk=event_id)
    for tell in subscribers_of(event.kind):
        tell(event)


@transaction.atomic
def seal_events() -> Seal | None:
    """Seal what is committed and not sealed yet, at most BATCH events. Writers are never blocked.

    Whatever this transaction can see is committed, so an event that commits late simply falls into a later batch.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALING])
    events = list(Event.objects.filter(seal=None).order_by("id").values(*SEALED_COLUMNS)[:BATCH])
    if not events:
        return None
    last = Seal.objects.order_by("-id").first()
    previous = last.hash if last else rules.FIRST
    root = rules.merkle_root([rules.leaf(event) for event in events])
    seal = Seal.objects.create(
        root=root,
        previous_hash=previous,
        hash=rules.seal_hash(previous, root, len(events)),
        event_count=len(events),
        sealed_at=clock.now(),
    )
    Event.objects.filter(pk__in=[event["id"] for event in events]).update(seal=seal)
    return seal


@app.periodic(cron="*/5 * * * *")
@app.task(name="audit.seal", queue="facts", queueing_lock="audit.seal", pass_context=False)
def seal(timestamp: int) -> None:
    """Every five minutes: seal everything there is."""
    while seal_events():
        pass
