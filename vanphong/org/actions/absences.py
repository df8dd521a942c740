"""Planned absences."""

from datetime import date, timedelta

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused
from vanphong.kernel.vietnamese import tidy

from .. import rules
from ..events import AbsenceEnded, AbsencePlanned
from ..models import Absence, Person

ONLY = "Chỉ đương sự, thư ký giúp việc hoặc người quản trị được ghi lịch vắng của {person}. Mời liên hệ quản trị."


@transaction.atomic
def plan_absence(person: Person, first: date, last: date, reason: str = "", *, actor: Person) -> Absence:
    """Vắng mặt có kế hoạch: these days, both included.

    Raises NotPermitted; AlreadyDone when the very same is noted; Refused with everything that stands in the way.
    """
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not rules.can_set_for(actor, person):
        raise NotPermitted(ONLY.format(person=person))
    if Absence.objects.filter(person=person, first=first, last=last).exists():
        raise AlreadyDone("Lịch vắng này đã được ghi.")
    if obstacles := rules.obstacles_to_absence(person, first, last):
        raise Refused(obstacles)
    absence = Absence.objects.create(
        person=person, first=first, last=last, reason=tidy(reason), set_by=actor, set_at=clock.now()
    )
    record(AbsencePlanned(first=first.isoformat(), last=last.isoformat()), about=person, actor=actor)
    return absence


@transaction.atomic
def end_absence(absence: Absence, *, actor: Person) -> None:
    """Bỏ lịch vắng: one to come is taken back; a running one ended yesterday, the person is here again.

    Raises NotPermitted; AlreadyDone when it is gone; Refused when it is over.
    """
    person = Person.objects.select_for_update(no_key=True).get(pk=absence.person_id)
    if not rules.can_set_for(actor, person):
        raise NotPermitted(ONLY.format(person=person))
    noted = Absence.objects.select_for_update().filter(pk=absence.pk).first()
    if noted is None:
        raise AlreadyDone("Lịch vắng này đã được bỏ.")
    today = clock.today()
    if noted.last < today:
        raise Refused([f"Lịch vắng này đã qua ngày {noted.last:%d/%m/%Y}, được giữ lại làm căn cứ."])
    record(AbsenceEnded(first=noted.first.isoformat(), last=noted.last.isoformat()), about=person, actor=actor)
    if noted.first >= today:
        noted.delete()
    else:
        noted.last = today - timedelta(days=1)
        noted.save(update_fields=["last"])
