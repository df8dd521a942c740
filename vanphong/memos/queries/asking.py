"""Whom a step may turn to: the steps that spoke before it, and the people who can be asked in between."""

from django.db.models import QuerySet

from vanphong.org.enums import Role
from vanphong.org.models import Person
from vanphong.org.queries import holders_of

from ..enums import StepState
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
