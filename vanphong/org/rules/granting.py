"""Who may set absences and delegations, and what stands in their way (NĐ 30/2020, art. 13; quy chế làm việc)."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date

from vanphong.kernel import clock

from ..enums import COMMITTEE_LEADERS, OFFICE_LEADERS, Role
from ..models import Absence, Appointment, Field, Grant, Person, Secretary
from .line import IN_LINE
from .posts import can_administer
from .scopes import document_types

MAY_GO_TO = {
    Role.CHAIR: "một lãnh đạo UBND, Chánh Văn phòng (thừa lệnh) hoặc lãnh đạo phòng (thừa ủy quyền)",
    Role.VICE_CHAIR: "một lãnh đạo UBND; Chánh Văn phòng hoặc lãnh đạo phòng chỉ cho ý kiến thay, không ký",
    Role.CHIEF: "một lãnh đạo Văn phòng hoặc lãnh đạo phòng (thừa ủy quyền)",
    Role.DEPUTY_CHIEF: "một lãnh đạo Văn phòng; lãnh đạo phòng chỉ cho ý kiến thay, không ký",
    Role.UNIT_HEAD: "lãnh đạo khác hoặc chuyên viên của phòng, hoặc lãnh đạo phòng khác",
    Role.SPECIALIST: "một người cùng phòng",
}

LEADERS = COMMITTEE_LEADERS | OFFICE_LEADERS
NOBODY: frozenset[Role] = frozenset()
STOOD_FOR_BY: dict[Role, tuple[Set[Role], Set[Role]]] = {
    **dict.fromkeys(COMMITTEE_LEADERS, (COMMITTEE_LEADERS | {Role.CHIEF, Role.UNIT_HEAD}, NOBODY)),
    **dict.fromkeys(OFFICE_LEADERS, (OFFICE_LEADERS | {Role.UNIT_HEAD}, NOBODY)),
    Role.UNIT_HEAD: ({Role.UNIT_HEAD}, {Role.SPECIALIST}),
    Role.SPECIALIST: (NOBODY, {Role.UNIT_HEAD, Role.SPECIALIST}),
}
"""Who may be deputy to the holder of a post: by a post anywhere in the agency, or in the same unit."""


@dataclass(frozen=True)
class Powers:
    """What is delegated: the days, both included, and the field or type it is limited to."""

    valid_from: date
    valid_to: date
    field: Field | None = None
    document_type: str = ""
    basis: str = ""


def can_set_for(actor: Person, person: Person) -> bool:
    """Đặt vắng mặt, ủy quyền: the person, a secretary of theirs, or the administrator of the agency."""
    if actor.pk == person.pk or can_administer(actor, person.agency_id):
        return True
    return Secretary.objects.in_force().filter(leader=person, person=actor).exists() and bool(actor.posts)


def may_stand_for(grantor: Appointment, deputy: Appointment) -> bool:
    """May the holder of one post be deputy to the holder of the other?"""
    anywhere, within = STOOD_FOR_BY.get(Role(grantor.role), (NOBODY, NOBODY))
    return deputy.role in anywhere or (deputy.role in within and grantor.unit_id == deputy.unit_id)


def is_in_writing(grantor: Appointment, deputy: Appointment) -> bool:
    """Must this delegation be in writing and limited? Of a leader to a head of unit (thừa ủy quyền, art. 13.4)."""
    return grantor.role in LEADERS and deputy.role == Role.UNIT_HEAD


def obstacles_to_absence(person: Person, first: date, last: date) -> list[str]:
    """Why these days of absence cannot be noted."""
    obstacles = _days(first, last)
    if last < clock.today():
        obstacles.append("Những ngày vắng mặt này đã qua. Mời nhập những ngày từ hôm nay trở đi.")
    return obstacles + [
        f"{taken}. Mời bỏ lịch vắng đó trước, hoặc chọn những ngày khác."
        for taken in Absence.objects.touching(first, last).filter(person=person).select_related("person")
    ]


def obstacles_to_granting(grantor: Person, deputy: Person, powers: Powers) -> list[str]:
    """Why these powers cannot go to this deputy, all at once."""
    obstacles = _days(powers.valid_from, powers.valid_to)
    if powers.valid_from < clock.today():
        obstacles.append("Ngày bắt đầu đã qua: ủy quyền chỉ có hiệu lực từ hôm nay trở đi. Mời nhập lại.")
    if powers.field and powers.field.agency_id != grantor.agency_id:
        obstacles.append(f"Lĩnh vực {powers.field} không thuộc cơ quan của {grantor}. Mời chọn lại.")
    if powers.document_type and powers.document_type not in document_types():
        obstacles.append(f"Không có loại văn bản “{powers.document_type}”. Mời chọn trong danh mục.")
    if grantor.pk == deputy.pk:
        return [*obstacles, "Không thể ủy quyền cho chính mình. Mời chọn người khác."]
    return obstacles + _between(grantor, deputy, powers) + _beside_others(grantor, deputy, powers)


def obstacles_to_naming_secretary(leader: Person, person: Person, valid_from: date, valid_to: date | None) -> list[str]:
    """Why this person cannot keep that leader's absences and delegations."""
    obstacles = _days(valid_from, valid_to) if valid_to else []
    if not leader.holds(LEADERS):
        obstacles.append(f"{leader} không phải lãnh đạo UBND hoặc Văn phòng. Chỉ lãnh đạo có thư ký giúp việc.")
    if leader.pk == person.pk or leader.agency_id != person.agency_id or not person.posts:
        obstacles.append(f"{person} không làm thư ký cho {leader} được. Mời chọn người khác đang làm việc tại cơ quan.")
    named = Secretary.objects.filter(leader=leader, person=person).exclude(valid_to__lt=valid_from)
    if (named.filter(valid_from__lte=valid_to) if valid_to else named).exists():
        obstacles.append(f"{person} đã là thư ký của {leader} trong những ngày này.")
    return obstacles


