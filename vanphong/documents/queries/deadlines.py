"""How long a step may take, and until when."""

from datetime import date, datetime

from django.db.models import QuerySet

from vanphong.kernel import clock
from vanphong.worktime.queries import calendar
from vanphong.worktime.rules import OFFICE_ZONE, add_working_days, working_day_from, working_days_between

from .. import rules
from ..enums import Step
from ..models import DeadlineRule


def deadline_rules(agency_id: int) -> QuerySet[DeadlineRule]:
    """Every rule of the agency: one query for any number of papers, with `rules.rule_for`."""
    return DeadlineRule.objects.filter(agency=agency_id).select_related("document_type")


def rule_on(agency_id: int, step: Step, document_type_id: int | None, urgency: int) -> DeadlineRule | None:
    """The rule that says how long this step of such a paper may take."""
    return rules.rule_for(deadline_rules(agency_id).filter(step=step), step, document_type_id, urgency)


def deadline_for(
    agency_id: int, step: Step, document_type_id: int | None, urgency: int, since: datetime
) -> datetime | None:
    """Thời hạn của một bước: until when it is to be done when it begins at `since`; None where no rule says."""
    rule = rule_on(agency_id, step, document_type_id, urgency)
    return rules.ends_at(calendar(), rule.amount, rule.unit, since) if rule else None


def days_stood(since: datetime) -> int:
    """Working days a clock that stopped at `since` has stood."""
    return working_days_between(calendar(), since.astimezone(OFFICE_ZONE).date(), clock.today())


def later(day: date, days: int) -> date:
    """A due date so many working days later."""
    return add_working_days(calendar(), working_day_from(calendar(), day), days) if days else day
