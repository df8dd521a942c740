"""The chain of opinions, as the paper form shows it: box after box, given or awaited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from django.db.models import Prefetch

from vanphong.documents.models import Document
from vanphong.org.models import Person
from vanphong.org.queries import with_posts
from vanphong.worktime.rules import Due

from ..enums import KINDS, UNDER_WAY, Choice, Joins, StepState
from ..models import Memo, MemoRound, Opinion, OpinionPaper, RoundStep

TO_READ = Prefetch("steps", RoundStep.objects.to_read())


@dataclass(frozen=True)
class Said:
    """One box of the form: who gives or gave an opinion, and what. Without `at` it is awaited.

    `question` is what a third person was asked, `in_place` whose stead somebody spoke in and why. `level` counts the
    askers between it and the route, `lap` how often the run was sent back before; boxes of one `group` are open
    together, `joins` says whether all of them are needed.
    """

    step: str
    name: str
    position: str
    choice: str = ""
    kind: str = "plain"
    words: str = ""
    at: datetime | None = None
    in_place: str = ""
    question: str = ""
    papers: tuple[OpinionPaper, ...] = ()
    due: Due | None = None
    level: int = 0
    lap: int = 0
    group: tuple[int, int] = (-1, 0)
    joins: str = ""


@dataclass(frozen=True)
class Stage:
    """Steps that are open together: each box with what was asked beneath it. `joined` says how they stand together."""

    boxes: list[list[Said]]
    joined: str = ""
    lap: int = 0


def rounds_of(memo: Memo) -> list[MemoRound]:
    """Every round with its steps and opinions, the newest first. Three queries."""
    return list(memo.rounds.order_by("-number").prefetch_related(TO_READ))


def chain_of(submitted: MemoRound) -> list[Said]:
    """The boxes of a round in the order of the form, each question to a third person under who asked it.

    One query when somebody is still awaited.
    """
    shown = [step for step in _in_order(submitted) if _stands(step, submitted)]
    with_posts({step.person for step in shown if step.person and not _opinion(step)})
    levels: dict[int, int] = {}
    begun = Said("Người trình", submitted.full_name, submitted.title, "Trình", at=submitted.submitted_at)
    return [begun, *(_placed(_box(step), step, levels) for step in shown)]


def stages_of(chain: Sequence[Said]) -> list[Stage]:
    """The boxes as they stand on the form: one after another, side by side where they are open together."""
    found = []
    for (_, lap), group in groupby(chain, key=lambda said: said.group):
        boxes: list[list[Said]] = []
        for said in group:
            if said.level == 0:
                boxes.append([said])
            else:
                boxes[-1].append(said)
        either = any(one.joins == Joins.OR for box in boxes for one in box[:1])
        together = "Một trong các ý kiến này là đủ" if either else "Cùng lúc"
        found.append(Stage(boxes, together if len(boxes) > 1 else "", lap))
    return found


def _placed(said: Said, step: RoundStep, levels: dict[int, int]) -> Said:
    levels[step.pk] = level = levels[step.parent_id] + 1 if step.parent_id else 0
    return replace(said, level=level, lap=step.lap, group=(step.stage, step.lap), joins=step.joins)


def _in_order(submitted: MemoRound) -> Iterator[RoundStep]:
    """As the run went: what was reached by the moment it was, then what is still to come."""
    begun = submitted.submitted_at
    steps = sorted(submitted.steps.all(), key=lambda step: (step.opened_at is None, step.opened_at or begun))

    def beneath(parent: int | None) -> Iterator[RoundStep]:
        for step in steps:
            if step.parent_id == parent:
                yield step
                yield from beneath(step.pk)

    return beneath(None)


def _stands(step: RoundStep, submitted: MemoRound) -> bool:
    """On the form: what was reached, and what is still to come while the run goes on."""
    return step.opened_at is not None or (submitted.running and step.state == StepState.WAITING)


def _opinion(step: RoundStep) -> Opinion | None:
    return getattr(step, "opinion", None)


def _box(step: RoundStep) -> Said:
    given = _opinion(step)
    if given is None:
        return _without_words(step, step.person)
    choice = Choice(given.choice)
    return Said(
        step=step.name,
        name=given.full_name,
        position=given.title,
        choice=choice.label,
        kind=KINDS.get(choice, "accent"),
        words=given.text,
        at=given.given_at,
        in_place=given.in_place,
        question=step.question,
        papers=tuple(given.papers.all()),
    )


def _without_words(step: RoundStep, asked: Person | None) -> Said:
    name, title = (asked.full_name, asked.title) if asked else ("Chưa có người giữ chức vụ", "")
    state = StepState(step.state)
    under_way = state in UNDER_WAY
    return Said(
        step=step.name,
        name=name,
        position=title,
        choice="" if state == StepState.WAITING else state.label,
        kind="accent" if under_way else "plain",
        at=step.ended_at,
        question=step.question,
        due=step.due if under_way else None,
    )


@dataclass(frozen=True)
class OfPaper:
    """A memo beside its paper, with what was said of the round submitted last."""

    memo: Memo
    chain: list[Said]


def memos_of(person: Person, document: Document) -> list[OfPaper]:
    """The memos of a paper that this person may see, newest first, with rounds and opinions."""
    about = Memo.objects.visible_to(person).about(document).for_list().order_by("-id")
    found = about.prefetch_related(Prefetch("rounds", MemoRound.objects.prefetch_related(TO_READ)))
    return [OfPaper(memo, _of_last_round(memo)) for memo in found]


def _of_last_round(memo: Memo) -> list[Said]:
    last = [submitted for submitted in memo.rounds.all() if submitted.number == memo.round]
    return [said for submitted in last for said in chain_of(submitted)]
