"""What a route may look like, and what an author may change in it. Nothing here writes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vanphong.kernel import clock
from vanphong.org.enums import Role
from vanphong.org.models import Person, Unit

from ..enums import DECIDERS, LEVELS, RANKS, ROUTED, Act, Joins, Who
from ..models import Asked, RouteStep

LONGEST_ROUTE = 12
LONGEST_HOURS = 400


@dataclass(frozen=True)
class Ask:
    """Một bước of a route, as a value: what models.Asked keeps."""

    who: str
    role: str = ""
    unit: Unit | None = None
    person: Person | None = None
    act: str = Act.OPINE
    joins: str = Joins.AFTER
    blocks: bool = False
    hours: int | None = None
    required: bool = True

    @classmethod
    def of(cls, step: Asked) -> "Ask":
        return cls(**{name: getattr(step, name) for name in cls.__dataclass_fields__})

    @property
    def row(self) -> Asked:
        """Named as the models name it; never saved."""
        return RouteStep(position=0, **vars(self))

    @property
    def post(self) -> tuple[str, str, int | None, int | None]:
        """Whom it asks, whoever holds the post: two of the same are asked the same thing twice."""
        person = self.person if self.who == Who.PERSON else None
        return self.who, self.role, self.unit.pk if self.unit else None, person.pk if person else None

    @property
    def rank(self) -> int:
        """Cấp: 1 the unit, 2 the Office, 3 the Committee."""
        if self.who == Who.UNIT_HEAD:
            return 1
        if self.who == Who.PERSON:
            return rank_of(self.person) if self.person else 1
        return RANKS.get(Role(self.role), 1) if self.role else 1


def rank_of(person: Person) -> int:
    """The highest rank of the posts held today."""
    return max((RANKS.get(Role(post.role), 1) for post in person.posts), default=1)


def stages(steps: Sequence[Ask]) -> list[list[Ask]]:
    """The steps by groups that are open together, in order."""
    found: list[list[Ask]] = []
    for step in steps:
        if step.joins == Joins.AFTER or not found:
            found.append([step])
        else:
            found[-1].append(step)
    return found


def merged(steps: Sequence[Ask], unit: Unit, into: Unit) -> list[Ask]:
    """The steps where `into` carries on the work of `unit`: what would now be asked twice is asked once, as strictly as
    either asked it, and where no other step can speak for it."""
    groups = stages([replace(one, unit=into) if one.unit and one.unit.pk == unit.pk else one for one in steps])
    twice: dict[object, list[tuple[bool, Ask]]] = {}
    for group in groups:
        alone = all(one.joins != Joins.OR for one in group)
        for one in group:
            twice.setdefault((one.post, one.act), []).append((alone, one))
    kept = {asked: next((one for alone, one in found if alone), found[0][1]) for asked, found in twice.items()}
    left: list[Ask] = []
    for group in groups:
        stay = [one for one in group if kept[one.post, one.act] is one]
        for place, one in enumerate(stay):
            same = [other for _, other in twice[one.post, one.act]]
            blocks, required = any(other.blocks for other in same), any(other.required for other in same)
            left.append(replace(one, joins=one.joins if place else Joins.AFTER, blocks=blocks, required=required))
    return left


def told(steps: Sequence[Ask]) -> str:
    """The steps in words for the record: whom each asks, who that is, and all that hangs on it."""
    return " → ".join(_told(step) for step in steps) or "chưa có bước nào"


def _told(step: Ask) -> str:
    where = f" tại {step.unit}" if step.unit and step.who != Who.UNIT_HEAD else ""
    person = f": {step.person.full_name}" if step.person and step.who != Who.PERSON else ""
    hanging = [] if step.joins == Joins.AFTER else [Joins(step.joins).label.lower()]
    hanging += [f"{step.hours} giờ"] if step.hours else []
    hanging += ["không đồng ý thì dừng"] if step.blocks else []
    hanging += [] if step.required else ["không bắt buộc"]
    return f"{step.row.name}{where}{person}" + (f" ({'; '.join(hanging)})" if hanging else "")


def obstacles_to_a_route(steps: Sequence[Ask]) -> list[str]:
    """Everything that is wrong with a route, for the administrator who keeps it and for the author who adjusts it."""
    if not steps:
        return ["Quy trình chưa có bước nào. Mời thêm bước, trong đó có bước quyết định."]
    found = [] if len(steps) <= LONGEST_ROUTE else [f"Quy trình dài quá {LONGEST_ROUTE} bước; mời gộp hoặc bỏ bớt."]
    for place, step in enumerate(steps, 1):
        found += [f"Bước {place}: {reason}" for reason in _obstacles_to_a_step(step)]
    return found + list(_obstacles_to_the_order(steps))


def _obstacles_to_a_step(step: Ask) -> Iterator[str]:
    today = clock.today()
    if step.act not in ROUTED:
        yield "chưa chọn việc cần làm."
    if step.hours is not None and not 0 < step.hours <= LONGEST_HOURS:
        yield f"thời hạn phải từ 1 đến {LONGEST_HOURS} giờ làm việc."
    match step.who:
        case Who.POSITION if not step.role:
            yield "chưa chọn chức vụ."
        case Who.FIELD_LEADER if step.role not in LEVELS:
            yield "chưa chọn lãnh đạo Văn phòng hay lãnh đạo UBND."
        case Who.PERSON if step.person is None:
            yield "chưa chọn người."
        case Who.PERSON if step.person and not step.person.posts:
            yield f"{step.person.full_name} hiện không giữ chức vụ nào; mời chọn người khác."
    if step.unit and step.unit.valid_to and step.unit.valid_to < today:
        yield f"{step.unit} đã kết thúc hoạt động ngày {step.unit.valid_to:%d/%m/%Y}; mời chọn đơn vị khác."
    if step.act == Act.DECIDE and step.rank < 2:
        yield "người quyết định phải là lãnh đạo UBND hoặc lãnh đạo Văn phòng."


def _obstacles_to_the_order(steps: Sequence[Ask]) -> Iterator[str]:
    if steps[0].joins != Joins.AFTER:
        yield "Bước đầu tiên không có bước trên để xếp cùng; mời chọn “Sau bước trên”."
    groups = stages(steps)
    for group in groups:
        if {step.joins for step in group[1:]} > {Joins.OR}:
            yield "Trong một nhóm bước chỉ xếp “cùng lúc” hoặc “hoặc”, không lẫn hai cách."
    repeated = [step for (step, acts) in Counter((s.post, s.act) for s in steps).items() if acts > 1]
    for post, act in repeated:
        named = next(step for step in steps if (step.post, step.act) == (post, act)).row.name
        yield f"“{named}” được hỏi hai lần: phiếu sẽ đi vòng. Mời giữ một bước."
    yield from _obstacles_to_deciding(groups)
    spoken = [[step.rank for step in group if step.act != Act.SIGN] for group in groups]
    ranks = [group for group in spoken if group]
    if any(max(before) > min(after) for before, after in pairwise(ranks)):
        yield "Thứ bậc bị đảo: phòng cho ý kiến trước Văn phòng, Văn phòng trước lãnh đạo UBND. Mời xếp lại."


def _obstacles_to_deciding(groups: list[list[Ask]]) -> Iterator[str]:
    deciding = [place for place, group in enumerate(groups) if any(step.act == Act.DECIDE for step in group)]
    if not deciding:
        yield "Quy trình chưa có bước quyết định (NĐ 314/2025, Điều 14). Mời thêm bước “Quyết định”."
        return
    group = groups[deciding[-1]]
    if len(deciding) > 1:
        yield "Quy trình có hơn một bước quyết định. Mời giữ một bước, hoặc xếp “hoặc” trong một nhóm."
    if any(step.act != Act.DECIDE for step in group) or {s.joins for s in group[1:]} - {Joins.OR}:
        yield "Bước quyết định đứng riêng: một người quyết định, hoặc một trong nhiều người (“hoặc”)."
    after = [step for later in groups[deciding[-1] + 1 :] for step in later]
    if any(step.act != Act.SIGN for step in after) or len(after) > 1:
        yield "Sau bước quyết định chỉ có thể có một bước ký văn bản."
    if any(step.act == Act.SIGN for earlier in groups[: deciding[-1]] for step in earlier):
        yield "Bước ký văn bản phải đứng sau bước quyết định."


def obstacles_to_adjusting(route: Sequence[Ask], wanted: Sequence[Ask]) -> list[str]:
    """What the author may not do to the route of the office: drop a step it requires, or make one weaker.

    Steps may be added, and people chosen among those who hold the post (NĐ 314/2025, art. 14: the Office's leaders
    are heard, a leader of the Committee decides).
    """
    found = []
    left = [_fixed(step) for step in wanted]
    for step in route:
        if not step.required and step.act != Act.DECIDE:
            continue
        if _fixed(step) in left:
            left.remove(_fixed(step))
        else:
            found.append(
                f"Quy trình bắt buộc có bước “{step.row.name}”; mời giữ nguyên bước này, hoặc bấm “Lấy lại quy trình "
                "của cơ quan” ở trang Điều chỉnh quy trình."
            )
    found += [
        f"Bước “{step.row.name}” là bắt buộc; không để bước khác thay được. Mời xếp sau hoặc cùng lúc."
        for step in _replaceable(wanted, [group for group in stages(route) if any(one.required for one in group)])
    ]
    if any(step.act == Act.DECIDE for step in wanted) and any(fixed.act == Act.DECIDE for fixed in left):
        found.append("Bước quyết định là của quy trình, không thêm người quyết định khác.")
    return found


def _replaceable(wanted: Sequence[Ask], fixed: list[list[Ask]]) -> Iterator[Ask]:
    """Steps of the office's route that another would make needless, where the route itself does not say so."""
    either = [{_fixed(step) for step in group} for group in fixed if group[-1].joins == Joins.OR]
    required = {_fixed(step) for group in fixed for step in group if step.required}
    for group in stages(wanted):
        asked = {_fixed(step) for step in group}
        if group[-1].joins == Joins.OR and not any(asked <= allowed for allowed in either):
            yield from (step for step in group if _fixed(step) in required)


def _fixed(step: Ask) -> Ask:
    """What a route fixes of a step: not who holds the post, nor how long it may take."""
    person = step.person if step.who == Who.PERSON else None
    return replace(step, person=person, hours=None, joins="", required=True)


def may_hold(person: Person, step: Ask | Asked, agency_id: int) -> bool:
    """Does this person hold a post today that the step asks, and may the post do what it asks?"""
    if step.act == Act.DECIDE and not person.holds(DECIDERS, agency_id=agency_id):
        return False
    unit_id = step.unit.pk if step.unit else None
    match step.who:
        case Who.UNIT_HEAD:
            return person.holds({Role.UNIT_HEAD}, agency_id=agency_id, unit_id=unit_id)
        case Who.FIELD_LEADER:
            return person.holds(LEVELS[Role(step.role)], agency_id=agency_id)
        case Who.POSITION:
            return person.holds({step.role}, agency_id=agency_id, unit_id=unit_id)
    return step.person is not None and step.person.pk == person.pk and person.holds(Role, agency_id=agency_id)
