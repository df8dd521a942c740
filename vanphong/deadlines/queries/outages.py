"""Outages, and the open deadlines one touches: set before it was over, and not reached when it began."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from vanphong.consultations.enums import AnswerState
from vanphong.consultations.models import Addressee, Consultation
from vanphong.documents.models import Document
from vanphong.memos.models import RoundStep
from vanphong.routing.models import Instruction, UnitQuestion
from vanphong.worktime.models import Outage
from vanphong.worktime.rules import OFFICE_ZONE

from ..enums import ItemKind
from ..models import MovedDeadline


def outages() -> QuerySet[Outage]:
    """Thời gian hệ thống ngừng hoạt động, each with how many deadlines it moved."""
    return Outage.objects.annotate(count=Count("moved")).order_by("-began_at", "-pk")


def touched_papers(outage: Outage) -> QuerySet[Document]:
    """Open papers due on the day it began or later; not those whose date was set after it was over."""
    received = Q(received_at=None) | Q(received_at__lt=outage.ended_at)
    since = Instruction.objects.filter(document=OuterRef("pk"), current=True, given_at__gte=outage.ended_at)
    papers = Document.objects.open().filter(received, closed_at=None, due_date__gte=_first_day(outage))
    return _not_moved(papers.filter(~Exists(since)), ItemKind.PAPER, outage)


def touched_steps(outage: Outage) -> QuerySet[RoundStep]:
    """Steps under way, reached before its end and due after its beginning; also those that wait for somebody else."""
    steps = RoundStep.objects.under_way().filter(due_at__gt=outage.began_at, opened_at__lt=outage.ended_at)
    return _not_moved(steps, ItemKind.STEP, outage)


def touched_questions(outage: Outage) -> QuerySet[UnitQuestion]:
    """Questions between units, not answered yet."""
    waiting = UnitQuestion.objects.filter(
        answered_at=None, asked_at__lt=outage.ended_at, due_date__gte=_first_day(outage)
    )
    return _not_moved(waiting, ItemKind.QUESTION, outage)


def touched_places(outage: Outage) -> QuerySet[Addressee]:
    """Places a consultation still open waits for, or that fell silent in the days the outage touched."""
    asked = Addressee.objects.filter(consultation__in=Consultation.objects.open()).exclude(state=AnswerState.ANSWERED)
    waiting = asked.filter(consultation__sent_at__lt=outage.ended_at, due_date__gte=_first_day(outage))
    return _not_moved(waiting, ItemKind.PLACE, outage)


def _first_day(outage: Outage) -> Any:
    return outage.began_at.astimezone(OFFICE_ZONE).date()


def _not_moved(items: Any, kind: ItemKind, outage: Outage) -> Any:
    moved = MovedDeadline.objects.filter(outage=outage, kind=kind, item=OuterRef("pk"))
    return items.filter(~Exists(moved)).order_by("pk")
