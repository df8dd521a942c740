"""Gián đoạn: the system was down, so no working time passed, and what was due moves by what was lost."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from vanphong.audit.actions import record
from vanphong.consultations import actions as consultations
from vanphong.consultations.models import Addressee
from vanphong.documents.enums import DueChange
from vanphong.documents.models import Document
from vanphong.kernel.errors import AlreadyDone
from vanphong.memos import actions as memos
from vanphong.memos.models import Memo, RoundStep
from vanphong.org.models import Person
from vanphong.routing import actions as routing
from vanphong.routing.models import UnitQuestion
from vanphong.ui.formats import vndatetime
from vanphong.worktime.actions import declare_outage
from vanphong.worktime.models import Outage
from vanphong.worktime.queries import read_calendar
from vanphong.worktime.rules import Calendar

from .. import queries, rules
from ..enums import ItemKind
from ..events import OutageRecorded
from ..models import MovedDeadline

CHUNK = 200


@dataclass(frozen=True)
class Recorded:
    """The outage, and how many deadlines it has moved so far."""

    outage: Outage
    moved: int


def record_outage(began_at: datetime, ended_at: datetime, reason: str, *, actor: Person) -> Recorded:
    """Khai báo gián đoạn: declare it, then move every open deadline it touches, each with its fact.

    Each deadline is moved in a transaction of its own. Said again, it goes on where it was left; a deadline is moved
    once by an outage, and never back. Raises what worktime.actions.declare_outage raises, but for a repeated click.
    """
    outage = _declared(began_at, ended_at, reason, actor)
    move = _Move.by(outage, actor)
    if rules.days_are_lost(move.before, move.after):
        _each(queries.touched_papers(outage), move.paper)
        _each(queries.touched_questions(outage), move.question)
        _each(queries.touched_places(outage), move.place)
    _each(queries.touched_steps(outage), move.step)
    return Recorded(outage, MovedDeadline.objects.filter(outage=outage).count())


def _declared(began_at: datetime, ended_at: datetime, reason: str, actor: Person) -> Outage:
    try:
        with transaction.atomic():
            outage = declare_outage(began_at, ended_at, reason, actor=actor)
            words = f"từ {vndatetime(began_at)} đến {vndatetime(ended_at)}: {outage.reason}"
            fact = OutageRecorded(began_at=began_at.isoformat(), ended_at=ended_at.isoformat(), words=words)
            record(fact, about=outage, actor=actor)
            return outage
    except AlreadyDone:
        return Outage.objects.get(began_at=began_at, ended_at=ended_at)


def _each(items: QuerySet[Any], move: Callable[[int], None]) -> None:
    for pk in items.values_list("pk", flat=True).iterator(chunk_size=CHUNK):
        move(pk)


@dataclass(frozen=True)
class _Move:
    """One outage, with the calendar before it was declared and the one after."""

    outage: Outage
    before: Calendar
    after: Calendar
    actor: Person

    @classmethod
    def by(cls, outage: Outage, actor: Person) -> "_Move":
        after = read_calendar()
        return cls(outage, rules.without(after, outage.began_at, outage.ended_at), after, actor)

    @transaction.atomic
    def paper(self, pk: int) -> None:
        document = Document.objects.locked(pk)
        if document.finished or document.due_date is None:
            return
        moved = rules.moved_day(self.before, self.after, document.due_date, self.outage.began_at)
        if moved > document.due_date:
            routing.move_due_by_outage(document, moved, reason=self.outage.reason, actor=self.actor)
            self._note(ItemKind.PAPER, pk)

    @transaction.atomic
    def question(self, pk: int) -> None:
        question = UnitQuestion.objects.get(pk=pk)
        if question.due_date is None:
            return
        moved = rules.moved_day(self.before, self.after, question.due_date, self.outage.began_at)
        if routing.move_question_due(question, moved, reason=self.outage.reason, actor=self.actor):
            self._note(ItemKind.QUESTION, pk)

    @transaction.atomic
    def place(self, pk: int) -> None:
        asked = Addressee.objects.get(pk=pk)
        moved = rules.moved_day(self.before, self.after, asked.due_date, self.outage.began_at)
        if consultations.move_due(asked, moved, reason=self.outage.reason, actor=self.actor):
            self._note(ItemKind.PLACE, pk)

    @transaction.atomic
    def step(self, pk: int) -> None:
        Memo.objects.locked(RoundStep.objects.values_list("memo", flat=True).get(pk=pk))
        step = RoundStep.objects.get(pk=pk)
        if step.due_at is None or step.opened_at is None:
            return
        since = max(self.outage.began_at, step.opened_at)
        moved = rules.moved_moment(self.before, self.after, step.due_at, since)
        if memos.move_step_due(step, moved, why=DueChange.OUTAGE, reason=self.outage.reason, actor=self.actor):
            self._note(ItemKind.STEP, pk)

    def _note(self, kind: ItemKind, pk: int) -> None:
        MovedDeadline.objects.create(outage=self.outage, kind=kind, item=pk)
