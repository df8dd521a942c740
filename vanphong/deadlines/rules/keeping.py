"""Who may keep the rules of escalation, who may see what is stuck, and what cannot be a rule."""

from collections.abc import Mapping

from vanphong.org.enums import OFFICE_LEADERS, Role
from vanphong.org.models import Person
from vanphong.org.rules import can_administer

from ..enums import Level
from ..models import LONGEST_HOURS


def can_keep(person: Person) -> bool:
    """Đặt mức đôn đốc, khai báo gián đoạn: the administrator."""
    return can_administer(person, person.agency_id)


def can_see_stuck(person: Person, agency_id: int) -> bool:
    """Xem việc đang tắc: the Office's leaders and the administrator."""
    return person.is_active and person.holds({Role.ADMINISTRATOR, *OFFICE_LEADERS}, agency_id=agency_id)


def obstacles_to_a_rule(level: Level, hours: int, kept: Mapping[int, int]) -> list[str]:
    """Why this level cannot be told then; `kept` are the hours of the levels there are."""
    if abs(hours) > LONGEST_HOURS:
        return [f"Số giờ phải từ -{LONGEST_HOURS} đến {LONGEST_HOURS}. Mời nhập lại."]
    found = []
    for other, theirs in sorted(kept.items()):
        if (other < level and theirs > hours) or (other > level and theirs < hours):
            found.append(
                f"Cấp trên không được báo sớm hơn cấp dưới: “{Level(other).label}” đang đặt {theirs} giờ so với hạn. "
                "Mời đặt lại theo thứ tự."
            )
    return found
