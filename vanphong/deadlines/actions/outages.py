"""Gián đoạn: the system was down, so no working time passed."""

from datetime import datetime

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.org.models import Person
from vanphong.ui.formats import vndatetime
from vanphong.worktime.actions import declare_outage
from vanphong.worktime.models import Outage

from ..events import OutageRecorded


@transaction.atomic
def record_outage(began_at: datetime, ended_at: datetime, reason: str, *, actor: Person) -> Outage:
    """Khai báo gián đoạn: declare it; the worker then moves every open deadline it touches (`move_deadlines`).

    Raises what worktime.actions.declare_outage raises.
    """
    outage = declare_outage(began_at, ended_at, reason, actor=actor)
    words = f"từ {vndatetime(began_at)} đến {vndatetime(ended_at)}: {outage.reason}"
    fact = OutageRecorded(began_at=began_at.isoformat(), ended_at=ended_at.isoformat(), words=words)
    record(fact, about=outage, actor=actor)
    return outage
