"""What time does to a vote: members are reminded before its end, and it ends, by whoever asks for it or by the hour."""

from django.db import transaction
from procrastinate.contrib.django import app

from vanphong.audit.actions import record
from vanphong.kernel import clock
from vanphong.org.models import Person
from vanphong.ui.formats import vndatetime
from vanphong.worktime.queries import soon_at

from . import queries, rules
from .enums import BALLOT, BallotStatus
from .events import BallotClosed, VotesDueSoon
from .models import Ballot


def conclude(ballot: Ballot, by: Person | None) -> None:
    """Count the slips of a locked ballot and write down the outcome; None is the hour itself."""
    counted = rules.tally(ballot.slips.all())
    ballot.status = BALLOT.after("close", ballot.status)
    ballot.outcome, ballot.closed_at = counted.outcome, clock.now()
    ballot.version += 1
    ballot.save()
    record(BallotClosed(outcome=ballot.outcome, words=rules.outcome_in_words(counted)), about=ballot, actor=by)


@app.periodic(cron="8 * * * *")
@app.task(name="ballots.remind", queue="facts", queueing_lock="ballots.remind", pass_context=False)
def remind(timestamp: int) -> None:
    """Every hour: remind the members who have not voted where the deadline is near. Never twice of one deadline."""
    for pk in list(queries.due_soon(soon_at()).values_list("pk", flat=True)):
        remind_before_due(pk)


@transaction.atomic
def remind_before_due(pk: int) -> None:
    """Nhắc biểu quyết: somebody may have ended or reminded it meanwhile."""
    ballot = Ballot.objects.locked(pk)
    silent = list(ballot.slips.filter(choice="").values_list("member", flat=True))
    if ballot.status != BallotStatus.OPEN or ballot.warned_of == ballot.due_at or not silent:
        return
    ballot.warned_of = ballot.due_at
    ballot.save(update_fields=["warned_of"])
    fact = VotesDueSoon(members=silent, count=len(silent), due=vndatetime(ballot.due_at))
    record(fact, about=ballot, actor=None)


@app.periodic(cron="3 * * * *")
@app.task(name="ballots.close_due", queueing_lock="ballots.close_due", pass_context=False)
def close_due(timestamp: int) -> None:
    """Every hour: close what everybody has voted on, and what has reached its deadline."""
    for pk in list(queries.ready_to_close(clock.now()).values_list("pk", flat=True)):
        _close_if_ready(pk)


@transaction.atomic
def _close_if_ready(pk: int) -> None:
    """Somebody may have closed or cancelled it meanwhile."""
    ballot = Ballot.objects.locked(pk)
    over = not rules.obstacles_to_closing(ballot, queries.awaited(ballot), clock.now())
    if over and BALLOT.allows("close", ballot.status):
        conclude(ballot, None)
