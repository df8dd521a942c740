"""Where one paper was sent, and where it may be sent."""

from collections.abc import Iterable

from django.db.models import Max, QuerySet

from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.org.enums import Role, UnitKind
from vanphong.org.models import Appointment, Person, Unit
from vanphong.org.queries import Standing, holders_of, warnings_about

from ..models import Assignment, Instruction, UnitQuestion
from ..rules import Standings, standing_to_answer

USUAL_PHRASES = (
    "Nghiên cứu, tham mưu UBND tỉnh giải quyết.",
    "Tham mưu văn bản trả lời theo quy định.",
    "Chủ trì, phối hợp các đơn vị liên quan tham mưu, báo cáo UBND tỉnh.",
    "Tổng hợp, báo cáo theo yêu cầu.",
    "Lưu, theo dõi.",
)
PHRASES_KEPT = 10


def instructions_of(document: Document) -> QuerySet[Instruction]:
    """Every instruction the paper was given, oldest first."""
    return document.instructions.to_read()


def assignments_of(document: Document) -> QuerySet[Assignment]:
    """Everybody the paper was given to, oldest first."""
    return document.assignments.to_read()


def questions_before(standings: Standings, document: Document) -> list[tuple[UnitQuestion, Standing]]:
    """Questions about this paper that wait for these standings, each with the one by which it may be answered."""
    waiting = document.questions.to_read().filter(answered_at=None)
    found = ((question, standing_to_answer(standings, question)) for question in waiting)
    return [(question, standing) for question, standing in found if standing]


def units_to_choose(agency_id: int) -> list[Unit]:
    """The units in force, in the office's order: what a paper can be given to, and the leaders who are only told."""
    return list(Unit.objects.in_force(clock.today()).filter(agency_id=agency_id))


def that_work(units: Iterable[Unit]) -> list[Unit]:
    """Without the groups of leaders, who handle no paper."""
    return [unit for unit in units if unit.kind != UnitKind.LEADERSHIP]


def colleagues_in(unit_ids: Iterable[int]) -> dict[int, list[Person]]:
    """The people of each of these units, in the order of names: one query."""
    found: dict[int, list[Person]] = {}
    posts = Appointment.objects.in_force().filter(unit__in=list(unit_ids), person__is_active=True)
    for post in posts.select_related("person").order_by("person__sort_key", "person_id"):
        people = found.setdefault(post.unit_id, [])
        if post.person not in people:
            people.append(post.person)
    return found


def heads_away(agency_id: int) -> str:
    """Lãnh đạo phòng sắp vắng: to say to whoever sends a unit something. Three queries."""
    return away(holders_of(agency_id, [Role.UNIT_HEAD]))


def away(people: Iterable[Person]) -> str:
    """Who of these is away now or soon, and who has their work then; empty where nobody is. Two queries."""
    return " ".join(warnings_about(people).values())


def phrases_of(person: Person) -> list[str]:
    """Câu thường dùng: what this leader wrote last, then the office's usual words."""
    own = Instruction.objects.filter(author=person).exclude(text="").order_by().values_list("text")
    latest = own.annotate(last=Max("given_at")).order_by("-last").values_list("text", flat=True)[:PHRASES_KEPT]
    return list(dict.fromkeys([*latest, *USUAL_PHRASES]))
