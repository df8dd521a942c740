"""What was due when working time was lost moves by as much, each deadline in a transaction of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from django.db import OperationalError, transaction
from django.db.models import QuerySet

from vanphong.audit.actions import record
from vanphong.audit.models import Event
from vanphong.audit.queries import history_of
from vanphong.ballots import actions as ballots
from vanphong.ballots.models import Ballot
from vanphong.consultations import actions as consultations
from vanphong.consultations.models import Addressee
from vanphong.documents.enums import DueChange
from vanphong.documents.models import Document
from vanphong.kernel.errors import Busy
from vanphong.kernel.postgres import as_refusal
from vanphong.memos import actions as memos
from vanphong.memos.models import Memo, RoundStep
from vanphong.org.models import Person
from vanphong.routing import actions as routing
from vanphong.routing.models import UnitQuestion
from vanphong.worktime.models import Holiday, Outage
from vanphong.worktime.queries import read_calendar

from .. import queries, rules
from ..enums import ItemKind
from ..events import DayDeclared, DayWithdrawn, DeadlinesMoved, OutageRecorded
from ..models import MovedDeadline
from ..rules import Shift

CHUNK = 200


class Said(TypedDict):
    """Why a date moves, as it is put on record."""

    why: DueChange
    reason: str
    actor: Person


def move_deadlines(event: Event) -> int:
    """Dời hạn: give open deadlines back what this event took from them, and say how many there were.

    Heard again it goes on where it was left: a deadline is moved once by an event, and never back. Raises Busy when
    somebody was at one of them, after all others were moved.
    """
    lost = LOST[event.kind](event)
    if lost is None:
        return 0
    actor = Person.objects.get(pk=event.actor_id or 0)
    if left := _Move(event, actor, lost).everything():
        raise Busy(f"Còn {left} hạn chưa dời vì đang có người xử lý; hệ thống sẽ dời tiếp.")
    return _settled(event, lost.about)


@transaction.atomic
def _settled(event: Event, about: Outage | Holiday) -> int:
    """Everything is moved: said once."""
    type(about).objects.select_for_update().filter(pk=about.pk).first()
    count = MovedDeadline.objects.filter(event=event).count()
    if not history_of(about).filter(kind=DeadlinesMoved.kind, payload__because=event.pk).exists():
        record(DeadlinesMoved(because=event.pk, count=count), about=about, actor=None)
    return count


@dataclass(frozen=True)
class _Lost:
    """Thời gian làm việc bị mất: which, how far it moves what, and the events that have moved deadlines by it."""

    about: Outage | Holiday
    shift: Shift
    why: DueChange
    reason: str
    told_by: Sequence[int]


def _by_an_outage(event: Event) -> _Lost | None:
    outage = Outage.objects.get(pk=event.subject_id)
    shift = rules.shift_of_an_outage(read_calendar(), outage.began_at, outage.ended_at)
    return _Lost(outage, shift, DueChange.OUTAGE, outage.reason, [event.pk]) if shift else None


def _by_a_day_off(event: Event) -> _Lost | None:
    """None for a day that was said to be something else meanwhile, and what was declared after it has not happened yet.

    A day withdrawn and declared again has moved what it moved before.
    """
    day = date.fromisoformat(event.payload["day"])
    told = Event.objects.filter(kind__in=[DayDeclared.kind, DayWithdrawn.kind])
    later = list(told.filter(pk__gt=event.pk).order_by("-pk").values_list("payload__day", "payload__was"))
    if day.isoformat() in dict(later):
        return None
    calendar = rules.as_it_was(read_calendar(), ((date.fromisoformat(one), was) for one, was in later))
    shift = rules.shift_of_a_day(calendar, day, event.payload["was"], event.happened_at)
    told_by = list(told.filter(payload__day=day.isoformat()).values_list("pk", flat=True))
    about = Holiday.objects.filter(pk=event.subject_id).first() or Holiday(pk=event.subject_id, date=day)
    return _Lost(about, shift, DueChange.DAY_OFF, event.payload["words"], told_by) if shift else None


LOST: dict[str, Callable[[Event], _Lost | None]] = {
    OutageRecorded.kind: _by_an_outage,
    DayDeclared.kind: _by_a_day_off,
    DayWithdrawn.kind: _by_a_day_off,
}


@dataclass(frozen=True)
class _Move:
    """Who moves what, and by how much."""

    event: Event
    actor: Person
    lost: _Lost

    @property
    def shift(self) -> Shift:
        return self.lost.shift

    @property
    def said(self) -> Said:
        return {"why": self.lost.why, "reason": self.lost.reason, "actor": self.actor}

    def everything(self) -> int:
        """Move all that is touched and was not moved. How many are left, because somebody was at them?"""
        left = self._each(ItemKind.STEP, queries.touched_steps(self.shift), self.step)
        left += self._each(ItemKind.VOTE, queries.touched_votes(self.shift), self.vote)
        if self.shift.moves_days:
            left += self._each(ItemKind.PAPER, queries.touched_papers(self.shift), self.paper)
            left += self._each(ItemKind.QUESTION, queries.touched_questions(self.shift), self.question)
            left += self._each(ItemKind.PLACE, queries.touched_places(self.shift), self.place)
        return left

    def _each(self, kind: ItemKind, items: QuerySet[Any], move: Callable[[int], bool]) -> int:
        left = 0
        waiting = queries.not_moved(items, kind, self.lost.told_by).values_list("pk", flat=True)
        for pk in waiting.iterator(chunk_size=CHUNK):
            try:
                self._once(kind, pk, move)
            except OperationalError as error:
                if as_refusal(error) is None:
                    raise
                left += 1
        return left

    @transaction.atomic
    def _once(self, kind: ItemKind, pk: int, move: Callable[[int], bool]) -> None:
        """Of two that hear the event at once, the second waits here for the first, and has nothing left to do."""
        noted, new = MovedDeadline.objects.get_or_create(event=self.event, kind=kind, item=pk)
        if new and not move(pk):
            noted.delete()

    def paper(self, pk: int) -> bool:
        document = Document.objects.get(pk=pk)
        return routing.move_due_by_lost_time(document, self.shift.day, self.shift.known_at, **self.said)

    def question(self, pk: int) -> bool:
        question = UnitQuestion.objects.get(pk=pk)
        if question.due_date is None:
            return False
        moved = self.shift.day(question.due_date)
        return routing.move_question_due(question, moved, **self.said)

    def place(self, pk: int) -> bool:
        asked = Addressee.objects.get(pk=pk)
        moved = self.shift.day(asked.due_date)
        return consultations.move_due(asked, moved, reason=self.lost.reason, actor=self.actor)

    def step(self, pk: int) -> bool:
        Memo.objects.locked(RoundStep.objects.values_list("memo", flat=True).get(pk=pk))
        step = RoundStep.objects.get(pk=pk)
        if step.due_at is None or step.opened_at is None:
            return False
        moved = self.shift.moment(step.due_at, step.opened_at)
        return memos.move_step_due(step, moved, **self.said)

    def vote(self, pk: int) -> bool:
        ballot = Ballot.objects.get(pk=pk)
        if ballot.due_at is None or ballot.opened_at is None:
            return False
        moved = self.shift.moment(ballot.due_at, ballot.opened_at)
        return ballots.move_due(ballot, moved, reason=self.lost.reason, actor=self.actor)
