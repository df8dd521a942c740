"""Keeping the office's routes, as its working regulation fixes them."""

from collections.abc import Sequence

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.audit.queries import was_just_done
from vanphong.documents.models import DocumentType
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org.enums import Role
from vanphong.org.models import Agency, Field, Person, Unit
from vanphong.org.rules import can_administer

from .. import rules
from ..enums import Act, Who
from ..events import RouteEnded, RouteFollowed, RouteKept
from ..models import Route, RouteStep
from ..rules import Ask

#: What an office begins with: the head of the unit, the Office's leader, the Committee's leader decides
#: (NĐ 314/2025, art. 14, 15). Hours are those of a working day of eight.
USUAL = (
    Ask(Who.UNIT_HEAD, hours=4),
    Ask(Who.FIELD_LEADER, Role.CHIEF, hours=8),
    Ask(Who.FIELD_LEADER, Role.CHAIR, act=Act.DECIDE, hours=24),
)


CHANGED = "Quy trình đã thay đổi, mời tải lại rồi sửa tiếp."


@transaction.atomic
def open_routes(agency: Agency) -> Route:
    """Quy trình chung an office begins with. Opening it again changes nothing."""
    route, opened = Route.objects.get_or_create(
        agency=agency, document_type=None, field=None, active=True, defaults={"name": "Quy trình chung"}
    )
    if opened:
        _write(route, USUAL)
    return route


@transaction.atomic
def keep_route(
    agency: Agency,
    name: str,
    steps: Sequence[Ask],
    *,
    actor: Person,
    document_type: DocumentType | None = None,
    field: Field | None = None,
    source: str = "",
    route: Route | None = None,
    seen: int | None = None,
) -> Route:
    """Lập hoặc sửa quy trình trình duyệt. Memos already submitted go on by the route they began with.

    Raises NotPermitted; Refused with everything that is wrong with it; AlreadyDone when it stands so; Stale when
    somebody else changed it since version `seen`.
    """
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    if not can_administer(actor, agency.pk):
        raise NotPermitted("Chỉ người quản trị của cơ quan được lập quy trình trình duyệt.")
    if route:
        route = Route.objects.select_for_update(no_key=True).get(pk=route.pk)
    else:
        route = _same(agency, name, document_type, field, steps)
    obstacles = rules.obstacles_to_keeping(agency, name, steps, document_type=document_type, field=field, route=route)
    if obstacles:
        raise Refused(obstacles)
    kept = route or Route(agency=agency)
    before, as_told = _said(kept), f"“{kept.name}” ({_used(kept)}): {rules.told(_asks(kept))}" if route else "chưa có"
    kept.name, kept.document_type, kept.field, kept.source = name.strip(), document_type, field, source.strip()
    kept.active = True
    same = before == (*_said(kept)[:-1], list(steps))
    if route and seen not in (None, route.version) and not (same and was_just_done(route, {RouteKept.verb}, actor)):
        raise Stale(CHANGED)
    if same:
        raise AlreadyDone(f"Quy trình “{kept.name}” đã như vậy.")
    kept.version += 1
    kept.save()
    _write(kept, steps)
    fact = RouteKept(name=kept.name, steps=rules.told(steps), used=_used(kept), before=as_told)
    record(fact, about=kept, actor=actor)
    return kept


@transaction.atomic
def end_route(route: Route, *, actor: Person) -> Route:
    """Thôi dùng quy trình: memos take the next that fits. The general one stays, else no memo could be submitted."""
    route = Route.objects.select_for_update().get(pk=route.pk)
    if not can_administer(actor, route.agency_id):
        raise NotPermitted("Chỉ người quản trị của cơ quan được thôi dùng quy trình trình duyệt.")
    if route.general:
        raise Refused(["Quy trình chung phải luôn có, để mọi phiếu đều trình được. Mời sửa thay vì thôi dùng."])
    if route.active:
        route.active, route.version = False, route.version + 1
        route.save(update_fields=["active", "version"])
        record(RouteEnded(name=route.name), about=route, actor=actor)
    return route


@transaction.atomic
def follow_merger(agency: Agency, unit: Unit, into: Unit) -> int:
    """Quy trình theo đơn vị sau sáp nhập: every route in use that asks `unit` asks `into` from now on. How many?"""
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    asking = Route.objects.in_use(agency.pk).filter(steps__unit=unit)
    routes = list(Route.objects.filter(pk__in=asking.values("pk")).select_for_update(no_key=True).order_by("pk"))
    for route in routes:
        before = _asks(route)
        steps = rules.merged(before, unit, into)
        route.version += 1
        route.save(update_fields=["version"])
        _write(route, steps)
        fact = RouteFollowed(
            name=route.name, unit=unit.name, into=into.name, steps=rules.told(steps), before=rules.told(before)
        )
        record(fact, about=route, actor=None)
    return len(routes)


def _same(
    agency: Agency, name: str, document_type: DocumentType | None, field: Field | None, steps: Sequence[Ask]
) -> Route | None:
    """The route a first click has just made of the same words."""
    found = Route.objects.in_use(agency.pk).filter(name=name.strip(), document_type=document_type, field=field)
    return next((route for route in found if _asks(route) == list(steps)), None)


def _asks(route: Route) -> list[Ask]:
    """The steps as they stand; none of a route not yet saved."""
    return [Ask.of(step) for step in route.steps.select_related("unit", "person")] if route.pk else []


def _said(route: Route) -> tuple[object, ...]:
    """All that a route says, to see whether it says something else now."""
    return route.active, route.name, route.document_type, route.field, route.source, _asks(route)


def _used(route: Route) -> str:
    """What for and by which paper, in words."""
    kind, about = route.document_type or "mọi loại văn bản", route.field or "mọi lĩnh vực"
    used = f"{kind}, {about}" + (f", căn cứ {route.source}" if route.source else "")
    return used if route.active else f"{used}, đã thôi dùng"


def _write(route: Route, steps: Sequence[Ask]) -> None:
    route.steps.all().delete()
    RouteStep.objects.bulk_create(
        RouteStep(route=route, position=place, **vars(step)) for place, step in enumerate(steps)
    )
