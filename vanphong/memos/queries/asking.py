"""Whom a step may turn to: the steps that spoke before it, the people who can be asked in between, who gives time."""

from django.db.models import QuerySet

from vanphong.org.enums import OFFICE_LEADERS, Role
from vanphong.org.models import Person
from vanphong.org.queries import holders_of, with_posts

from ..enums import DECIDERS, StepState
from ..models import Memo, RoundStep


def steps_before(step: RoundStep) -> list[RoundStep]:
    """The steps a memo can be sent back to: each that has spoken before this one, as it spoke last."""
    before = step.round.steps.filter(parent=None, state=StepState.DONE, stage__lt=step.stage, opinion__isnull=False)
    latest = {
        (one.stage, one.position): one for one in before.select_related("person", "unit", "opinion").order_by("lap")
    }
    return [latest[place] for place in sorted(latest)]


def people_to_ask(memo: Memo, actor: Person) -> QuerySet[Person]:
    """Người có thể được xin ý kiến: whoever holds a post of the agency today, by name."""
    return holders_of(memo.agency_id, Role).exclude(pk=actor.pk).order_by("sort_key", "pk")


def time_givers(memo: Memo, step: RoundStep) -> list[Person]:
    """Leaders who may give this step more time, and read the memo; not whoever is asked at it. Those of the Office,
    where there are any."""
    leaders = [one for one in with_posts(holders_of(memo.agency_id, DECIDERS)) if one.pk != step.person_id]
    readers = [one for one in leaders if Memo.objects.visible_to(one).filter(pk=memo.pk).exists()]
    return [one for one in readers if one.holds(OFFICE_LEADERS, agency_id=memo.agency_id)] or readers
