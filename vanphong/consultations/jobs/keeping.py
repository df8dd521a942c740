"""What time does to consultations: a reminder one working day before the end, and silence counted after it."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from procrastinate.contrib.django import app

from vanphong.audit.actions import record
from vanphong.kernel import clock
from vanphong.worktime.queries import calendar
from vanphong.worktime.rules import next_working_day

from ..enums import AnswerState, ConsultationStatus
from ..events import AnswersDueSoon, PlacesUnreached, SilenceCounted
from ..models import Addressee, Consultation
from ..queries import unreachable_of
from ..rules import silence_in_words
from .pausing import go_on


@app.periodic(cron="5 * * * *")
@app.task(name="consultations.keep_time", queue="facts", queueing_lock="consultations.keep_time", pass_context=False)
def keep_time(timestamp: int) -> None:
    """Every hour: remind those with one working day left, count the silence of those with none. Never twice."""
    for consultation in _open_by(next_working_day(calendar(), clock.today())):
        remind_before_due(consultation)
        count_silence(consultation)


def _open_by(day: date) -> Iterator[Consultation]:
    """Open consultations that still await somebody until that day or longer ago; few columns, whatever their number."""
    late = Addressee.objects.awaiting().filter(due_date__lte=day, consultation__status=ConsultationStatus.SENT)
    return Consultation.objects.filter(pk__in=late.values("consultation")).order_by("pk").iterator(chunk_size=200)


@transaction.atomic
def remind_before_due(consultation: Consultation) -> int:
    """Nhắc trước hạn một ngày làm việc: how many places were reminded; each once for each of its due dates."""
    today = clock.today()
    last = next_working_day(calendar(), today)
    near = _awaited(consultation).filter(due_date__gt=today, due_date__lte=last)
    by_day: dict[date, list[Addressee]] = {}
    for addressee in near:
        if addressee.warned_of != addressee.due_date:
            by_day.setdefault(addressee.due_date, []).append(addressee)
    for due_date, warned in by_day.items():
        ids = [one.pk for one in warned]
        Addressee.objects.filter(pk__in=ids).update(warned_of=due_date)
        fact = AnswersDueSoon(addressees=ids, count=len(ids), due=f"{due_date:%d/%m/%Y}")
        record(fact, about=consultation, actor=None)
    return sum(map(len, by_day.values()))


@transaction.atomic
def count_silence(consultation: Consultation) -> int:
    """Hết hạn không trả lời: how many places did not answer. What silence means is the rule of the request; where
    nobody could sign in to answer, it means nothing."""
    over = {one.pk for one in _awaited(consultation).filter(due_date__lt=clock.today())}
    unreached = sorted(over & {one.pk for one in unreachable_of(consultation)}) if over else []
    silent = sorted(over - set(unreached))
    if silent:
        Addressee.objects.filter(pk__in=silent).update(state=AnswerState.SILENT)
        rule = silence_in_words(consultation.silence)
        record(SilenceCounted(addressees=silent, count=len(silent), rule=rule), about=consultation, actor=None)
    if unreached:
        Addressee.objects.filter(pk__in=unreached).update(state=AnswerState.UNREACHED)
        record(PlacesUnreached(addressees=unreached, count=len(unreached)), about=consultation, actor=None)
    if over:
        go_on(consultation, None)
    return len(over)


def _awaited(consultation: Consultation) -> QuerySet[Addressee]:
    """Those still awaited, locked, unless the consultation was closed in between."""
    Consultation.objects.locked(consultation.pk)
    rows = Addressee.objects.awaiting().filter(consultation=consultation, consultation__status=ConsultationStatus.SENT)
    return rows.select_for_update(of=("self",), no_key=True).order_by("pk")
