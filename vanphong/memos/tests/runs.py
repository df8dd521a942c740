"""A memo driven by anybody who does anything, right or wrong, and all that must hold after every act."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from tests.office import Office
from vanphong.kernel import clock
from vanphong.kernel.errors import DomainError
from vanphong.memos import actions
from vanphong.memos.enums import RANKS, Act, Choice
from vanphong.memos.models import Memo, RoundStep
from vanphong.memos.queries import asks_of, routes_of
from vanphong.memos.rules import Ask
from vanphong.org.enums import Role
from vanphong.org.models import Person

from .around import NAMES, Around, Deed
from .papers import words
from .pictures import Picture
from .powers import able


class Run(Around):
    """The memo, the clock and the office of one example."""

    def __init__(self, office: Office, memo: Memo, route: Sequence[Ask]) -> None:
        super().__init__(office, memo)
        self.now = clock.now()
        self.last: Callable[[], Any] | None = None
        self.picture: Picture | None = None
        kept = routes_of(office.agency.pk).get()
        actions.keep_route(office.agency, "Quy trình thử", route, actor=office.administrator, route=kept)
        actions.adjust(self.memo, asks_of(self.memo), actor=self.person("specialist_kt"))

    def do(self, deed: Deed) -> bool:
        """Try it at the moment the run has come to, then look at everything. Was it done?"""
        with clock.held_at(self.now):
            before = self.picture or Picture(self.memo)
            try:
                done = bool(getattr(self, deed.name)(deed))
            except DomainError:
                done = False
            self.picture = Picture(self.memo)
            before.leads_to(self.picture, done=done, named=deed.name)
            self.picture.holds()
        self.picture = None if deed.name == "wait" else self.picture
        return done

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
        steps = list(RoundStep.objects.filter(memo=self.pk))
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
        actor = self.person("chief") if deed.who % 2 else self.anybody(deed)
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
        return deed.how % 4 == 0 and self.attempt(
            deed, lambda seen: actions.withdraw(self.memo, "Không cần nữa.", actor=actor, seen=seen)
        )

    def repoint(self, deed: Deed) -> bool:
        actor = self.person("administrator") if deed.who % 2 else self.anybody(deed)
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

    def repeat(self, deed: Deed) -> bool:
        """The very click of before, from the page of before."""
        assert self.last is None or not self.last(), "done twice"
        return False

    def wait(self, deed: Deed) -> bool:
        self.now += timedelta(hours=[1, 3, 20, 49][deed.how % 4], minutes=deed.which)
        return False

    # Who tries it, and from which page.

    def author_or(self, deed: Deed) -> Person:
        return self.memo.author if deed.who % 3 else self.anybody(deed)

    def asked_or_anybody(self, deed: Deed) -> tuple[Person, RoundStep | None]:
        """Mostly somebody who may, in their own right or another's; else anybody at all, at any step or none named."""
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
        done = self.attempt(
            deed, lambda seen: act("Đề nghị rà soát.", checksum, actor=actor, at=step and step.pk, seen=seen)
        )
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
