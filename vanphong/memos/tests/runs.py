"""A memo driven by anybody who does anything, right or wrong, and all that must hold after every act."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from tests.office import CAST, Office
from vanphong.audit.queries import history_of
from vanphong.documents.enums import Status
from vanphong.kernel import clock
from vanphong.kernel.errors import DomainError
from vanphong.memos import actions, rules
from vanphong.memos.enums import MEMO, RANKS, Act, Choice, Joins, MemoStatus, StepState, Who
from vanphong.memos.models import Memo, Opinion, RoundStep
from vanphong.memos.queries import asks_of, routes_of
from vanphong.memos.rules import Ask
from vanphong.org import actions as org
from vanphong.org.enums import Role
from vanphong.org.models import Absence, Appointment, Grant, Person

from .papers import words
from .powers import able, is_leader

NAMES = sorted(CAST)
UNDER_WAY = (StepState.OPEN, StepState.ASIDE)


@dataclass(frozen=True)
class Deed:
    """One thing somebody tries: `who`, `which` and `how` choose among the people, objects and ways there are."""

    name: str
    who: int
    which: int
    how: int


def asks(office: Office, picks: Sequence[tuple[int, int, int]], decider: int, signs: bool) -> list[Ask]:
    """A route of one to six steps: each pick is whom it asks, how it joins the one above, and what hangs on it."""
    kt, nc, vt = (office.units[code] for code in ("KT", "NC", "VT"))
    whom = [
        (Who.UNIT_HEAD, "", None, None),
        (Who.UNIT_HEAD, "", nc, None),
        (Who.POSITION, Role.REGISTRAR, vt, None),
        (Who.PERSON, "", None, office.specialist_kt2),
        (Who.POSITION, Role.SPECIALIST, kt, None),
        (Who.FIELD_LEADER, Role.CHIEF, None, None),
        (Who.POSITION, Role.CHIEF, None, None),
        (Who.PERSON, "", None, office.deputy_off),
        (Who.PERSON, "", None, office.vice_chair_nc),
    ]
    deciding = [(Who.FIELD_LEADER, Role.CHAIR), (Who.POSITION, Role.CHAIR), (Who.POSITION, Role.VICE_CHAIR)]
    found: list[Ask] = []
    for place, how, weight in sorted({pick[0] % len(whom): pick for pick in picks}.values()):
        who, role, unit, person = whom[place % len(whom)]
        joins = list(Joins)[how % 3] if found else Joins.AFTER
        if joins != Joins.AFTER and found[-1].joins not in (Joins.AFTER, joins):
            joins = found[-1].joins
        act = [Act.OPINE, Act.CONTENT, Act.FORMAT][weight % 3]
        found.append(
            Ask(who, role, unit, person, act, joins, blocks=weight % 2 == 1, hours=[None, 4, 8, 24][weight % 4])
        )
    who, role = deciding[decider % 3]
    found.append(Ask(who, role, act=Act.DECIDE, hours=24))
    if decider >= 3:
        who, role = deciding[(decider + 1) % 3]
        found.append(Ask(who, role, act=Act.DECIDE, joins=Joins.OR, hours=8))
    return [*found, Ask(Who.POSITION, Role.CHAIR, act=Act.SIGN)] if signs else found


class Run:
    """The memo, the clock and the office of one example."""

    def __init__(self, office: Office, memo: Memo, route: Sequence[Ask]) -> None:
        self.office, self.pk, self.now = office, memo.pk, clock.now()
        self.last: Callable[[], Any] | None = None
        self.seen: list[int] = []
        self.done: list[str] = []
        self.picture: Picture | None = None
        kept = routes_of(office.agency.pk).get()
        actions.keep_route(office.agency, "Quy trình thử", route, actor=office.administrator, route=kept)
        actions.adjust(self.memo, asks_of(self.memo), actor=self.person("specialist_kt"))

    @property
    def memo(self) -> Memo:
        """The row, read anew."""
        return Memo.objects.select_related("agency", "unit", "author", "document_type", "field").get(pk=self.pk)

    def person(self, name: str) -> Person:
        """As in a request of their own: posts still to be read."""
        return Person.objects.select_related("agency").get(username=name)

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
        self.done += [deed.name] if done else []
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

    # What happens around it.

    def grant(self, deed: Deed) -> bool:
        grantor = self.memo.waiting[0].person if self.memo.waiting and deed.who % 2 else self.anybody(deed)
        deputy = self.person(NAMES[deed.which % len(NAMES)])
        limits = [
            {},
            {"field": self.office.fields["KT"]},
            {"field": self.office.fields["NC"]},
            {"document_type": "Công văn"},
            {"document_type": "Quyết định", "field": self.office.fields["KT"]},
        ][deed.how % 5]
        day = clock.today()
        org.grant(grantor, deputy, day, day + timedelta(days=2), actor=grantor, basis="Văn bản số 1", **limits)
        return False

    def revoke(self, deed: Deed) -> bool:
        for one in Grant.objects.filter(revoked_at=None)[:1]:
            org.revoke(one, actor=one.grantor)
        return False

    def go_away(self, deed: Deed) -> bool:
        person = self.memo.waiting[0].person if self.memo.waiting and deed.who % 2 else self.anybody(deed)
        day = clock.today()
        org.plan_absence(person, day, day + timedelta(days=deed.how % 3), "Đi công tác", actor=person)
        return False

    def come_back(self, deed: Deed) -> bool:
        for one in Absence.objects.order_by("pk")[:1]:
            org.end_absence(one, actor=one.person)
        return False

    def lose_post(self, deed: Deed) -> bool:
        """It was over yesterday."""
        held = [step.person_id for step in self.memo.waiting] if deed.who % 2 else [self.anybody(deed).pk]
        posts = Appointment.objects.filter(person__in=held).exclude(person__username__in=["administrator"]).in_force()
        if post := posts.exclude(person=self.memo.author_id).first():
            org.end_appointment(post, last_day=clock.today() - timedelta(days=1), actor=self.person("administrator"))
        return False

    def give_post(self, deed: Deed) -> bool:
        post = Appointment.objects.exclude(valid_to=None).order_by("-pk").select_related("unit").first()
        if post:
            heir = post.person if deed.how % 2 else self.anybody(deed)
            self.appoint(heir, post)
        return False

    def appoint(self, person: Person, post: Appointment) -> None:
        org.appoint(
            person,
            post.unit,
            Role(post.role),
            title=post.title,
            valid_from=clock.today(),
            actor=self.person("administrator"),
        )

    def wait(self, deed: Deed) -> bool:
        self.now += timedelta(hours=[1, 3, 20, 49][deed.how % 4], minutes=deed.which)
        return False

    # Who tries it, and from which page.

    def anybody(self, deed: Deed) -> Person:
        return self.person(NAMES[deed.who % len(NAMES)])

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


class Picture:
    """Everything about the memo at one moment."""

    def __init__(self, memo: Memo) -> None:
        self.memo, self.at = memo, clock.now()
        self.steps = list(memo.steps.order_by("pk"))
        self.waiting = [step for step in self.steps if step.state == StepState.OPEN]
        self.opinions = {row["id"]: row for row in Opinion.objects.filter(round__memo=memo).values()}
        self.events = list(history_of(memo))
        self.able = {step.pk: able(step, memo) for step in self.waiting}

    def leads_to(self, after: "Picture", *, done: bool, named: str) -> None:
        """What was said stays, one act leaves one fact, time only goes forward, a decision has its decider."""
        assert self.opinions.items() <= after.opinions.items(), "an opinion was lost or changed"
        assert len(after.events) - len(self.events) == done, f"{named}: one act, one fact"
        assert (after.memo.version - self.memo.version) == done
        due = {step.pk: step.due_at for step in self.steps if step.due_at and step.state in UNDER_WAY}
        assert all(due[s.pk] <= s.due_at for s in after.steps if s.pk in due), "a due moment ran backwards"
        given = [row for pk, row in after.opinions.items() if pk not in self.opinions]
        for row in given:
            assert row["person_id"] in self.able[row["step_id"]], "an opinion of somebody without the power"
        if after.memo.status == MemoStatus.DECIDED != self.memo.status:
            [row] = given
            step = next(step for step in self.steps if step.pk == row["step_id"])
            assert step.act == Act.DECIDE
            assert is_leader(row["person_id"], self.memo.agency_id)

    def holds(self) -> None:
        """What is so at every moment."""
        memo, running = self.memo, self.memo.status == MemoStatus.SUBMITTED
        assert [one.number for one in memo.rounds.filter(running=True)] == ([memo.round] if running else [])
        assert bool(self.waiting) == running, "it waits for somebody exactly while it is submitted"
        assert MEMO.replay(event.verb for event in self.events if event.verb) == memo.status
        assert all(event.says for event in self.events)
        self._steps_hold(running)
        self._papers_hold(running)
        if running and not any(self.able.values()):
            assert not rules.obstacles_to_recalling(memo), "nobody can move it"

    def _steps_hold(self, running: bool) -> None:
        way = [step for step in self.steps if step.state in UNDER_WAY]
        assert len({step.stage for step in way}) <= 1
        left = [step for step in self.steps if step.state == StepState.WAITING]
        assert not left or running
        for step in way:
            asked = [one for one in way if one.parent_id == step.pk]
            assert len(asked) == (step.state == StepState.ASIDE), "a step aside waits for one answer"
        for step in self.steps:
            assert (step.state == StepState.DONE) == (step.pk in {row["step_id"] for row in self.opinions.values()})
        laps = [[s.lap for s in self.steps if s.parent_id is None and s.stage == way[0].stage] for _ in way[:1]]
        assert all(max(found) == way[0].lap for found in laps), "an older lap is open"

    def _papers_hold(self, running: bool) -> None:
        with_leaders = self.memo.incoming.status == Status.SUBMITTED
        assert with_leaders == running == (self.memo.draft.status == Status.SUBMITTED)
        if running:
            assert self.memo.incoming.custody.person_id == self.memo.waiting[0].person_id
