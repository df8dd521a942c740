"""A member votes, once, in person, on exactly what was read; then the vote ends."""

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org.models import Person

from .. import queries, rules
from ..events import BallotCancelled, SlipGiven
from ..jobs import conclude
from ..models import Ballot, Slip
from .moving import advance, locked

VOTED = "Anh/chị đã biểu quyết “{choice}”; phiếu đã gửi thì không đổi được. Mời báo Văn phòng ghi nhận bằng văn bản."


@transaction.atomic
def vote(ballot: Ballot, choice: str, text: str, checksum: str, *, actor: Person) -> Slip:
    """Biểu quyết: a member fills in their own slip, which is final.

    The same again is AlreadyDone, another vote is Refused; Stale when another text was read than the one that stands.
    """
    ballot = Ballot.objects.locked(ballot.pk)
    slip = queries.slip_of(ballot, actor)
    if slip is None or not rules.can_vote(actor, slip):
        raise NotPermitted("Chỉ thành viên UBND được gửi phiếu này mới biểu quyết; không biểu quyết thay.")
    text = rules.written(text)
    if slip.choice:
        if (slip.choice, slip.text) == (choice, text):
            raise AlreadyDone
        raise Refused([VOTED.format(choice=slip.get_choice_display())])
    if obstacles := rules.obstacles_to_voting(ballot, choice, text, clock.now()):
        raise Refused(obstacles)
    if checksum != ballot.checksum:
        raise Stale(rules.CHANGED)
    slip.choice, slip.text, slip.checksum, slip.voted_at = choice, text, checksum, clock.now()
    slip.save(update_fields=["choice", "text", "checksum", "voted_at"])
    fact = SlipGiven(slip=slip.pk, full_name=slip.full_name, choice=choice, text=text, checksum=checksum)
    record(fact, about=ballot, actor=actor)
    return slip


@transaction.atomic
def close(ballot: Ballot, *, actor: Person, seen: int | None = None) -> Ballot:
    """Kết thúc lấy ý kiến: when everybody has voted, or the deadline has passed; Refused before."""
    ballot = _to_conclude(ballot, "close", actor, seen)
    if obstacles := rules.obstacles_to_closing(ballot, queries.awaited(ballot), clock.now()):
        raise Refused(obstacles)
    conclude(ballot, actor)
    return ballot


@transaction.atomic
def cancel(ballot: Ballot, reason: str = "", *, actor: Person, seen: int | None = None) -> Ballot:
    """Hủy phiếu lấy ý kiến: the slips given so far stay as they are, and lead to nothing."""
    reason = rules.written(reason)
    ballot = _to_conclude(ballot, "cancel", actor, seen)
    if obstacles := rules.obstacles_to_cancelling(ballot, reason):
        raise Refused(obstacles)
    ballot.reason = reason
    advance(ballot, BallotCancelled(reason=reason or "chưa gửi đi"), actor=actor)
    return ballot


def _to_conclude(ballot: Ballot, verb: str, actor: Person, seen: int | None) -> Ballot:
    if not rules.can_conclude(actor, Ballot.objects.locked(ballot.pk)):
        raise NotPermitted("Chỉ người soạn, lãnh đạo phòng và Chánh Văn phòng được kết thúc hoặc hủy việc lấy ý kiến.")
    return locked(ballot, verb, actor=actor, seen=seen)