def _days(first: date, last: date) -> list[str]:
    return ["Ngày kết thúc trước ngày bắt đầu. Mời nhập lại."] if last < first else []


def _between(grantor: Person, deputy: Person, powers: Powers) -> list[str]:
    """What of the two people themselves stands in the way."""
    if deputy.agency_id != grantor.agency_id:
        return [f"{deputy} thuộc cơ quan khác. Mời chọn người cùng cơ quan với {grantor}."]
    given = [post for post in grantor.posts if post.role in IN_LINE]
    if not given:
        return [f"{grantor} không giữ chức vụ nào có thể ủy quyền. Mời quản trị phân công người khác vào việc này."]
    if not deputy.posts:
        return [f"{deputy} không giữ chức vụ nào hôm nay. Mời chọn người khác."]
    taken = [(post, [one for one in deputy.posts if may_stand_for(post, one)]) for post in given]
    if beyond := next((post for post, fitting in taken if not fitting), None):
        return [f"{deputy} không ở chức vụ nhận ủy quyền của {grantor}. Mời chọn {MAY_GO_TO[Role(beyond.role)]}."]
    below = any(all(is_in_writing(post, one) for one in fitting) for post, fitting in taken)
    return _in_writing(powers) if below else []


def _in_writing(powers: Powers) -> list[str]:
    """What is missing of a delegation that must be in writing and limited in what it is about."""
    obstacles = []
    if not powers.basis.strip():
        obstacles.append(
            "Ủy quyền cho lãnh đạo phòng phải bằng văn bản. Mời ghi số, ký hiệu, ngày của văn bản ủy quyền vào căn cứ."
        )
    if powers.field is None and not powers.document_type:
        obstacles.append(
            "Ủy quyền cho lãnh đạo phòng phải giới hạn nội dung. Mời chọn một lĩnh vực hoặc một loại văn bản."
        )
    return obstacles


def _beside_others(grantor: Person, deputy: Person, powers: Powers) -> list[str]:
    """What of the delegations already given stands in the way."""
    others = Grant.objects.touching(powers.valid_from, powers.valid_to).filter(grantor__agency=grantor.agency_id)
    listed = list(others.select_related("grantor", "deputy", "field"))
    scope = (powers.field.pk if powers.field else None, powers.document_type)
    obstacles = [
        f"{one} ({one.scope}) từ {one.valid_from:%d/%m/%Y} đến {one.valid_to:%d/%m/%Y}. "
        "Mời thu hồi ủy quyền đó trước, hoặc chọn những ngày khác."
        for one in listed
        if one.grantor_id == grantor.pk and (one.field_id, one.document_type) == scope
    ]
    if leads_to(listed, deputy.pk, grantor.pk, powers.valid_from, powers.valid_to):
        obstacles.append(
            f"{deputy} đang ủy quyền, trực tiếp hoặc qua người khác, cho {grantor} trong những ngày này. "
            "Không ủy quyền vòng: mời chọn người khác."
        )
    return obstacles


def leads_to(grants: Iterable[Grant], start: int, goal: int, first: date, last: date) -> bool:
    """Do delegations that run on one common day of these lead from person `start` to person `goal`?"""
    listed = list(grants)
    ways = [(start, first, last, frozenset({start}))]
    while ways:
        person, since, until, passed = ways.pop()
        if person == goal:
            return True
        for one in listed:
            begins, ends = max(since, one.valid_from), min(until, one.valid_to)
            if one.grantor_id == person and one.deputy_id not in passed and begins <= ends:
                ways.append((one.deputy_id, begins, ends, passed | {one.deputy_id}))
    return False
