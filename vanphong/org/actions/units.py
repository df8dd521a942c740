"""Units that come together."""

from datetime import date, timedelta

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused

from .. import rules
from ..events import UnitMerged
from ..models import Agency, Field, Person, Unit


@transaction.atomic
def merge_unit(unit: Unit, into: Unit, on: date, *, actor: Person) -> Unit:
    """Sáp nhập đơn vị: one ends the day before `on`, the other carries on its work from that day.

    Its sections and the fields it leads go over; its posts do not, each is moved by a decision about its holder. What
    was done under the old name keeps it. Raises NotPermitted; AlreadyDone; Refused with everything that stands in the
    way.
    """
    Agency.objects.select_for_update(no_key=True).get(pk=unit.agency_id)
    unit, into = Unit.objects.get(pk=unit.pk), Unit.objects.get(pk=into.pk)
    if not rules.can_reorganise(actor, unit.agency_id):
        raise NotPermitted("Chỉ Chánh Văn phòng hoặc người quản trị được ghi nhận việc sáp nhập đơn vị.")
    last_day = on - timedelta(days=1)
    if unit.valid_to == last_day and unit.successors.filter(pk=into.pk).exists():
        raise AlreadyDone(f"{unit} đã được sáp nhập vào {into}.")
    if obstacles := rules.obstacles_to_merging(unit, into, on):
        raise Refused(obstacles)
    unit.valid_to = last_day
    unit.save(update_fields=["valid_to"])
    into.predecessors.add(unit, *unit.predecessors.all())
    Unit.objects.in_force(on).filter(parent=unit).update(parent=into)
    Field.objects.filter(lead_unit=unit).update(lead_unit=into)
    record(UnitMerged(unit=unit.name, into=into.name, on=on.isoformat()), about=unit, actor=actor)
    return unit
