"""What stands in the way of a route the administrator keeps. Nothing here writes."""

from collections.abc import Iterator, Sequence

from vanphong.documents.models import DocumentType
from vanphong.org.enums import Role
from vanphong.org.models import Agency, Appointment, Field

from ..enums import LEVELS, Who
from ..models import Route
from .route import Ask, obstacles_to_a_route


def obstacles_to_keeping(
    agency: Agency,
    name: str,
    steps: Sequence[Ask],
    *,
    document_type: DocumentType | None = None,
    field: Field | None = None,
    route: Route | None = None,
) -> list[str]:
    """Everything at once: the route itself, posts nobody holds, another route in use for the same memos."""
    found = [] if name.strip() else ["Chưa ghi tên quy trình."]
    found += obstacles_to_a_route(steps)
    found += _posts_nobody_holds(agency, steps)
    if route and route.general and (document_type or field):
        found.append("Quy trình chung phải luôn có, để mọi phiếu đều trình được. Mời lập quy trình khác cho loại này.")
    others = Route.objects.in_use(agency.pk).filter(document_type=document_type, field=field)
    if route:
        others = others.exclude(pk=route.pk)
    if other := others.first():
        found.append(f"“{other.name}” đang dùng cho loại và lĩnh vực này. Mời sửa hoặc thôi dùng quy trình đó.")
    return found


def _posts_nobody_holds(agency: Agency, steps: Sequence[Ask]) -> Iterator[str]:
    """A post that was abolished, or is vacant, would stop every memo that takes this route."""
    held = set(Appointment.objects.in_force().filter(unit__agency=agency).values_list("role", "unit"))
    for place, step in enumerate(steps, 1):
        roles, unit_id = _roles(step), step.unit and step.unit.pk
        of_author = step.who == Who.UNIT_HEAD and unit_id is None
        if roles and not of_author and not any(role in roles and unit_id in (None, at) for role, at in held):
            where = f" tại {step.unit}" if step.unit else ""
            yield f"Bước {place}: hiện không có ai là “{step.row.asked}”{where}; mời chọn chức vụ khác."


def _roles(step: Ask) -> frozenset[str]:
    """The roles that may hold the post the step asks; none where it names a person or nothing yet."""
    match step.who:
        case Who.UNIT_HEAD:
            return frozenset({Role.UNIT_HEAD})
        case Who.FIELD_LEADER:
            return frozenset(LEVELS.get(Role(step.role), ()) if step.role else ())
        case Who.POSITION:
            return frozenset({step.role} - {""})
    return frozenset()
