"""Living through a stretch of office time: papers arrive, wait, are argued, signed and issued, by the real actions.

Each paper is a story: a generator that acts, and yields the moment of its next act. The stories are told side by side
in the order of their moments, with the clock held at each, so that numbers, dates and times come out true.
"""

import heapq
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from vanphong.kernel import clock
from vanphong.worktime.queries import calendar
from vanphong.worktime.rules import OFFICE_ZONE, add_working_hours, is_working_day

Story = Iterator[datetime]
Progress = Callable[[int, datetime], None]
"""Told after each act: how many are done, and what day it is in the office."""


def untold(acts: int, moment: datetime) -> None:
    """Nobody watches."""


def live(stories: Iterable[Story], *, until: datetime, progress: Progress = untold) -> None:
    """Tell every story up to `until`; whatever would come later has not happened."""
    waiting: list[tuple[datetime, int, Story]] = []
    for order, story in enumerate(stories):
        _go_on(waiting, order, story)
    acts = 0
    while waiting and waiting[0][0] <= until:
        moment, order, story = heapq.heappop(waiting)
        with clock.held_at(moment):
            _go_on(waiting, order, story)
        acts += 1
        progress(acts, moment)


def _go_on(waiting: list[tuple[datetime, int, Story]], order: int, story: Story) -> None:
    for moment in story:
        heapq.heappush(waiting, (moment, order, story))
        return


def arrivals(count: int, first: date, last: date, chance: Random) -> list[datetime]:
    """`count` moments in office hours of the working days from `first` to `last`, in order."""
    span = (last - first).days + 1
    days = [day for day in (first + timedelta(n) for n in range(span)) if is_working_day(calendar(), day)]
    return sorted(_in_office_hours(chance.choice(days), chance) for _ in range(count))


def _in_office_hours(day: date, chance: Random) -> datetime:
    opens = datetime.combine(day, time(7, 35), tzinfo=OFFICE_ZONE)
    minutes = chance.choice([chance.uniform(0, 230), chance.uniform(360, 540)])
    return opens + timedelta(minutes=minutes)


def after(hours: float) -> datetime:
    """The moment that many working hours from now."""
    return add_working_hours(calendar(), clock.now(), hours)
