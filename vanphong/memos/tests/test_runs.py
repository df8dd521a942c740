"""Whatever people do with a memo, in whatever order, some things always hold.

VANPHONG_RUNS=2000 drives so many memos, each another way every time.
"""

import os
from random import Random

from django.db import transaction
from hypothesis import HealthCheck, Phase, assume, given, note, settings
from hypothesis import strategies as st

from tests.office import Office
from vanphong.memos.rules import obstacles_to_a_route

from .papers import written
from .runs import Deed, Run, asks

RUNS = int(os.environ.get("VANPHONG_RUNS", "0"))
ACTS = ["opine"] * 7 + ["submit", "forward", "ask_papers", "answer", "send_back"] * 2
ACTS += ["edit", "give_back", "take_over", "recall", "withdraw", "repoint", "follow", "repeat"]
AROUND = ["grant", "revoke", "go_away", "come_back", "lose_post", "give_post", "wait"]

routes = st.tuples(st.lists(st.tuples(*[st.integers(0, 23)] * 3), max_size=4), st.integers(0, 5), st.booleans())


def deeds(seed: int, count: int) -> list[Deed]:
    """So many acts, each as likely at the end as at the beginning."""
    chance = Random(seed)
    return [Deed(chance.choice(ACTS + AROUND), *(chance.randrange(48) for _ in range(3))) for _ in range(count)]


def test_whatever_is_done_these_things_hold(office: Office) -> None:
    memo = written(office)

    @settings(
        max_examples=RUNS or 16,
        derandomize=not RUNS,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(route=routes, seed=st.integers(0, 2**64), count=st.integers(10, 40))
    def drive(route: tuple, seed: int, count: int) -> None:
        steps = asks(office, *route)
        assume(not obstacles_to_a_route(steps))
        with transaction.atomic():
            run = Run(office, memo, steps)
            note(f"{[step.row.name for step in steps]}")
            run.do(Deed("submit", 1, 0, 0))
            for deed in deeds(seed, count):
                note(f"{deed} {run.now}")
                run.do(deed)
            transaction.set_rollback(True)

    drive()
