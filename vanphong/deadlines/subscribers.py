"""Working time was lost: what was due follows, in the worker."""

from vanphong.audit.events import subscribe
from vanphong.audit.models import Event

from .actions import move_deadlines
from .events import DayDeclared, DayWithdrawn, OutageRecorded


@subscribe(OutageRecorded, DayDeclared, DayWithdrawn)
def working_time_was_lost(event: Event) -> None:
    move_deadlines(event)
