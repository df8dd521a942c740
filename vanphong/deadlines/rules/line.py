"""Whom lateness is told to, level by level, from the posts held today. No database here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vanphong.documents.enums import Step
from vanphong.org.enums import Role

from ..enums import Level

ANSWERS_FOR = {
    Step.REGISTER: Role.REGISTRAR,
    Step.ISSUE: Role.REGISTRAR,
    Step.INSTRUCT: Role.CHIEF,
    Step.ASSIGN: Role.UNIT_HEAD,
}
"""Whose concern a paper is that a unit holds and nobody in it by name."""


@dataclass(frozen=True)
class Post:
    person_id: int
    unit_id: int
    role: str


class Line:
    """The people of an agency by their posts, which unit stands under which, and the levels that are told at all."""

    def __init__(
        self,
        posts: Iterable[Post],
        names: Mapping[int, str],
        parents: Mapping[int, int | None],
        levels: Iterable[int] = tuple(Level),
    ) -> None:
        self.posts, self.names, self.parents, self.levels = list(posts), names, parents, set(levels)
        self._held: dict[tuple[int, str], list[int]] = {}
        self._units: dict[int, int] = {}
        for post in self.posts:
            self._held.setdefault((post.unit_id, post.role), []).append(post.person_id)
            self._units.setdefault(post.person_id, post.unit_id)
        self._chiefs = [post.person_id for post in self.posts if post.role == Role.CHIEF]

    def told(self, level: int, person: int | None, unit: int | None, step: str = "") -> list[int]:
        """Who is told at this level of what `person`, or nobody by name in `unit`, has in hand. Nobody twice."""
        return sorted(self._at(level, person, unit, step) - self._below(level, person, unit, step))

    def told_below(self, level: int, person: int | None, unit: int | None, step: str = "") -> bool:
        """Have all whom this level would tell been told at a lower one?"""
        found = self._at(level, person, unit, step)
        return bool(found) and found <= self._below(level, person, unit, step)

    def _below(self, level: int, person: int | None, unit: int | None, step: str) -> set[int]:
        return {one for lower in self.levels if lower < level for one in self._at(lower, person, unit, step)}

    def _at(self, level: int, person: int | None, unit: int | None, step: str) -> set[int]:
        unit = unit or self._units.get(person or 0)
        match level:
            case Level.HOLDER:
                return {person} if person else set(self._answering(unit, step))
            case Level.HEAD:
                return set(self._heads(unit))
        return set(self._chiefs)

    def words(self, people: Iterable[int]) -> str:
        return ", ".join(self.names[one] for one in people if one in self.names)

    def _answering(self, unit: int | None, step: str) -> list[int]:
        role = ANSWERS_FOR.get(Step(step), Role.UNIT_HEAD) if step else Role.UNIT_HEAD
        return self._held.get((unit or 0, role), []) or self._heads(unit)

    def _heads(self, unit: int | None) -> list[int]:
        """The heads of the unit, else of the unit it belongs to."""
        while unit:
            if heads := self._held.get((unit, Role.UNIT_HEAD)):
                return heads
            unit = self.parents.get(unit)
        return []
