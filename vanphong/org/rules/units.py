"""Who may merge units, and what stands in the way (sắp xếp tổ chức bộ máy)."""

from datetime import date

from vanphong.kernel import clock

from ..enums import Role
from ..models import Person, Unit


def can_reorganise(person: Person, agency_id: int) -> bool:
    """Sắp xếp bộ máy: the administrator, or the Chief of Office."""
    return person.is_active and person.holds({Role.ADMINISTRATOR, Role.CHIEF}, agency_id=agency_id)


def leads_work_of(person: Person, unit: Unit) -> bool:
    """Lãnh đạo phòng of the unit, or of the one it was merged into."""
    led = [post.unit_id for post in person.posts if post.role == Role.UNIT_HEAD]
    return unit.pk in led or bool(led and unit.valid_to and unit.successors.filter(pk__in=led).exists())


def obstacles_to_merging(unit: Unit, into: Unit, on: date) -> list[str]:
    """Why one unit cannot be merged into the other from that day on."""
    if unit.pk == into.pk:
        return ["Không thể sáp nhập một đơn vị vào chính nó. Mời chọn đơn vị khác."]
    obstacles = []
    if unit.agency_id != into.agency_id:
        obstacles.append(f"{into} thuộc cơ quan khác. Mời chọn đơn vị cùng cơ quan.")
    if unit.valid_to:
        obstacles.append(f"{unit} đã kết thúc hoạt động ngày {unit.valid_to:%d/%m/%Y}.")
    if into.valid_to or into.valid_from > on:
        obstacles.append(f"{into} không hoạt động từ ngày {on:%d/%m/%Y}. Mời chọn đơn vị khác.")
    if on <= unit.valid_from:
        obstacles.append(f"Ngày sáp nhập phải sau ngày thành lập {unit.valid_from:%d/%m/%Y}. Mời nhập lại.")
    if on > clock.today():
        obstacles.append(f"Ngày {on:%d/%m/%Y} chưa đến. Mời ghi nhận việc sáp nhập khi quyết định có hiệu lực.")
    if into.parent_id == unit.pk:
        obstacles.append(f"{into} trực thuộc {unit}. Mời chọn đơn vị khác.")
    return obstacles
