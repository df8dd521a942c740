"""Until when a paper is to be handled by the office's rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vanphong.documents.enums import Step
from vanphong.documents.models import DeadlineRule, Document
from vanphong.documents.queries import deadline_rules
from vanphong.documents.rules import ends_at, rule_for
from vanphong.kernel import clock
from vanphong.worktime.queries import calendar
from vanphong.worktime.rules import OFFICE_ZONE


@dataclass(frozen=True)
class TimeLimit:
    """Thời hạn theo quy định, from today: its last day, the latest day that needs no reason, and where it stands."""

    last: date
    latest: date
    length: str
    source: str


def suggested_due(document: Document, limit: TimeLimit | None) -> date | None:
    """The due date an instruction begins with: the day the sender names unless it has passed, else the rule's."""
    named = document.reply_due_date
    if named and named >= clock.today():
        return named
    return limit.last if limit else None


def time_limit(document: Document, rules: Iterable[DeadlineRule] | None = None) -> TimeLimit | None:
    """How long this paper may be handled; `rules` are those of the agency, where they have been read already.

    A later day the sender names for the answer needs no reason either.
    """
    found = deadline_rules(document.agency_id) if rules is None else rules
    rule = rule_for(found, Step.HANDLE, document.document_type_id, document.urgency)
    if rule is None:
        return None
    last = ends_at(calendar(), rule.amount, rule.unit, clock.now()).astimezone(OFFICE_ZONE).date()
    return TimeLimit(last, max(last, document.reply_due_date or last), rule.length, rule.source)
