"""The deck: what waits for a leader's opinion, card after card."""

from collections.abc import Iterable, Sequence

from django.db.models import F, Prefetch, Q, QuerySet

from vanphong.org.models import Person
from vanphong.org.queries import Standing

from ..enums import Act
from ..models import Memo, RoundStep
from .reading import steps_awaiting

SAID = Prefetch("round__opinions", to_attr="said")


def deck_of(person: Person, standings: Sequence[Standing] = ()) -> QuerySet[RoundStep]:
    """The steps open before this person or whoever they stand in for, the longest waiting first, each with all that a
    card shows. Two queries for any length."""
    about = ("memo__author", "memo__unit", "memo__incoming", "person", "unit", "round")
    waiting = steps_awaiting(person, standings).annotate(since=F("opened_at"))
    return waiting.select_related(*about).prefetch_related(SAID)


def steps_known_to(person: Person, numbers: Iterable[int]) -> QuerySet[RoundStep]:
    """Of the steps with these numbers those of memos this person may see, and those where they spoke, even in
    somebody's place. Only their memos are looked at, however many the office has."""
    steps = RoundStep.objects.filter(pk__in=list(numbers))
    memos = Memo.objects.visible_to(person).filter(pk__in=steps.order_by().values("memo"))
    return steps.filter(Q(memo__in=memos) | Q(opinion__person=person))


def next_card(person: Person, after: RoundStep) -> RoundStep | None:
    """What waits behind this card, else the first that still waits."""
    waiting = steps_awaiting(person).exclude(pk=after.pk).exclude(act=Act.ADD)
    if after.opened_at is None:
        return waiting.first()
    behind = Q(opened_at__gt=after.opened_at) | Q(opened_at=after.opened_at, pk__gt=after.pk)
    return waiting.filter(behind).first() or waiting.first()
