"""Who may do what in the organisation: small answers from the posts a person holds today."""

import re
from datetime import date

from vanphong.kernel import clock

from ..enums import OFFICE_LEADERS, Role
from ..models import Appointment, Duty, Person, Unit

SIGN_IN_NAME = re.compile(r"[a-z0-9][a-z0-9._]{2,39}")


def can_administer(person: Person, agency_id: int | None = None) -> bool:
    """Quản trị hệ thống: an administrator, of this agency where named."""
    return person.is_active and person.holds({Role.ADMINISTRATOR}, agency_id=agency_id)


def can_put_on_duty(person: Person, agency_id: int) -> bool:
    """Phân công trực: the Chief of Office, or an administrator on the Chief's word."""
    return person.holds({Role.CHIEF, Role.ADMINISTRATOR}, agency_id=agency_id)


def is_registrar(person: Person, agency_id: int) -> bool:
    """Văn thư cơ quan (NĐ 30/2020, art. 6)."""
    return person.holds({Role.REGISTRAR}, agency_id=agency_id)


def can_keep_addresses(person: Person) -> bool:
    """Văn thư, quản trị: whoever sends documents learns where other agencies take them."""
    return person.holds({Role.REGISTRAR, Role.ADMINISTRATOR})


def is_chief(person: Person, agency_id: int) -> bool:
    """Chánh Văn phòng."""
    return person.holds({Role.CHIEF}, agency_id=agency_id)


def is_office_leader(person: Person, agency_id: int) -> bool:
    """Chánh Văn phòng, Phó Chánh Văn phòng."""
    return person.holds(OFFICE_LEADERS, agency_id=agency_id)


def leads_unit(person: Person, unit_id: int) -> bool:
    """Lãnh đạo phòng: the head of this very unit."""
    return person.holds({Role.UNIT_HEAD}, unit_id=unit_id)


def belongs_to_unit(person: Person, unit_id: int) -> bool:
    return unit_id in person.unit_ids


def is_sign_in_name(text: str) -> bool:
    """Tên đăng nhập: what anybody can type on any keyboard."""
    return SIGN_IN_NAME.fullmatch(text) is not None


def obstacles_to_appointing(
    person: Person, unit: Unit, role: Role, valid_from: date, valid_to: date | None = None
) -> list[str]:
    """Why this person cannot be given this post for those days."""
    obstacles = []
    if valid_to and valid_to < valid_from:
        obstacles.append("Ngày kết thúc trước ngày bắt đầu. Mời nhập lại.")
    if person.agency_id != unit.agency_id:
        obstacles.append(f"{unit} không thuộc cơ quan của {person}. Mời chọn đơn vị cùng cơ quan.")
    if unit.valid_to and unit.valid_to < valid_from:
        obstacles.append(f"{unit} đã kết thúc hoạt động ngày {unit.valid_to:%d/%m/%Y}. Mời chọn đơn vị khác.")
    held = Appointment.objects.filter(person=person, unit=unit, role=role)
    if held.exclude(valid_to__lt=valid_from).exists():
        obstacles.append(
            f"{person} đang giữ chức trách này tại {unit}. Mời cho thôi chức vụ cũ trước khi phân công lại."
        )
    return obstacles


def obstacles_to_ending(appointment: Appointment, last_day: date) -> list[str]:
    """Why a post cannot end on that day."""
    if appointment.valid_to and (appointment.valid_to <= clock.today() or appointment.valid_to == last_day):
        return [f"{appointment} giữ chức vụ này đến hết ngày {appointment.valid_to:%d/%m/%Y}."]
    if last_day < appointment.valid_from:
        return [f"Ngày thôi phải từ ngày bắt đầu {appointment.valid_from:%d/%m/%Y} trở đi. Mời nhập lại."]
    return []


def obstacles_to_putting_on_duty(person: Person, first: date, last: date) -> list[str]:
    """Why this person cannot be on duty in those days."""
    obstacles = []
    if not person.holds({Role.DEPUTY_CHIEF}):
        obstacles.append(f"{person} không phải Phó Chánh Văn phòng. Mời chọn một Phó Chánh Văn phòng.")
    if last < first:
        obstacles.append("Ngày kết thúc trước ngày bắt đầu. Mời nhập lại.")
    taken = Duty.objects.filter(person__agency=person.agency_id, valid_from__lte=last, valid_to__gte=first)
    obstacles += [
        f"{duty.person} đã trực từ {duty.valid_from:%d/%m/%Y} đến {duty.valid_to:%d/%m/%Y}. Mời chọn những ngày khác."
        for duty in taken.select_related("person")[:3]
    ]
    return obstacles
