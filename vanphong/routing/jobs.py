"""A clock that stood runs again: by an act of somebody, or after the day that was expected."""

from django.db import transaction
from procrastinate.contrib.django import app

from vanphong.documents import actions as documents
from vanphong.documents.models import Document
from vanphong.documents.queries import days_stood, later
from vanphong.kernel import clock
from vanphong.org.models import Person

from . import rules


@transaction.atomic
def start_clock(document: Document, *, actor: Person | None, in_place: str = "") -> Document:
    """Tính hạn trở lại, as a part of other acts: the date of who handles the paper moves with the paper's own.

    Running already: nothing. A date given while the clock stood moves by the days since it was given.
    """
    stopped_at = Document.objects.locked(document.pk).clock_stopped_at
    given = rules.active_assignment(document)
    if stopped_at and given and given.due_date:
        given.due_date = later(given.due_date, days_stood(max(stopped_at, given.given_at)))
        given.save(update_fields=["due_date"])
    return documents.start_clock(document, actor=actor, in_place=in_place)


@app.periodic(cron="7 * * * *")
@app.task(name="routing.end_pauses", queue="facts", queueing_lock="routing.end_pauses", pass_context=False)
def end_pauses(timestamp: int) -> None:
    """Every hour: what stood until yesterday or longer ago runs again; whoever still waits pauses it anew."""
    for pk in list(Document.objects.filter(stopped_until__lt=clock.today()).values_list("pk", flat=True)):
        _end_pause(pk)


@transaction.atomic
def _end_pause(pk: int) -> None:
    """Somebody may have started it, or stopped it anew, meanwhile."""
    document = Document.objects.locked(pk)
    if document.stopped_until and document.stopped_until < clock.today():
        start_clock(document, actor=None)
