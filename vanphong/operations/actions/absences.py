"""When people of the office are away, and who stands in for them."""

from datetime import date, datetime, time, timedelta
from random import Random

from vanphong.kernel import clock
from vanphong.kernel.errors import Refused
from vanphong.org import actions as org
from vanphong.org.enums import COMMITTEE_LEADERS, OFFICE_LEADERS, Role
from vanphong.org.models import Person
from vanphong.worktime.queries import calendar
from vanphong.worktime.rules import OFFICE_ZONE, add_working_days

from .cast import Cast
from .living import Story

REASONS = ("Đi công tác", "Nghỉ phép", "Dự hội nghị tại Hà Nội", "Học tập trung")
PLANNED_AHEAD = timedelta(days=4)
GRANTED = 0.6
"""Of the planned absences, how many are covered by a delegation; the others are left to the next in line."""


def away(cast: Cast, person: Person, first: date, days: int, chance: Random) -> Story:
    """Planned a few days ahead; mostly with a delegation to a leader of the same rank."""
    yield datetime.combine(first - PLANNED_AHEAD, time(8, chance.randrange(60)), tzinfo=OFFICE_ZONE)
    today = cast.still_here(person)
    if today is None:
        return
    last = add_working_days(calendar(), first, days)
    try:
        org.plan_absence(today, first, last, chance.choice(REASONS), actor=today)
        if chance.random() < GRANTED and (deputy := _deputy(cast, today, chance)):
            org.grant(today, deputy, first, last, actor=today, basis="Phân công khi đi vắng")
    except Refused:
        return


def _deputy(cast: Cast, person: Person, chance: Random) -> Person | None:
    """Somebody of the same rank who may stand in."""
    for leaders in (COMMITTEE_LEADERS, OFFICE_LEADERS):
        if person.holds(leaders):
            return chance.choice([one for one in cast.holding(leaders) if one.pk != person.pk])
    unit = person.unit
    others = cast.holding({Role.UNIT_HEAD, Role.SPECIALIST}, unit) if unit else []
    return next((one for one in others if one.pk != person.pk), None)


def absences_of_a_year(cast: Cast, first: date, last: date, chance: Random) -> list[Story]:
    """Everybody whose opinion is asked is away for a few days, twice a year."""
    with clock.held_at(datetime.combine(first, time(8), tzinfo=OFFICE_ZONE)):
        asked = cast.holding({*COMMITTEE_LEADERS, *OFFICE_LEADERS, Role.UNIT_HEAD})
    span = (last - first).days - 40
    return [
        away(cast, person, first + timedelta(days=10 + half * span // 2 + chance.randrange(span // 2)), days, chance)
        for person in asked
        for half in (0, 1)
        for days in [chance.randint(2, 7)]
    ]
