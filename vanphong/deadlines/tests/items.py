"""Things that are due, for the tests of the house."""

from datetime import date, datetime

from vanphong.documents.models import Document
from vanphong.documents.tests.papers import registered
from vanphong.memos.models import Memo, RoundStep
from vanphong.memos.tests.papers import submitted
from vanphong.routing import actions as routing
from vanphong.routing.models import UnitQuestion
from vanphong.worktime.rules import OFFICE_ZONE


def at(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=OFFICE_ZONE)


def handled(office, due_date: date | None) -> Document:
    """A paper in the hands of the specialist."""
    paper = registered(office, field=office.fields["KT"])
    routing.instruct(paper, lead=office.units["KT"], due_date=due_date, text="Giao phòng.", actor=office.chief)
    routing.assign(paper, office.specialist_kt, actor=office.head_kt)
    return Document.objects.get(pk=paper.pk)


def step(office, due_at: datetime) -> RoundStep:
    """A step that waits for the head of the unit."""
    memo: Memo = submitted(office)
    memo.steps.open().update(due_at=due_at)
    Document.objects.filter(pk=memo.incoming_id).update(due_date=None)
    return memo.steps.open().get()


def question(office, due_date: date) -> UnitQuestion:
    paper = handled(office, None)
    asked = routing.ask_unit(
        paper, office.units["NC"], "Đề nghị cho ý kiến.", due_date=due_date, actor=office.specialist_kt
    )
    return UnitQuestion.objects.get(pk=asked.pk)
