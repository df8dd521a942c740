"""What is late or due, as a line says it: a paper in hand, a step of a memo, a question to a unit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from vanphong.documents.models import Document
from vanphong.memos.models import Memo, RoundStep
from vanphong.org.models import Person
from vanphong.routing.models import UnitQuestion
from vanphong.ui.formats import vndate, vndatetime
from vanphong.worktime.queries import calendar, due_state, due_state_at
from vanphong.worktime.rules import OFFICE_ZONE, Due, late_by_day


@dataclass(frozen=True)
class Late:
    """One thing with its day (a paper, a question) or moment (a step). Without `url` its reader may not open it."""

    by: date | datetime
    number: str
    subject: str
    url: str
    holder: str
    urgency: str = ""

    @property
    def moment(self) -> datetime:
        """What it is sorted by; a day lasts to its end."""
        if isinstance(self.by, datetime):
            return self.by
        return end_of(self.by)

    @property
    def day(self) -> date:
        return self.by.astimezone(OFFICE_ZONE).date() if isinstance(self.by, datetime) else self.by

    @property
    def until(self) -> str:
        return vndatetime(self.by) if isinstance(self.by, datetime) else vndate(self.by)

    @property
    def due(self) -> Due:
        return due_state_at(self.by) if isinstance(self.by, datetime) else due_state(self.by)


def end_of(day: date) -> datetime:
    """The first moment of the next day in the office."""
    return datetime.combine(day + timedelta(days=1), time(), OFFICE_ZONE)


def steps_due(agency_id: int, before: datetime) -> QuerySet[RoundStep]:
    """Open steps of memos due before that moment, the oldest first."""
    steps = RoundStep.objects.open().filter(memo__agency=agency_id, due_at__lt=before)
    return steps.select_related("memo__unit", "unit", "person").order_by("due_at", "pk")


def questions_late(agency_id: int, day: date) -> QuerySet[UnitQuestion]:
    """Questions to units about open papers, not answered and late on that day, the oldest first."""
    asked = UnitQuestion.objects.filter(
        document__in=Document.objects.open().filter(agency=agency_id),
        answered_at=None,
        due_date__lte=late_by_day(calendar(), day),
    )
    return asked.select_related("document__entry", "unit").order_by("due_date", "pk")


def readable_by(reader: Person, steps: QuerySet[RoundStep]) -> QuerySet[Any]:
    """With whether the reader may read the memo of each (`readable`)."""
    return steps.annotate(readable=Exists(Memo.objects.visible_to(reader).filter(pk=OuterRef("memo"))))


def of_paper(paper: Document) -> Iterator[Late]:
    held = paper.custody
    if paper.due_date and held:
        holder, url = str(held.person or held.unit), paper.get_absolute_url()
        yield Late(paper.due_date, paper.call_number, paper.subject, url, holder, paper.urgency_word)


def of_step(step: RoundStep, *, readable: bool = True) -> Iterator[Late]:
    memo, holder = step.memo, step.person.full_name if step.person else step.asked
    if step.due_at:
        subject = memo.subject if readable else "Chỉ người được trình xem nội dung"
        yield Late(step.due_at, memo.code, subject, memo.get_absolute_url() if readable else "", holder)


def of_question(question: UnitQuestion) -> Iterator[Late]:
    paper, subject = question.document, f"Trả lời đơn vị khác hỏi: {question.question}"
    if question.due_date:
        yield Late(question.due_date, paper.call_number, subject, paper.get_absolute_url(), question.unit.name)
