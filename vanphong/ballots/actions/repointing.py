"""A ballot in other hands because posts and units changed (rà soát, sắp xếp bộ máy)."""

from django.db import transaction

from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org.models import Person, Unit
from vanphong.org.rules import can_reorganise

from .. import rules
from ..enums import RUNNING
from ..events import BallotPassedOn
from ..models import Ballot
from .moving import advance


@transaction.atomic
def hand_on(ballot: Ballot, person: Person, unit: Unit, reason: str, *, actor: Person) -> Ballot:
    """Bàn giao phiếu lấy ý kiến: another person, in that unit, carries it on to its end. The slips stay as they are.

    Raises NotPermitted; AlreadyDone; Stale when it is over; Refused with everything that stands in the way.
    """
    ballot = Ballot.objects.locked(ballot.pk)
    if not can_reorganise(actor, ballot.agency_id):
        raise NotPermitted("Chỉ Chánh Văn phòng hoặc người quản trị được bàn giao việc đang mở.")
    if ballot.status not in RUNNING:
        raise Stale(rules.CHANGED)
    if (ballot.author_id, ballot.unit_id) == (person.pk, unit.pk):
        raise AlreadyDone("Phiếu lấy ý kiến đã ở chỗ người nhận.")
    if obstacles := rules.obstacles_to_handing_on(ballot, person, unit, reason):
        raise Refused(obstacles)
    before, ballot.author, ballot.unit = ballot.author, person, unit
    fact = BallotPassedOn(before=before.full_name, to=person.full_name, unit=unit.name, reason=rules.written(reason))
    advance(ballot, fact, actor=actor)
    return ballot
