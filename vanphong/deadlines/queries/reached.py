"""What has reached a level and was not told to it: streamed, so that memory does not grow with the number of items."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField, DateTimeField, Exists, F, Func, OuterRef, QuerySet, Value

from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.memos.models import RoundStep
from vanphong.org.models import Appointment, Person, Unit, by_seniority
from vanphong.routing.models import UnitQuestion
from vanphong.worktime.queries import calendar

from .. import rules
from ..enums import ItemKind
from ..models import Escalation, EscalationRule
from ..rules import Line, Post

CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Item:
    """Something open that is due: what it is told of (`about`), and in whose hands."""

    pk: int
    due_at: datetime
    about: int
    in_hand: int | None
    of_unit: int | None
    at_step: str


class OfficeMidnight(Func):
    """The first moment of a day in the office."""

    template = "(%(expressions)s::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')"
    output_field = DateTimeField()


def escalation_rules(agency_id: int) -> QuerySet[EscalationRule]:
    return EscalationRule.objects.filter(agency=agency_id).order_by("level")


def line_of(agency_id: int) -> Line:
    """The posts of an agency today, each person's most senior first. Four queries."""
    posts = by_seniority(Appointment.objects.in_force().filter(unit__agency=agency_id).order_by("valid_from", "pk"))
    names = dict(Person.objects.filter(agency=agency_id).values_list("pk", "full_name"))
    parents = dict(Unit.objects.filter(agency=agency_id).values_list("pk", "parent"))
    levels = escalation_rules(agency_id).values_list("level", flat=True)
    return Line([Post(post.person_id, post.unit_id, post.role) for post in posts], names, parents, levels)


def reached(kind: ItemKind, rule: EscalationRule) -> Iterator[Item]:
    """Open things of the rule's agency, with their clock running, that its level is to be told of and was not."""
    limit = rules.due_by(calendar(), clock.now(), rule.hours)
    told = Escalation.objects.filter(kind=kind, item=OuterRef("pk"), due_at=OuterRef("due_moment"), level=rule.level)
    items = OPEN[kind](rule.agency_id, limit).filter(~Exists(told))
    for row in items.order_by("pk").values_list(*COLUMNS).iterator(chunk_size=CHUNK):
        yield Item(*row)


def still_waits(kind: ItemKind, item: int, due_at: datetime, agency_id: int) -> bool:
    """Is it open yet, with this due moment and its clock running?"""
    return OPEN[kind](agency_id, None).filter(pk=item, due_moment=due_at).exists()


def take_escalations(kind: ItemKind, level: int, told: Mapping[tuple[int, datetime], Sequence[int]]) -> list[Any]:
    """Write down what is told of whom, and get back what nobody wrote down before: (id, item, due moment).

    One statement: of two that run at once, each thing is had by one.
    """
    rows = [{"item": item, "due_at": due_at.isoformat(), "told": people} for (item, due_at), people in told.items()]
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [kind, level, clock.now(), json.dumps(rows)])
        return cursor.fetchall()


TAKE = (
    "INSERT INTO deadlines_escalation (kind, level, escalated_at, item, due_at, told)"
    " SELECT %s, %s, %s, item, due_at, told FROM jsonb_to_recordset(%s)"
    " AS new (item bigint, due_at timestamptz, told jsonb)"
    " ON CONFLICT DO NOTHING RETURNING id, item, due_at"
)


def _papers(agency_id: int, limit: datetime | None) -> QuerySet[Any]:
    papers = Document.objects.open().filter(agency=agency_id, closed_at=None, clock_stopped_at=None)
    held = papers.exclude(custody=None).annotate(
        about=F("pk"), in_hand=F("custody__person"), of_unit=F("custody__unit"), at_step=F("custody__step")
    )
    return _due_on_a_day(held, limit)


def _steps(agency_id: int, limit: datetime | None) -> QuerySet[Any]:
    steps = RoundStep.objects.open().filter(memo__agency=agency_id, due_at__isnull=False)
    if limit:
        steps = steps.filter(due_at__lte=limit)
    return steps.annotate(
        due_moment=F("due_at"), about=F("memo"), in_hand=F("person"), of_unit=F("unit"), at_step=NO_STEP
    )


def _questions(agency_id: int, limit: datetime | None) -> QuerySet[Any]:
    """Put to a unit about a paper that is open yet."""
    waiting = UnitQuestion.objects.filter(document__agency=agency_id, answered_at=None)
    asked = waiting.filter(document__in=Document.objects.open()).annotate(
        about=F("document"), in_hand=NOBODY, of_unit=F("unit"), at_step=NO_STEP
    )
    return _due_on_a_day(asked, limit)


def _due_on_a_day(items: QuerySet[Any], limit: datetime | None) -> QuerySet[Any]:
    due = {"due_date__lte": rules.due_day_by(calendar(), limit)} if limit else {"due_date__isnull": False}
    return items.filter(**due).annotate(due_moment=OfficeMidnight("due_date"))


NOBODY = Value(None, output_field=BigIntegerField())
NO_STEP = Value("")
OPEN = {ItemKind.PAPER: _papers, ItemKind.STEP: _steps, ItemKind.QUESTION: _questions}
COLUMNS = ("pk", "due_moment", "about", "in_hand", "of_unit", "at_step")
