"""Whom is asked."""

from collections.abc import Iterable

from django.db import transaction

from vanphong.kernel.errors import AlreadyDone, Refused
from vanphong.org.models import Agency, Person, Unit

from .. import jobs, queries, rules
from ..events import AddresseeRemoved, AddresseesAdded
from ..models import Addressee, Consultation
from .moving import advance, led


@transaction.atomic
def address(
    consultation: Consultation,
    *,
    actor: Person,
    agencies: Iterable[Agency] = (),
    units: Iterable[Unit] = (),
    seen: int | None = None,
) -> list[Addressee]:
    """Thêm nơi nhận: agencies and units of our own; those asked already stay as they are.

    A request that is out goes to the new ones at once. Raises NotPermitted, Refused, Stale; AlreadyDone when every one
    of them is asked already.
    """
    agencies, units = list(agencies), list(units)
    consultation = led(consultation, "", actor=actor, seen=None)
    if obstacles := rules.obstacles_to_addressing(consultation, agencies, units):
        raise Refused(obstacles)
    known = set(consultation.addressees.values_list("agency", "unit"))
    wanted = [(one.agency_id, one, one.name) for one in units] + [(one.pk, None, one.name) for one in agencies]
    new = [
        Addressee(consultation=consultation, agency_id=pk, unit=unit, name=name, due_date=consultation.due_date)
        for pk, unit, name in wanted
        if (pk, unit.pk if unit else None) not in known
    ]
    if not new:
        raise AlreadyDone("Các nơi này đã có trong danh sách nơi nhận.")
    led(consultation, "", actor=actor, seen=seen)
    added = Addressee.objects.bulk_create(new)
    unreachable = queries.unreachable_of(consultation) if consultation.open else []
    if obstacles := rules.obstacles_to_silence(consultation, unreachable):
        raise Refused(obstacles)
    fact = AddresseesAdded(addressees=[one.pk for one in added], count=len(added), sent=consultation.open)
    advance(consultation, fact, actor=actor)
    if consultation.open:
        jobs.stand_still(consultation, actor)
    return added


@transaction.atomic
def remove_addressee(addressee: Addressee, *, actor: Person, seen: int | None = None) -> Consultation:
    """Bỏ nơi nhận, before the request is sent."""
    consultation = led(addressee.consultation, "", actor=actor, seen=seen)
    if obstacles := rules.obstacles_to_changing(consultation):
        raise Refused(obstacles)
    consultation.addressees.filter(pk=addressee.pk).delete()
    advance(consultation, AddresseeRemoved(name=addressee.name), actor=actor)
    return consultation
