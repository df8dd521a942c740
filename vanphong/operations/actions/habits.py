"""The habits of the demo office: its routes, deadlines and reminders, as its administrator would keep them."""

from vanphong.deadlines.actions import seed_escalation_rules
from vanphong.documents.actions import seed_deadline_rules
from vanphong.documents.models import DocumentType
from vanphong.memos.actions import keep_route, open_routes
from vanphong.memos.enums import Act, Joins, Who
from vanphong.memos.rules import Ask
from vanphong.org.enums import Role
from vanphong.org.models import Agency, Person, Unit
from vanphong.org.queries import holders_of

SOURCE = "Quy chế làm việc của UBND tỉnh"
LAW, FORM = "NC", "HC"
"""Units whose heads look at what has the force of a decision, and at its form."""


def take_up_habits(agency: Agency) -> None:
    """Usual routes, deadlines and reminders; where the units are there, routes of their own for decisions and plans."""
    open_routes(agency)
    seed_deadline_rules(agency)
    seed_escalation_rules(agency)
    keeper = holders_of(agency, [Role.ADMINISTRATOR]).select_related("agency").first()
    units = {unit.code: unit for unit in Unit.objects.filter(agency=agency, code__in=[LAW, FORM])}
    if keeper and len(units) == 2:
        _routes_of_types(agency, units, keeper)


def _routes_of_types(agency: Agency, units: dict[str, Unit], keeper: Person) -> None:
    content = Ask(Who.UNIT_HEAD, act=Act.CONTENT, hours=4)
    law = Ask(Who.UNIT_HEAD, unit=units[LAW], joins=Joins.WITH, blocks=True, hours=8, required=False)
    form = Ask(Who.UNIT_HEAD, unit=units[FORM], act=Act.FORMAT, joins=Joins.WITH, hours=4, required=False)
    office = Ask(Who.FIELD_LEADER, Role.CHIEF, hours=8)
    either = Ask(Who.POSITION, Role.CHIEF, joins=Joins.OR, hours=8, required=False)
    decide = Ask(Who.FIELD_LEADER, Role.CHAIR, act=Act.DECIDE, hours=24)
    types = {one.name: one for one in DocumentType.objects.filter(administrative=True)}
    routes = {"Quyết định": (content, law, form, office, decide), "Kế hoạch": (content, office, either, decide)}
    for name, steps in routes.items():
        title = f"Quy trình {name.lower()}"
        keep_route(agency, title, steps, actor=keeper, document_type=types[name], source=SOURCE)
