"""Requests and places asked that change hands because posts and units did (rà soát, sắp xếp bộ máy)."""

from django.db import transaction

from vanphong.documents.actions import let_see
from vanphong.documents.enums import AccessReason
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person, Unit
from vanphong.org.rules import can_reorganise

from .. import rules
from ..enums import RUNNING
from ..events import LeaderChanged, PlacePassedOn
from ..models import Addressee, Consultation
from .moving import CHANGED, advance

NOT_ALLOWED = "Chỉ Chánh Văn phòng hoặc người quản trị được bàn giao việc đang mở."


@transaction.atomic
def hand_on(consultation: Consultation, person: Person, unit: Unit, reason: str, *, actor: Person) -> Consultation:
    """Bàn giao việc lấy ý kiến: another person, in that unit, carries the request on to its end.

    Raises NotPermitted; AlreadyDone; Stale when it is over; Refused with everything that stands in the way.
    """
    consultation = Consultation.objects.locked(consultation.pk)
    if not can_reorganise(actor, consultation.agency_id):
        raise NotPermitted(NOT_ALLOWED)
    if consultation.status not in RUNNING:
        raise Stale(CHANGED)
    if (consultation.author_id, consultation.unit_id) == (person.pk, unit.pk):
        raise AlreadyDone("Việc lấy ý kiến đã ở chỗ người nhận.")
    if obstacles := rules.obstacles_to_handing_on(consultation, person, unit, reason):
        raise Refused(obstacles)
    before, consultation.author, consultation.unit = consultation.author, person, unit
    if consultation.draft:
        let_see(consultation.draft, AccessReason.AUTHOR, people=[person])
    fact = LeaderChanged(before=before.full_name, to=person.full_name, unit=unit.name, reason=tidy(reason))
    advance(consultation, fact, actor=actor)
    return consultation


@transaction.atomic
def repoint_place(addressee: Addressee, unit: Unit, reason: str, *, actor: Person) -> Addressee:
    """Chuyển nơi được lấy ý kiến: another unit of our own is asked in its place, until the same day.

    Raises NotPermitted; AlreadyDone; Stale when no answer is awaited; Refused with everything that stands in the way.
    """
    consultation = Consultation.objects.locked(addressee.consultation_id)
    addressee = Addressee.objects.locked(addressee.pk)
    if not can_reorganise(actor, consultation.agency_id):
        raise NotPermitted(NOT_ALLOWED)
    if consultation.status not in RUNNING or addressee.unit_id is None or not addressee.awaited:
        raise Stale(CHANGED)
    if addressee.unit_id == unit.pk:
        raise AlreadyDone("Đơn vị nhận đang được lấy ý kiến ở chỗ này.")
    if obstacles := rules.obstacles_to_repointing(addressee, unit, reason):
        raise Refused(obstacles)
    before, addressee.unit, addressee.name = addressee.name, unit, unit.name
    addressee.version += 1
    addressee.save(update_fields=["unit", "name", "version"])
    fact = PlacePassedOn(
        addressee=addressee.pk, before=before, to=unit.name, reason=tidy(reason), sent=consultation.open
    )
    advance(consultation, fact, actor=actor)
    return addressee
