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
    """The people of an agency by their posts, and which unit stands under which."""

    def __init__(self, posts: Iterable[Post], names: Mapping[int, str], parents: Mapping[int, int | None]) -> None:
        self.posts, self.names, self.parents = list(posts), names, parents
        self._held: dict[tuple[int, str], list[int]] = {}
        self._units: dict[int, int] = {}
        for post in self.posts:
            self._held.setdefault((post.unit_id, post.role), []).append(post.person_id)
            self._units.setdefault(post.person_id, post.unit_id)
        self._chiefs = [post.person_id for post in self.posts if post.role == Role.CHIEF]

    def told(self, level: int, person: int | None, unit: int | None, step: str = "") -> list[int]:
        """Who is told at this level of what `person`, or nobody by name in `unit`, has in hand. Nobody twice."""
        unit = unit or self._units.get(person or 0)
        groups = {
            Level.HOLDER: [person] if person else self._answering(unit, step),
            Level.HEAD: self._heads(unit),
            Level.CHIEF: self._chiefs,
        }
        below = {one for lower in Level if lower < level for one in groups[lower]}
        return sorted(set(groups[Level(level)]) - below)

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
