"""What waits for a person: the papers in their hands and their units', by what is to be done with them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.db.models import Count, Model, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from vanphong.ballots.models import Slip
from vanphong.ballots.queries import slips_awaiting
from vanphong.consultations.models import Addressee
from vanphong.consultations.queries import awaiting_answer_of
from vanphong.documents.enums import OPINION_STEPS, Status, Step
from vanphong.documents.models import Custody, Document
from vanphong.documents.queries import waits_in_place
from vanphong.kernel import clock
from vanphong.memos import queries as memos
from vanphong.memos.models import Memo, RoundStep
from vanphong.org.enums import OFFICE_LEADERS, Role
from vanphong.org.models import Person
from vanphong.org.queries import Standing, stands_for
from vanphong.org.rules import may_sign_for
from vanphong.routing import queries as routing
from vanphong.routing.models import ExtensionRequest, UnitQuestion
from vanphong.routing.rules import instructs_something
from vanphong.ui.formats import vndatetime
from vanphong.worktime.rules import Due

Row = TypeVar("Row", bound=Model)

SHOWN = 8
#: What is mine to do with a paper in the place of somebody else, and to sign where I may; the rest waits for them.
DONE_IN_PLACE = (Step.INSTRUCT, Step.ASSIGN)


@dataclass(frozen=True)
class Waiting:
    """One paper in a column, with how its due date stands."""

    document: Document
    due: Due

    @property
    def url(self) -> str:
        """Straight to the form for a paper to be registered, else to the paper."""
        if self.document.status == Status.RECEIVED:
            return reverse("register", args=[self.document.pk])
        return self.document.get_absolute_url()

    @property
    def subject(self) -> str:
        """What it is about; the name of its first file while nobody has read it into the book."""
        names = [file.name for file in self.document.files.all()]
        return self.document.subject or (names[0] if names else "Văn bản giấy, không có tệp")

    @property
    def detail(self) -> str:
        received = self.document.received_at
        return self.document.issuer_name or (f"Tiếp nhận {vndatetime(received)}" if received else "")


@dataclass
class Column:
    """Papers that wait for one thing to be done: how many, and the oldest of them."""

    step: str
    title: str
    url: str
    count: int = 0
    oldest: list[Waiting] = field(default_factory=list)


def in_my_hands(person: Person, standings: Sequence[Standing]) -> Q:
    """Held by me, or by a unit of mine with nobody in it named, for a step that is mine to do; and what waits for
    somebody in whose place I stand."""
    units = {
        Step.REGISTER: _units(person, {Role.REGISTRAR}),
        Step.ISSUE: _units(person, {Role.REGISTRAR}),
        Step.ASSIGN: _units(person, {Role.UNIT_HEAD, Role.SPECIALIST}),
        Step.INSTRUCT: _units(person, OFFICE_LEADERS) if instructs_something(standings[:1], person.agency_id) else [],
    }
    mine = Q(person=person)
    if len(standings) > 1:
        signing = [one for one in standings if may_sign_for({post.role for post in one.posts}, person.roles)]
        mine |= Q(step__in=DONE_IN_PLACE, document__in=Document.objects.filter(waits_in_place(standings)))
        mine |= Q(step=Step.SIGN, document__in=Document.objects.filter(waits_in_place(signing)))
    for step, ids in units.items():
        if ids:
            mine |= Q(person=None, unit__in=ids, step=step)
    return mine & Q(until=None)


def _units(person: Person, roles: frozenset[Role] | set[Role]) -> list[int]:
    return [post.unit_id for post in person.posts if post.role in roles]


def counts(person: Person, standings: Sequence[Standing]) -> dict[str, int]:
    """How many papers wait for each step, one query; plus the memos, slips and drafts awaiting my opinion."""
    rows = Custody.objects.filter(in_my_hands(person, standings)).exclude(step__in=OPINION_STEPS)
    found = dict(rows.order_by().values_list("step").annotate(papers=Count("pk")))
    found["memos"] = memos.steps_awaiting(person, standings).count()
    found["slips"] = slips_awaiting(person).count()
    found["answers"] = awaiting_answer_of(person).count()
    return found


def columns(person: Person, standings: Sequence[Standing], titles: dict[str, tuple[str, str]]) -> list[Column]:
    """The columns of my work that have something in them, each with its oldest papers: one query for all.

    `titles` gives each step its words and the address of its whole list.
    """
    place = Window(RowNumber(), partition_by="step", order_by=["since", "pk"])
    size = Window(Count("pk"), partition_by="step")
    rows = (
        Custody.objects.filter(in_my_hands(person, standings))
        .exclude(step__in=OPINION_STEPS)
        .annotate(place=place, size=size)
        .filter(place__lte=SHOWN)
        .order_by("since", "pk")
    )
    found: dict[str, Column] = {}
    held = {custody.document_id: custody for custody in rows}
    papers = Document.objects.for_row().prefetch_related("files").filter(pk__in=held)
    for document in papers.order_by("custody__since", "pk"):
        custody = held[document.pk]
        title, url = titles[custody.step]
        column = found.setdefault(custody.step, Column(custody.step, title, url, custody.size))
        column.oldest.append(Waiting(document, document.due))
    return [found[step] for step in titles if step in found]


@dataclass(frozen=True)
class Oldest(Generic[Row]):
    """The first few of what waits, and how many there are in all."""

    rows: list[Row]
    count: int


def _oldest(waiting: QuerySet[Row]) -> Oldest[Row]:
    rows = list(waiting.annotate(in_all=Window(Count("pk")))[:SHOWN])
    return Oldest(rows, vars(rows[0])["in_all"] if rows else 0)


@dataclass(frozen=True)
class Desk:
    """Việc của tôi: all that waits for one person."""

    columns: list[Column]
    slips: Oldest[Slip]
    opinions: Oldest[RoundStep]
    returned: Oldest[Memo]
    answers: Oldest[Addressee]
    questions: Oldest[UnitQuestion]
    extensions: Oldest[ExtensionRequest]
    overdue: Column

    @property
    def empty(self) -> bool:
        asked = (self.slips, self.opinions, self.returned, self.answers, self.questions, self.extensions)
        return not (self.columns or self.overdue.count or any(one.rows for one in asked))


def desk_of(person: Person, titles: dict[str, tuple[str, str]]) -> Desk:
    standings = stands_for(person)
    return Desk(
        columns=columns(person, standings, titles),
        slips=_oldest(slips_awaiting(person)),
        opinions=_oldest(memos.deck_of(person, standings)),
        returned=_oldest(memos.returned_to(person)),
        answers=_oldest(awaiting_answer_of(person)),
        questions=_oldest(routing.questions_to(standings)),
        extensions=_oldest(routing.extensions_for(standings)),
        overdue=_overdue(person, standings[:1]),
    )


def _overdue(person: Person, own: Sequence[Standing]) -> Column:
    held = Custody.objects.filter(in_my_hands(person, own))
    late = Document.objects.overdue_on(clock.today()).filter(custody__in=held).for_row()
    found = _oldest(late.prefetch_related("files").order_by("due_date", "pk"))
    papers = [Waiting(document, document.due) for document in found.rows]
    return Column("overdue", "Quá hạn", "", found.count, papers)
