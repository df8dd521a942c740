"""A comparison as it is read: changes numbered, and what did not change folded away between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from .comparison import Row

#: Unchanged passages that stay open beside a change, so that one sees where it stands.
AROUND = 2
#: Fewer unchanged passages in a row are not folded.
FOLDED_FROM = 4


@dataclass(frozen=True)
class Stretch:
    """Rows in a row: the change with this `number`, or (0) what did not change, `folded` or open."""

    rows: tuple[Row, ...]
    number: int = 0
    folded: bool = False

    @property
    def previous(self) -> int:
        return self.number - 1

    @property
    def next(self) -> int:
        return self.number + 1

    @property
    def passages(self) -> int:
        """How many of them say something."""
        return sum(not row.blank for row in self.rows)


def stretches_of(rows: Sequence[Row]) -> list[Stretch]:
    """Every row once, in order."""
    groups = [(changed, tuple(run)) for changed, run in groupby(rows, key=_is_change)]
    found: list[Stretch] = []
    number = 0
    for at, (changed, run) in enumerate(groups):
        if changed:
            number += 1
            found.append(Stretch(run, number))
        else:
            found += _unchanged(run, before=at > 0, after=at < len(groups) - 1)
    return found


def _is_change(row: Row) -> bool:
    return row.kind != "same"


def _unchanged(rows: tuple[Row, ...], *, before: bool, after: bool) -> Iterator[Stretch]:
    """Is there a change before and after them? Then so many stay open there."""
    head, tail = AROUND * before, len(rows) - AROUND * after
    if tail - head < FOLDED_FROM:
        yield Stretch(rows)
        return
    parts = (Stretch(rows[:head]), Stretch(rows[head:tail], folded=True), Stretch(rows[tail:]))
    yield from (part for part in parts if part.rows)
