"""The line of substitution: who is next when somebody is away and has delegated nobody. No database here."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from ..enums import Role


@dataclass(frozen=True)
class Place:
    """A post held today, as far as the line needs it. Several come in the office's order: the first is named first."""

    person_id: int
    role: str
    unit_id: int
    on_duty: bool = False
    agency_id: int | None = None


IN_LINE = (Role.CHAIR, Role.VICE_CHAIR, Role.CHIEF, Role.DEPUTY_CHIEF, Role.UNIT_HEAD, Role.SPECIALIST)
"""Roles somebody steps in for, most senior first. The registry has its own colleagues at one desk."""


def next_in_line(person_id: int, places: Iterable[Place], away: Collection[int]) -> int | None:
    """Người kế tiếp: the nearest on the line who is present; None when nobody is (quy chế làm việc).

    A head of unit is followed by another head of the unit, then the Chief; a specialist by the head; a deputy chief by
    the Chief; the Chief by the deputy on duty, then the others; a vice chair by the Chair; the Chair by a vice chair.
    """
    everybody = list(places)
    passed, waiting = {person_id}, [person_id]
    while waiting:
        for candidate in _followers(waiting.pop(0), everybody):
            if candidate in passed:
                continue
            if candidate not in away:
                return candidate
            passed.add(candidate)
            waiting.append(candidate)
    return None


def _followers(person_id: int, places: list[Place]) -> Iterator[int]:
    """Who comes directly after this person, by the most senior post they hold."""
    held = [place for place in places if place.person_id == person_id and place.role in IN_LINE]
    if not held:
        return
    post = min(held, key=lambda place: IN_LINE.index(Role(place.role)))
    if post.role in (Role.UNIT_HEAD, Role.SPECIALIST):
        yield from (one.person_id for one in places if (one.role, one.unit_id) == (Role.UNIT_HEAD, post.unit_id))
    yield from (one.person_id for role in _AFTER[Role(post.role)] for one in _with(role, places))


_AFTER = {
    Role.CHAIR: (Role.VICE_CHAIR,),
    Role.VICE_CHAIR: (Role.CHAIR,),
    Role.CHIEF: (Role.DEPUTY_CHIEF,),
    Role.DEPUTY_CHIEF: (Role.CHIEF,),
    Role.UNIT_HEAD: (Role.CHIEF,),
    Role.SPECIALIST: (),
}


def _with(role: Role, places: list[Place]) -> list[Place]:
    return sorted((one for one in places if one.role == role), key=lambda one: not one.on_duty)
