"""A memo driven by anybody who does anything, right or wrong, and all that must hold after every act."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from tests.office import Office
from vanphong.documents.enums import DueChange
from vanphong.kernel import clock
from vanphong.kernel.errors import DomainError
from vanphong.memos import actions
from vanphong.memos.enums import RANKS, Act, Choice, StepState
from vanphong.memos.models import Memo, RoundStep
from vanphong.memos.queries import asks_of, routes_of
from vanphong.memos.rules import Ask
from vanphong.org.enums import Role
from vanphong.org.models import Person

from .around import NAMES, Around, Deed
from .papers import words
from .pictures import Picture, Trace
from .powers import able, is_leader

SAID = "Đề nghị rà soát."


class Run(Around):
    """The memo, the clock and the office of one example."""

    def __init__(self, office: Office, memo: Memo, route: Sequence[Ask]) -> None:
        super().__init__(office, memo)
        self.now = clock.now()
        self.last: Callable[[], Any] | None = None
        self.picture: Picture | None = None
        self.doer: int | None = None
        self.said: tuple[int, str, str, str, str] | None = None
        kept = routes_of(office.agency.pk).get()
        actions.keep_route(office.agency, "Quy trình thử", route, actor=office.administrator, route=kept)
        actions.adjust(self.memo, asks_of(self.memo), actor=self.person("specialist_kt"))

    def do(self, deed: Deed) -> bool:
        """Try it at the moment the run has come to, then look at everything. Was it done?"""
        with clock.held_at(self.now):
            before, self.doer, self.said = self.picture or Picture(self.memo), None, None
            try:
                done = bool(getattr(self, deed.name)(deed))
            except DomainError:
                done = False
            self.picture = Picture(self.memo)
            before.leads_to(self.picture, Trace(deed.name, done, self.doer, self.said))
            self.picture.holds()
        self.picture = None if deed.name == "wait" else self.picture
        return done

    def likely(self) -> list[str]:
        """What may well be done now; nothing where all is over."""
        shown = self.picture or Picture(self.memo)
        if shown.memo.finished:
            return []
        if shown.memo.with_author:
            return ["submit", "submit", "submit", "submit", "edit", "grant", "withdraw"]
        if any(step.act == Act.ADD for step in shown.waiting):
            return ["answer", "answer", "answer", "take_over", "set_due"]
        found = ["opine", "opine", "forward", "ask_papers", "take_over", "take_over", "repoint", "set_due", "outage"]
        found += ["grant", "grant", "go_away", "go_away", "go_away", "lose_post", "lose_post", "repeat"]
        spoken = any(step.state == StepState.DONE and step.round.number == shown.memo.round for step in shown.steps)
        found += ["send_back", "send_back", "give_back", "give_back"] if spoken else ["opine", "opine", "recall"]
        found += ["opine"] * 8 if any(len(able) > 1 for able in shown.able.values()) else []
        return found + ["follow"] * 12 if not all(shown.able.values()) else found

    # What is tried with the memo. Each gives whether anything was done.

    def submit(self, deed: Deed) -> bool:
        actor = self.author_or(deed)
        return self.attempt(deed, lambda seen: actions.submit(self.memo, actor=actor, seen=seen))

    def edit(self, deed: Deed) -> bool:
        memo, actor = self.memo, self.author_or(deed)
        said = words(self.office, proposal=f"Thống nhất phương án {deed.how}.")
        return bool(actions.edit(memo, said, actor=actor, draft=memo.draft))

    def opine(self, deed: Deed) -> bool:
        choice = list(Choice)[deed.how % len(Choice)] if deed.how % 2 else Choice.AGREE
        return self.say(deed, lambda *said, **at: actions.opine(self.memo, choice, *said, **at), choice)

    def answer(self, deed: Deed) -> bool:
        return self.say(deed, lambda *said, **at: actions.opine(self.memo, Choice.ADDED, *said, **at), Choice.ADDED)

    def give_back(self, deed: Deed) -> bool:
        return self.say(deed, lambda *said, **at: actions.return_for_changes(self.memo, *said, **at), Choice.RETURN)

    def send_back(self, deed: Deed) -> bool:
        found = RoundStep.objects.filter(memo=self.pk)
        steps = list(found.filter(state=StepState.DONE, parent=None) if deed.which % 4 else found)
        target = steps[deed.which % len(steps)] if steps else None
        if target is None:
            return False
        return self.say(deed, lambda *said, **at: actions.send_back(self.memo, target, *said, **at), Choice.RETURN)

    def forward(self, deed: Deed) -> bool:
        actor, step = self.asked_or_anybody(deed)
        other = self.person(NAMES[deed.which % len(NAMES)])
        at = step and step.pk
        allowed = self.allowed(actor, at)
        done = self.attempt(
            deed, lambda seen: actions.forward(self.memo, other, "Xin ý kiến.", actor=actor, at=at, seen=seen)
        )
        assert allowed or not done
        return done

    def ask_papers(self, deed: Deed) -> bool:
        actor, step = self.asked_or_anybody(deed)
        at = step and step.pk
        allowed = self.allowed(actor, at)
        done = self.attempt(
            deed, lambda seen: actions.ask_papers(self.memo, "Bổ sung dự toán.", actor=actor, at=at, seen=seen)
        )
        assert allowed or not done
        return done

    def take_over(self, deed: Deed) -> bool:
        actor = self.by(self.person("chief") if deed.who % 2 else self.anybody(deed))
        steps = self.memo.waiting
        if not steps:
            return False
        step = steps[deed.which % len(steps)]
        done = self.attempt(deed, lambda seen: actions.take_over(self.memo, step, "Xử lý gấp.", actor=actor, seen=seen))
        if done:
            assert (actor.username, bool(actor.holds({Role.CHIEF}))) == ("chief", True)
            assert Ask.of(step).rank < 3
        return done

    def recall(self, deed: Deed) -> bool:
        actor = self.author_or(deed)
        return self.attempt(deed, lambda seen: actions.recall(self.memo, actor=actor, seen=seen))

    def withdraw(self, deed: Deed) -> bool:
        actor = self.author_or(deed)
        return self.attempt(deed, lambda seen: actions.withdraw(self.memo, "Không cần nữa.", actor=actor, seen=seen))

    def repoint(self, deed: Deed) -> bool:
        actor = self.by(self.person("administrator") if deed.who % 2 else self.anybody(deed))
        steps, to = self.memo.waiting, self.person(NAMES[deed.how % len(NAMES)])
        if not steps:
            return False
        step = steps[deed.which % len(steps)]
        rank, before = Ask.of(step).rank, step.person_id
        actions.repoint(step, to, "Sắp xếp lại bộ máy.", actor=actor)
        assert step.act != Act.DECIDE or max(RANKS[Role(post.role)] for post in to.posts) >= rank
        return before != to.pk

    def follow(self, deed: Deed) -> bool:
        return sum(actions.follow_post(step) for step in self.memo.waiting[:1]) == 1

    def set_due(self, deed: Deed) -> bool:
        """A leader gives a step more time or less."""
        actor = self.by(
            self.person(["chief", "deputy", "vice_chair"][deed.who % 3]) if deed.who % 4 else self.anybody(deed)
        )
        step = self.one_waiting(deed)
        before = step.due_at if step else None
        moment = self.now + timedelta(hours=[-5, 2, 30, 90][deed.how % 4])
        if step is None or actions.set_step_due(step, moment, "Gia hạn theo đề nghị.", actor=actor).due_at == before:
            return False
        assert moment > self.now
        assert step.person_id != actor.pk
        assert is_leader(actor.pk, self.memo.agency_id)
        return True

    def outage(self, deed: Deed) -> bool:
        """The due moment goes with the hours the system was down, by nobody."""
        step = self.one_waiting(deed)
        if step is None or step.due_at is None:
            return False
        moment = step.due_at + timedelta(hours=deed.how % 5 - 1)
        return actions.move_step_due(step, moment, why=DueChange.OUTAGE, reason="Mất điện.", actor=None)

    def repeat(self, deed: Deed) -> bool:
        """The very click of before, from the page of before."""
        assert self.last is None or not self.last(), "done twice"
        return False

    def wait(self, deed: Deed) -> bool:
        self.now += timedelta(hours=[1, 3, 20, 49][deed.how % 4], minutes=deed.which)
        return False

    # Who tries it, and from which page.

    def by(self, person: Person) -> Person:
        """Who does it, as the record must say afterwards."""
        self.doer = person.pk
        return person

    def one_waiting(self, deed: Deed) -> RoundStep | None:
        steps = self.memo.waiting
        return steps[deed.which % len(steps)] if steps else None

    def author_or(self, deed: Deed) -> Person:
        return self.by(self.memo.author if deed.who % 3 else self.anybody(deed))

    def asked_or_anybody(self, deed: Deed) -> tuple[Person, RoundStep | None]:
        """Mostly somebody who may, in their own right or another's; else anybody at all, at any step or none named."""
        actor, step = self._asked_or_anybody(deed)
        return self.by(actor), step

    def _asked_or_anybody(self, deed: Deed) -> tuple[Person, RoundStep | None]:
        memo = self.memo
        ways = [(step, pk) for step in memo.waiting for pk in sorted(able(step, memo))]
        if ways and deed.who % 4:
            step, pk = ways[deed.who % len(ways)]
            return Person.objects.select_related("agency").get(pk=pk), step if deed.which % 2 else None
        steps = list(RoundStep.objects.filter(memo=self.pk))
        return self.anybody(deed), steps[deed.which % len(steps)] if steps and deed.which % 2 else None

    def allowed(self, actor: Person, at: int | None) -> bool:
        memo = self.memo
        return any(actor.pk in able(step, memo) for step in memo.waiting if at in (None, step.pk))

    def say(self, deed: Deed, act: Callable[..., Memo], choice: str) -> bool:
        """An opinion, now and then about a version nobody sees any more. Only who may is heard, and is always heard."""
        actor, step = self.asked_or_anybody(deed)
        memo, wrong = self.memo, deed.which % 8 == 7
        checksum = "0" * 64 if wrong else next((r.checksum for r in memo.rounds.filter(number=memo.round)), "")
        allowed = self.allowed(actor, step and step.pk)
        said = len(memo.waiting) == 1 and memo.waiting[0]
        self.said = (actor.pk, actor.full_name, choice, SAID, checksum)
        try:
            done = self.attempt(deed, lambda seen: act(SAID, checksum, actor=actor, at=step and step.pk, seen=seen))
        except DomainError:
            done = False
        assert not done or (allowed and not wrong)
        plain = choice == Choice.AGREE and not wrong and self.fresh(deed)
        if plain and allowed and said and said.act != Act.ADD:
            assert done, "who may speak was not heard"
        return done

    def fresh(self, deed: Deed) -> bool:
        return deed.how % 5 != 4

    def attempt(self, deed: Deed, act: Callable[[int | None], Memo]) -> bool:
        """From a page of now, from one that is out of date, or from none; remembered, to be clicked again."""
        version = self.memo.version
        seen = version if deed.how % 5 < 3 else None if deed.how % 5 == 3 else version - 1
        act(seen)
        if seen is not None:
            self.last = lambda: self.again(act, seen)
        return True

    def again(self, act: Callable[[int | None], Memo], seen: int) -> bool:
        try:
            act(seen)
        except DomainError:
            return False
        return True
