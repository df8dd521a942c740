"""Which route a memo takes, and who holds the posts it asks today."""

from dataclasses import replace

from django.db.models import Prefetch, Q, QuerySet

from vanphong.documents.models import DocumentType
from vanphong.org.enums import Role
from vanphong.org.models import Appointment, Field, Person, Unit, by_seniority
from vanphong.org.queries import holders_of, leaders_in_charge_of, with_posts

from ..enums import LEVELS, Joins, Who
from ..models import Asked, Memo, Route, RouteStep
from ..rules import Ask, stages

STEPS = Prefetch("steps", RouteStep.objects.select_related("unit", "person"))


def routes_of(agency_id: int) -> QuerySet[Route]:
    """Các quy trình of an agency, those in use first, with their steps."""
    found = Route.objects.filter(agency=agency_id).select_related("document_type", "field").prefetch_related(STEPS)
    return found.order_by("-active", "name", "pk")


def route_for(agency_id: int, document_type: DocumentType | None, field: Field | None) -> Route | None:
    """The route that fits best: of this type and field, then of the type, then of the field, then the general one."""
    fitting = Q(document_type=None) | Q(document_type=document_type), Q(field=None) | Q(field=field)
    found = list(Route.objects.in_use(agency_id).filter(*fitting).prefetch_related(STEPS))
    return max(found, key=lambda one: (one.document_type_id is not None, one.field_id is not None), default=None)


def field_led_by(unit: Unit) -> Field | None:
    """The field a memo of this unit falls under where no paper says so."""
    return Field.objects.filter(lead_unit=unit).order_by("pk").first()


def asks_of(memo: Memo) -> list[Ask]:
    """The steps the office's route sets for this memo, each with the post it asks and who holds it today.

    The step of the unit's head is left out where the author leads the unit, or where nobody does.
    """
    route = route_for(memo.agency_id, memo.document_type, memo.field)
    asks = [resolved(Ask.of(step), memo) for step in route.steps.all()] if route else []
    needed: list[Ask] = []
    for group in stages(asks):
        kept = [ask for ask in group if not _needless(ask, memo)]
        needed += [replace(ask, joins=ask.joins if place else Joins.AFTER) for place, ask in enumerate(kept)]
    return needed


def _needless(ask: Ask, memo: Memo) -> bool:
    own = ask.who == Who.UNIT_HEAD and ask.unit is not None and ask.unit.pk == memo.unit_id
    return own and (ask.person is None or memo.author.holds({Role.UNIT_HEAD}, unit_id=memo.unit_id))


def resolved(ask: Ask, memo: Memo) -> Ask:
    """With the unit and the person it comes to today."""
    unit = ask.unit or (memo.unit if ask.who == Who.UNIT_HEAD else None)
    named = replace(ask, unit=unit)
    return replace(named, person=holder_of(named, memo))


def holder_of(step: Ask | Asked, memo: Memo) -> Person | None:
    """Who holds the post a step asks: the leader in charge of the memo's field, else the most senior of them."""
    if step.who == Who.PERSON:
        return step.person
    holders = candidates(step, memo.agency_id)
    if step.who == Who.FIELD_LEADER and memo.field and (charged := _in_charge(holders, memo.field)):
        return charged
    posts = Appointment.objects.in_force().filter(person__in=holders).select_related("person__agency")
    ranked = by_seniority(sorted(_of_step(posts, step), key=_first_among))
    return ranked[0].person if ranked else None


def _in_charge(holders: QuerySet[Person], field: Field) -> Person | None:
    return holders.filter(pk__in=leaders_in_charge_of(field)).select_related("agency").order_by("pk").first()


def _of_step(posts: QuerySet[Appointment], step: Ask | Asked) -> QuerySet[Appointment]:
    return posts.filter(unit=step.unit) if step.unit else posts


def _first_among(post: Appointment) -> tuple[bool, object, int]:
    """The head before the deputies, the longest in post first."""
    return post.title.startswith("Phó"), post.valid_from, post.pk


def candidates(step: Ask | Asked, agency_id: int) -> QuerySet[Person]:
    """Everybody who holds the post a step asks today."""
    match step.who:
        case Who.UNIT_HEAD:
            return _heads(agency_id, step.unit)
        case Who.FIELD_LEADER:
            return holders_of(agency_id, LEVELS[Role(step.role)])
        case Who.POSITION:
            found = holders_of(agency_id, [step.role])
            in_unit = Appointment.objects.in_force().filter(unit=step.unit, role=step.role)
            return found.filter(pk__in=in_unit.values("person")) if step.unit else found
    return Person.objects.filter(pk=step.person.pk) if step.person else Person.objects.none()


def _heads(agency_id: int, unit: Unit | None) -> QuerySet[Person]:
    posts = Appointment.objects.in_force().filter(unit=unit, unit__agency=agency_id, role=Role.UNIT_HEAD)
    return Person.objects.filter(pk__in=posts.values("person"))


def plan_of(memo: Memo) -> list[Ask]:
    """The steps as the author has them, each person with their posts. Two queries."""
    asks = [Ask.of(step) for step in memo.plan.select_related("unit", "person__agency")]
    with_posts({ask.person for ask in asks if ask.person})
    return asks


def first_stop(memo: Memo) -> str:
    """Where the memo goes when it is submitted, and why the head of its unit is left out where the route asks them."""
    plan = plan_of(memo)
    first = [ask.person.full_name for ask in stages(plan)[0] if ask.person] if plan else []
    to = ", ".join(first) or "người được hỏi đầu tiên"
    route = route_for(memo.agency_id, memo.document_type, memo.field)
    asked = [step for step in (route.steps.all() if route else ()) if step.who == Who.UNIT_HEAD]
    if any(step.unit_id in (None, memo.unit_id) for step in asked):
        if memo.author.holds({Role.UNIT_HEAD}, unit_id=memo.unit_id):
            return f"Người lập là lãnh đạo phòng: phiếu đến thẳng {to}."
        if not _heads(memo.agency_id, memo.unit).exists():
            return f"Đơn vị chưa có lãnh đạo: phiếu đến thẳng {to}."
    return f"Phiếu đến {to} cho ý kiến trước."
