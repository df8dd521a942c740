"""Who holds which post, and who is on duty."""

from datetime import date, timedelta

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted, Refused

from .. import rules
from ..enums import Role
from ..events import AppointmentEnded, PersonAppointed, PutOnDuty, TakenOffDuty
from ..models import Agency, Appointment, Duty, Person, Unit


@transaction.atomic
def appoint(
    person: Person, unit: Unit, role: Role, *, title: str, valid_from: date, actor: Person, valid_to: date | None = None
) -> Appointment:
    """Phân công, bổ nhiệm: give a person a post in a unit of their agency, from a day on.

    Raises NotPermitted; Refused with everything that stands in the way.
    """
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not rules.can_administer(actor, unit.agency_id):
        raise NotPermitted("Chỉ người quản trị của cơ quan được phân công chức vụ. Mời liên hệ quản trị hệ thống.")
    if obstacles := rules.obstacles_to_appointing(person, unit, role, valid_from, valid_to):
        raise Refused(obstacles)
    post = Appointment.objects.create(
        person=person, unit=unit, role=role, title=title, valid_from=valid_from, valid_to=valid_to
    )
    fact = PersonAppointed(
        title=title,
        unit=unit.name,
        role=str(role),
        valid_from=valid_from.isoformat(),
        valid_to=valid_to.isoformat() if valid_to else None,
    )
    record(fact, about=person, actor=actor)
    return post


@transaction.atomic
def end_appointment(appointment: Appointment, *, last_day: date, actor: Person) -> Appointment:
    """Thôi giữ chức vụ: the post ends with `last_day`; work that follows the post stays with the unit.

    Raises NotPermitted; Refused when it has ended already or the day lies before its beginning.
    """
    post = Appointment.objects.select_for_update(of=("self",)).select_related("unit", "person").get(pk=appointment.pk)
    if not rules.can_administer(actor, post.unit.agency_id):
        raise NotPermitted("Chỉ người quản trị của cơ quan được cho thôi chức vụ. Mời liên hệ quản trị hệ thống.")
    if obstacles := rules.obstacles_to_ending(post, last_day):
        raise Refused(obstacles)
    post.valid_to = last_day
    post.save(update_fields=["valid_to"])
    fact = AppointmentEnded(title=post.title, unit=post.unit.name, valid_to=last_day.isoformat())
    record(fact, about=post.person, actor=actor)
    return post


@transaction.atomic
def put_on_duty(person: Person, first: date, last: date, *, actor: Person) -> Duty:
    """Phân công trực lãnh đạo: this deputy chief writes instructions in the Chief's place in those days.

    Raises NotPermitted; Refused when somebody is on duty then already.
    """
    Agency.objects.select_for_update(no_key=True).get(pk=person.agency_id)
    if not rules.can_put_on_duty(actor, person.agency_id):
        raise NotPermitted("Chỉ Chánh Văn phòng hoặc người quản trị được phân công trực lãnh đạo.")
    if obstacles := rules.obstacles_to_putting_on_duty(person, first, last):
        raise Refused(obstacles)
    duty = Duty.objects.create(person=person, valid_from=first, valid_to=last)
    fact = PutOnDuty(valid_from=first.isoformat(), valid_to=last.isoformat())
    record(fact, about=person, actor=actor)
    return duty


@transaction.atomic
def take_off_duty(duty: Duty, *, actor: Person) -> None:
    """Bỏ lịch trực: a duty to come is taken back; a running one ended yesterday. What was done in it stands.

    Raises NotPermitted; Refused when it is over.
    """
    duty = Duty.objects.select_for_update(of=("self",)).select_related("person").get(pk=duty.pk)
    if not rules.can_put_on_duty(actor, duty.person.agency_id):
        raise NotPermitted("Chỉ Chánh Văn phòng hoặc người quản trị được bỏ lịch trực lãnh đạo.")
    today = clock.today()
    if duty.valid_to < today:
        raise Refused([f"Lịch trực này đã qua ngày {duty.valid_to:%d/%m/%Y}, được giữ lại làm căn cứ."])
    fact = TakenOffDuty(valid_from=duty.valid_from.isoformat(), valid_to=duty.valid_to.isoformat())
    record(fact, about=duty.person, actor=actor)
    if duty.valid_from >= today:
        duty.delete()
    else:
        duty.valid_to = today - timedelta(days=1)
        duty.save(update_fields=["valid_to"])
