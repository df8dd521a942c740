"""Open steps follow the posts they ask, as people come and go; routes follow units that come together."""

from procrastinate.contrib.django import app

from vanphong.audit.events import subscribe
from vanphong.audit.models import Event
from vanphong.documents.models import Document
from vanphong.drafting.actions import ask_form_check
from vanphong.kernel import clock
from vanphong.org.events import AppointmentEnded, PersonAppointed, UnitMerged
from vanphong.org.models import Appointment, Person, Unit
from vanphong.org.queries import with_posts

from .actions import follow_merger, follow_post
from .events import DraftApproved
from .models import RoundStep
from .rules import may_hold


@subscribe(AppointmentEnded, PersonAppointed)
def somebody_came_or_went(event: Event) -> None:
    """What was open before a person who left a post comes to its holder of today."""
    _follow()


@subscribe(UnitMerged)
def units_came_together(event: Event) -> None:
    """Routes that ask the unit that ended ask the one that carries on its work."""
    unit = Unit.objects.select_related("agency").get(pk=event.subject_id)
    for into in unit.successors.in_force():
        follow_merger(unit.agency, unit, into)


@app.periodic(cron="10 * * * *")
@app.task(name="memos.follow_posts", queue="facts", queueing_lock="memos.follow_posts", pass_context=False)
def follow_posts(timestamp: int) -> None:
    """Every hour: a post may have ended with yesterday."""
    _follow()


@subscribe(DraftApproved)
def draft_waits_for_a_signature(event: Event) -> None:
    """Whoever is given the task of checking form sees it, as when it is sent for signature without a memo."""
    ask_form_check(Document.objects.get(pk=event.subject_id))


def _follow() -> None:
    """Only people who have ever left a post are looked at, each with what they hold today; the action judges each step
    under its lock."""
    left = Appointment.objects.filter(valid_to__lt=clock.today()).values("person")
    asked = RoundStep.objects.open().filter(person__in=left)
    people = {one.pk: one for one in with_posts(Person.objects.filter(pk__in=asked.order_by().values("person")))}
    for step in asked.select_related("unit", "memo__author").iterator():
        person = people.get(step.person_id or 0)
        if person is None:
            continue
        step.person = person
        if not may_hold(person, step, step.memo.agency_id):
            follow_post(step)
