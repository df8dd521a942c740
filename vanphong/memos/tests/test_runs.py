"""Whatever people do with a memo, in whatever order, some things always hold.

VANPHONG_RUNS=2000 drives so many memos, each another way every time.
"""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random

from django.db import transaction
from hypothesis import HealthCheck, Phase, assume, given, note, settings
from hypothesis import strategies as st

from tests.office import Office
from vanphong.memos.enums import Act, Joins, Who
from vanphong.memos.models import Opinion
from vanphong.memos.rules import Ask, obstacles_to_a_route
from vanphong.org.enums import Role

from .around import Deed
from .papers import written
from .runs import Run

RUNS = int(os.environ.get("VANPHONG_RUNS", "0"))
ACTS = ["opine"] * 7 + ["submit", "forward", "ask_papers", "answer", "send_back"] * 2
ACTS += ["set_due", "outage", "edit", "give_back", "take_over", "recall", "repoint", "follow", "repeat"]
#: How often each must have been done for the drive to say anything of it.
DONE = {"opine": 10, "forward": 2, "ask_papers": 2, "answer": 1, "take_over": 1, "repoint": 1, "set_due": 2}
DONE |= {"send_back": 2, "give_back": 1, "recall": 1, "withdraw": 1, "follow": 1, "outage": 1, "in stead": 1}
AROUND = ["grant", "revoke", "go_away", "come_back", "lose_post", "give_post", "wait"]

routes = st.tuples(st.lists(st.tuples(*[st.integers(0, 23)] * 3), max_size=4), st.integers(0, 5), st.booleans())


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


def deeds(run: Run, seed: int, count: int, done: Counter[str]) -> Iterator[Deed]:
    """So many acts: what may well be done just then, often what was `done` least so far, and now and then anything at
    all. When all is over three more that must change nothing."""
    chance = Random(seed)
    while count > 0:
        likely, how = run.likely(), chance.randrange(8)
        names = likely if likely and how else ACTS + AROUND
        seldom = [name for name in names if done[name] < 2 * DONE.get(name, 0)] if how > 2 else []
        name = min(seldom, key=done.__getitem__) if seldom else chance.choice(names)
        yield Deed(name, *(chance.randrange(48) for _ in range(3)))
        count = count - 1 if likely else min(count - 1, 3)


def test_whatever_is_done_these_things_hold(office: Office) -> None:
    memo = written(office)
    done: Counter[str] = Counter()

    @settings(
        max_examples=RUNS or 24,
        derandomize=not RUNS,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(route=routes, seed=st.integers(0, 2**64), count=st.integers(15, 40))
    def drive(route: tuple, seed: int, count: int) -> None:
        steps = asks(office, *route)
        assume(not obstacles_to_a_route(steps))
        with transaction.atomic():
            run = Run(office, memo, steps)
            note(f"{[step.row.name for step in steps]}")
            run.do(Deed("submit", 1, 0, 0))
            for deed in deeds(run, seed, count, done):
                note(f"{deed} {run.now}")
                done[deed.name] += run.do(deed)
            done["in stead"] += Opinion.objects.exclude(for_person=None).count()
            transaction.set_rollback(True)

    drive()
    seldom = {name: done[name] for name in DONE if done[name] < DONE[name]}
    assert not seldom, f"so seldom done that nothing is proved of it: {seldom} of {done}"
