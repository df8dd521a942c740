"""Everything about a memo at one moment, and what must be so at it and between it and the next."""

from dataclasses import dataclass
from typing import Any

from vanphong.audit.queries import history_of
from vanphong.documents.enums import Status
from vanphong.kernel import clock
from vanphong.memos import rules
from vanphong.memos.enums import MEMO, Act, MemoStatus, StepState
from vanphong.memos.models import Memo, Opinion
from vanphong.org.models import Person
from vanphong.org.queries import deputies_of

from .powers import able, is_leader

UNDER_WAY = (StepState.OPEN, StepState.ASIDE)


#: What leaves a fact and makes no page out of date.
QUIET = {"outage", "set_due"}


@dataclass(frozen=True)
class Trace:
    """What was tried: by whom, whether it was done, and the words of an opinion: person, name, choice, text, seal."""

    named: str
    done: bool
    doer: int | None = None
    said: tuple[int, str, str, str, str] | None = None


class Picture:
    """Everything about the memo at one moment."""

    def __init__(self, memo: Memo) -> None:
        self.memo, self.at = memo, clock.now()
        self.steps = list(memo.steps.select_related("round").order_by("pk"))
        self.waiting = [step for step in self.steps if step.state == StepState.OPEN]
        self.opinions = {row["id"]: row for row in Opinion.objects.filter(round__memo=memo).values()}
        self.events = list(history_of(memo))
        self.able = {step.pk: able(step, memo) for step in self.waiting}

    def leads_to(self, after: "Picture", trace: Trace) -> None:
        """What was said stays, one act leaves one fact by who did it, time only goes forward, a decision has its
        decider."""
        done, named = trace.done, trace.named
        assert self.opinions.items() <= after.opinions.items(), "an opinion was lost or changed"
        assert len(after.events) - len(self.events) == done, f"{named}: one act, one fact"
        assert (after.memo.version - self.memo.version) == (done and named not in QUIET)
        assert not done or after.events[-1].actor_id == trace.doer, f"{named}: by another than who did it"
        due = {step.pk: step.due_at for step in self.steps if step.due_at and step.state in UNDER_WAY}
        moved = {step.pk for step in after.steps if step.pk in due and step.due_at < due[step.pk]}
        assert not moved or named == "set_due", "a due moment ran backwards"
        given = [row for pk, row in after.opinions.items() if pk not in self.opinions]
        said = [tuple(row[name] for name in ("person_id", "full_name", "choice", "text", "checksum")) for row in given]
        assert said == ([trace.said] if done and trace.said else []), f"{named}: another opinion than was given"
        for row in given:
            assert row["person_id"] in self.able[row["step_id"]], "an opinion of somebody without the power"
            assert row["for_person_id"] == self._stood_for(row), "in the place of another than who was asked"
        if after.memo.status == MemoStatus.DECIDED != self.memo.status:
            [row] = given
            step = next(step for step in self.steps if step.pk == row["step_id"])
            assert step.act == Act.DECIDE
            assert is_leader(row["person_id"], self.memo.agency_id)

    def _stood_for(self, row: dict[str, Any]) -> int | None:
        """Who was asked at the step of this opinion, where it was not who gave it."""
        [asked] = [step.person_id for step in self.steps if step.pk == row["step_id"]]
        return None if asked == row["person_id"] else asked

    def holds(self) -> None:
        """What is so at every moment."""
        memo, running = self.memo, self.memo.status == MemoStatus.SUBMITTED
        assert [one.number for one in memo.rounds.filter(running=True)] == ([memo.round] if running else [])
        assert bool(self.waiting) == running, "it waits for somebody exactly while it is submitted"
        assert MEMO.replay(event.verb for event in self.events if event.verb) == memo.status
        assert all(event.says for event in self.events)
        self._steps_hold(running)
        self._line_holds()
        self._papers_hold(running)
        if running and not any(self.able.values()):
            assert not rules.obstacles_to_recalling(memo), "nobody can move it"

    def _steps_hold(self, running: bool) -> None:
        way = [step for step in self.steps if step.state in UNDER_WAY]
        assert len({step.stage for step in way}) <= 1
        left = [step for step in self.steps if step.state == StepState.WAITING]
        assert not left or running
        assert all(step.due_at for step in way if step.hours), "a step with hours has no due moment"
        for step in way:
            asked = [one for one in way if one.parent_id == step.pk]
            assert len(asked) == (step.state == StepState.ASIDE), "a step aside waits for one answer"
        for step in self.steps:
            assert (step.state == StepState.DONE) == (step.pk in {row["step_id"] for row in self.opinions.values()})
        for step in way[:1]:
            place = step.round_id, step.stage, None
            laps = [one.lap for one in self.steps if (one.round_id, one.stage, one.parent_id) == place]
            assert max(laps) == step.lap, "an older lap is open"

    def _line_holds(self) -> None:
        """Who is told that they stand in is who may."""
        for step in self.waiting:
            if self.able[step.pk]:
                asked = Person.objects.filter(pk=step.person_id)
                told = set(deputies_of(asked, self.memo.field_id, self.memo.type_name)[step.person_id])
                may = {pk for pk in told if step.act != Act.DECIDE or is_leader(pk, self.memo.agency_id)}
                assert may | {step.person_id} == self.able[step.pk], "others are told that they stand in"

    def _papers_hold(self, running: bool) -> None:
        with_leaders = self.memo.incoming.status == Status.SUBMITTED
        assert with_leaders == running == (self.memo.draft.status == Status.SUBMITTED)
        if running:
            assert self.memo.incoming.custody.person_id == self.memo.waiting[0].person_id
