"""Where papers and memos go back: how often at each step, and the returns themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from vanphong.documents.enums import Step
from vanphong.documents.models import Custody, Document
from vanphong.memos.enums import Act, Choice
from vanphong.memos.models import Memo, RoundStep
from vanphong.org.models import Agency, Person

from .places import Period, Place, ended_custody, ended_steps, place_of

BLOCKED = Q(opinion__choice=Choice.DISAGREE, blocks=True, parent=None) & ~Q(act=Act.DECIDE)
BACK = Q(opinion__choice=Choice.RETURN) | BLOCKED
"""What sends a memo back: a return, or a disagreement at a step that blocks."""

SENT_BACK = (
    Q(step=Step.ASSIGN, then=Step.INSTRUCT)
    | Q(step=Step.HANDLE, then=Step.ASSIGN, then_at=F("unit"))
    | Q(step=Step.SIGN, then=Step.HANDLE)
)
"""What sends a paper back: to the Office, by whoever handles it to their own unit, or unsigned."""


@dataclass(frozen=True)
class Returned:
    """How often it went back from a step, of how many times that step was over."""

    place: Place
    count: int
    of: int


@dataclass(frozen=True)
class Return:
    """Một lần trả lại: what, from which step, by whom, when, and why where the words are there."""

    place: Place
    subject: str
    code: str
    url: str
    who: str
    when: datetime
    why: str = ""


def returns(agency: Agency, period: Period) -> list[Returned]:
    """Hay bị trả lại: by the step it went back from, the most often first. Two queries."""
    found = [*_of_memos(agency, period), *_of_papers(agency, period)]
    return sorted(found, key=lambda one: (-one.count, -one.count / one.of, one.place.label))


def _of_memos(agency: Agency, period: Period) -> Iterable[Returned]:
    rows = ended_steps(agency, period).order_by().values("who", "role", "act")
    for row in rows.annotate(of=Count("pk"), back=Count("pk", filter=BACK)).filter(back__gt=0):
        yield Returned(Place(f"{row['who']}:{row['role']}:{row['act']}"), row["back"], row["of"])


def _of_papers(agency: Agency, period: Period) -> Iterable[Returned]:
    rows = with_next(ended_custody(agency, period)).order_by().values("step")
    for row in rows.annotate(of=Count("pk"), back=Count("pk", filter=SENT_BACK)).filter(back__gt=0):
        yield Returned(Place(row["step"]), row["back"], row["of"])


def with_next(held: QuerySet[Custody]) -> QuerySet[Custody]:
    """With the step the paper was at next, and in which unit."""
    following = Custody.objects.filter(document=OuterRef("document"), pk__gt=OuterRef("pk")).order_by("pk")
    return held.annotate(then=Subquery(following.values("step")[:1]), then_at=Subquery(following.values("unit")[:1]))


def returned(person: Person, period: Period, place: Place) -> QuerySet[Any]:
    """The returns a figure counts, of what this person may see, with the moment of each (`went_at`)."""
    rows: QuerySet[Any]
    if place.in_memos:
        memos = Memo.objects.visible_to(person).order_by().values("pk")
        rows = ended_steps(person.agency, period).filter(BACK, **place.row, memo__in=memos)
        return rows.annotate(went_at=F("ended_at")).select_related("memo__unit", "unit", "opinion")
    papers = Document.objects.visible_to(person).order_by().values("pk")
    held = ended_custody(person.agency, period).filter(**place.row, document__in=papers)
    rows = with_next(held).filter(SENT_BACK).annotate(went_at=F("until"))
    return rows.select_related("document__entry__register", "unit", "person")


def as_return(row: RoundStep | Custody) -> Return:
    """A return as a line shows it."""
    place = place_of(row)
    if isinstance(row, RoundStep):
        memo, said = row.memo, row.opinion
        return Return(place, memo.subject, memo.code, memo.get_absolute_url(), said.full_name, said.given_at, said.text)
    paper, who = row.document, str(row.person or row.unit)
    went_at = row.until or row.since
    return Return(place, paper.subject, paper.code, paper.get_absolute_url(), who, went_at)
