"""The deadline of a vote under way: moved later with a reason. A part of other acts."""

from datetime import datetime

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.org.models import Person
from vanphong.ui.formats import vndatetime

from .. import rules
from ..enums import BallotStatus
from ..events import BallotDueMoved
from ..models import Ballot


@transaction.atomic
def move_due(ballot: Ballot, due_at: datetime, *, reason: str, actor: Person) -> bool:
    """Dời hạn biểu quyết after working time was lost: later only, while slips are taken. Did it move?

    Asks no permission: the house that calls it has. What pages showed is not stale by it.
    """
    ballot = Ballot.objects.locked(ballot.pk)
    before = ballot.due_at
    if ballot.status != BallotStatus.OPEN or before is None or due_at <= before:
        return False
    ballot.due_at = due_at
    ballot.save(update_fields=["due_at"])
    words = f"từ {vndatetime(before)} sang {vndatetime(due_at)}: {rules.written(reason)}"
    fact = BallotDueMoved(before=before.isoformat(), after=due_at.isoformat(), words=words)
    record(fact, about=ballot, actor=actor)
    return True
