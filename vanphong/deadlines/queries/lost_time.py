"""Outages, and the open deadlines that lost time touches: set before it was known, not reached when it began."""

from collections.abc import Sequence
from typing import Any

from django.db.models import BigIntegerField, Exists, F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from vanphong.audit.models import Event, subject_type_of
from vanphong.ballots.enums import BallotStatus
from vanphong.ballots.models import Ballot, Ballots
from vanphong.consultations.enums import AnswerState, RequestState
from vanphong.consultations.models import Addressee, Consultation, ExtensionRequest
from vanphong.documents.enums import DueChange
from vanphong.documents.events import DueMoved
from vanphong.documents.models import Document
from vanphong.memos.events import StepDueMoved
from vanphong.memos.models import Memo, RoundStep
from vanphong.routing.models import Instruction, UnitQuestion
from vanphong.worktime.models import Outage

from ..enums import ItemKind
from ..models import MovedDeadline
from ..rules import Shift

CHOSEN = [DueChange.OVERRIDE, DueChange.EXTENSION]
"""Why somebody set a date anew, knowing the days there are: it does not move by what was lost before."""


def outages() -> QuerySet[Outage]:
    """Thời gian hệ thống ngừng hoạt động, each with how many deadlines it moved."""
    told = Event.objects.filter(subject_type=subject_type_of(Outage), subject_id=OuterRef(OuterRef("pk")))
    moved = MovedDeadline.objects.filter(event__in=told.values("pk")).order_by()
    count = moved.annotate(count=Func(F("pk"), function="COUNT", output_field=IntegerField())).values("count")
    return Outage.objects.annotate(count=Coalesce(Subquery(count), 0)).order_by("-began_at", "-pk")


def touched_papers(shift: Shift) -> QuerySet[Document]:
    """Open papers due on the day it began or later; not those whose date was set when it was known."""
    received = Q(received_at=None) | Q(received_at__lt=shift.known_at)
    since = Instruction.objects.filter(document=OuterRef("pk"), current=True, given_at__gte=shift.known_at)
    told = Event.objects.filter(subject_type=subject_type_of(Document), subject_id=OuterRef("pk"))
    chosen = told.filter(kind=DueMoved.kind, happened_at__gte=shift.known_at, payload__why__in=CHOSEN)
    papers = Document.objects.open().filter(received, closed_at=None, due_date__gte=shift.first_day)
    return papers.filter(~Exists(since), ~Exists(chosen))


def touched_steps(shift: Shift) -> QuerySet[RoundStep]:
    """Steps under way, reached before it was known and due after its beginning; also those that wait for another. Not
    those a leader has set anew since."""
    told = Event.objects.filter(subject_type=subject_type_of(Memo), subject_id=OuterRef("memo"))
    chosen = told.filter(kind=StepDueMoved.kind, happened_at__gte=shift.known_at, payload__why__in=CHOSEN)
    of_step = chosen.alias(step=Cast(KT("payload__step"), BigIntegerField())).filter(step=OuterRef("pk"))
    steps = RoundStep.objects.under_way().filter(due_at__gt=shift.began_at, opened_at__lt=shift.known_at)
    return steps.filter(~Exists(of_step))


def touched_votes(shift: Shift) -> Ballots:
    """Votes under way, sent out before it was known and due after its beginning."""
    running = Ballot.objects.filter(status=BallotStatus.OPEN, opened_at__lt=shift.known_at)
    return running.filter(due_at__gt=shift.began_at)


def touched_questions(shift: Shift) -> QuerySet[UnitQuestion]:
    """Questions between units, not answered yet."""
    waiting = UnitQuestion.objects.filter(answered_at=None, asked_at__lt=shift.known_at)
    return waiting.filter(due_date__gte=shift.first_day)


def touched_places(shift: Shift) -> QuerySet[Addressee]:
    """Places a consultation still open waits for, or that fell silent in the days that were touched; not those given
    more time since."""
    given = ExtensionRequest.objects.filter(addressee=OuterRef("pk"), state=RequestState.GRANTED)
    asked = Addressee.objects.filter(consultation__in=Consultation.objects.open()).exclude(state=AnswerState.ANSWERED)
    known = asked.filter(~Exists(given.filter(decided_at__gte=shift.known_at)))
    return known.filter(consultation__sent_at__lt=shift.known_at, due_date__gte=shift.first_day)


def not_moved(items: Any, kind: ItemKind, events: Sequence[int]) -> Any:
    """Those none of these events has moved yet, in order."""
    moved = MovedDeadline.objects.filter(event__in=events, kind=kind, item=OuterRef("pk"))
    return items.filter(~Exists(moved)).order_by("pk")
