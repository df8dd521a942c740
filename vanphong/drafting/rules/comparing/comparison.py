"""So sánh hai bản dự thảo: paragraphs and rows of tables beside each other, and the words that were added or removed.

Nothing here reads files or rows of the database. Either side can be read back from the result, letter by letter.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, zip_longest
from typing import Literal

from vanphong.ui.differences import Kind as PieceKind
from vanphong.ui.differences import Piece

from ..reading.paper import Paper
from .aligning import Bag, Pair, equal_pairs, like_pairs
from .passages import Cell, Passage, passages_of
from .setting import page_changes, setting_changes

Kind = Literal["same", "changed", "format", "added", "removed"]
Pieces = tuple[Piece, ...]

#: A word or a number with the blanks after it; a mark stands for itself.
WORD = re.compile(r"(\d+(?:[.,/]\d+)*|\w+|[^\w\s])(\s*)")


@dataclass(frozen=True)
class Row:
    """One passage in both versions, or in the one that has it. `old` and `new` are their numbers, 0 for none or blank.

    `cells` hold the pieces of each cell; a paragraph has one, and a cell that only one version has is empty in the
    other. `setting` says how what stayed is set otherwise.
    """

    kind: Kind
    cells: tuple[Pieces, ...]
    old: int = 0
    new: int = 0
    in_table: bool = False
    setting: tuple[str, ...] = ()

    @cached_property
    def blank(self) -> bool:
        return not any(piece.text.strip() for pieces in self.cells for piece in pieces)

    @property
    def before(self) -> list[list[Piece]]:
        """The side of the earlier version."""
        return [[piece for piece in pieces if piece.kind != "added"] for pieces in self.cells]

    @property
    def after(self) -> list[list[Piece]]:
        return [[piece for piece in pieces if piece.kind != "removed"] for pieces in self.cells]

    @property
    def text(self) -> str:
        """Of an unchanged one."""
        return " | ".join("".join(piece.text for piece in pieces) for pieces in self.cells)


@dataclass(frozen=True)
class Comparison:
    """Kết quả so sánh; `notes` are changes of the whole paper (khổ giấy, lề)."""

    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    counts: dict[Kind, int] = field(init=False)

    def __post_init__(self) -> None:
        kinds = [row.kind for row in self.rows if not row.blank]
        object.__setattr__(self, "counts", {kind: kinds.count(kind) for kind in SAID})

    @property
    def changed(self) -> bool:
        return any(self.counts.values()) or bool(self.notes)

    @property
    def summary(self) -> str:
        """ "12 đoạn sửa, 3 đoạn thêm, 1 đoạn bớt, 2 đoạn chỉ đổi định dạng"."""
        said = [f"{count} đoạn {SAID[kind]}" for kind, count in self.counts.items() if count]
        return ", ".join(said) or ("chỉ đổi khổ giấy, lề" if self.notes else "không có thay đổi")


SAID: dict[Kind, str] = {"changed": "sửa", "added": "thêm", "removed": "bớt", "format": "chỉ đổi định dạng"}


def compare(old: Paper, new: Paper) -> Comparison:
    """So sánh hai bản Word: words, and how they are set."""
    notes = page_changes(old.page, new.page)
    return Comparison(tuple(compared(passages_of(old), passages_of(new))), tuple(notes))


def compared(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Row]:
    """Row by row, in the order of both."""
    old_numbers, new_numbers = _numbers(old), _numbers(new)
    for i, j in _aligned(old, new):
        if i is not None and j is not None:
            yield _both(old[i], new[j], old_numbers[i], new_numbers[j])
        elif i is not None:
            yield Row("removed", _all(old[i], "removed"), old=old_numbers[i], in_table=old[i].in_table)
        elif j is not None:
            yield Row("added", _all(new[j], "added"), new=new_numbers[j], in_table=new[j].in_table)


def _numbers(passages: Sequence[Passage]) -> list[int]:
    found, number = [], 0
    for passage in passages:
        number += not passage.blank
        found.append(0 if passage.blank else number)
    return found


def _aligned(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[tuple[int | None, int | None]]:
    """Places of both: what says something first, blank lines by what they stand between."""
    pairs = _spoken_pairs(old, new)
    old_at = new_at = 0
    for i, j in [*pairs, (len(old), len(new))]:
        yield from _gap(old, new, range(old_at, i), range(new_at, j))
        if i < len(old):
            yield i, j
        old_at, new_at = i + 1, j + 1


def _spoken_pairs(old: Sequence[Passage], new: Sequence[Passage]) -> list[Pair]:
    left = [at for at, passage in enumerate(old) if not passage.blank]
    right = [at for at, passage in enumerate(new) if not passage.blank]
    equal = equal_pairs([old[at].key for at in left], [new[at].key for at in right])
    found, old_at, new_at = [], 0, 0
    for i, j in [*equal, (len(left), len(right))]:
        if i > old_at and j > new_at:
            like = like_pairs([_bag(old[at]) for at in left[old_at:i]], [_bag(new[at]) for at in right[new_at:j]])
            found += [(left[old_at + one], right[new_at + other]) for one, other in like]
        if i < len(left):
            found.append((left[i], right[j]))
        old_at, new_at = i + 1, j + 1
    return found


def _bag(passage: Passage) -> Bag:
    return Bag(" ".join(passage.texts).casefold().split(), passage.in_table)


def _gap(
    old: Sequence[Passage], new: Sequence[Passage], left: range, right: range
) -> Iterator[tuple[int | None, int | None]]:
    """Between two pairs: blank lines at its ends go together, the rest was removed or added."""
    shortest, head, tail = min(len(left), len(right)), 0, 0
    while head < shortest and old[left[head]].key == new[right[head]].key:
        head += 1
    while tail < shortest - head and old[left[-1 - tail]].key == new[right[-1 - tail]].key:
        tail += 1
    yield from zip(left[:head], right[:head], strict=True)
    yield from ((i, None) for i in left[head : len(left) - tail])
    yield from ((None, j) for j in right[head : len(right) - tail])
    yield from zip(left[len(left) - tail :], right[len(right) - tail :], strict=True)


def _both(old: Passage, new: Passage, before: int, after: int) -> Row:
    if old.cells == new.cells:
        return Row("same", _all(new, "same"), before, after, new.in_table)
    cells, setting = [], []
    for was, now in _cells_beside(old, new):
        pieces = word_pieces(was.text, now.text)
        cells.append(pieces)
        setting += setting_changes(was, now, pieces)
    kind: Kind = "changed" if old.texts != new.texts else "format" if setting else "same"
    return Row(kind, tuple(cells), before, after, new.in_table, tuple(dict.fromkeys(setting)))


def _cells_beside(old: Passage, new: Passage) -> Iterator[tuple[Cell, Cell]]:
    """Cells by their places; where a column came or went, the same cells beside each other."""
    pairs = equal_pairs(old.texts, new.texts) if len(old.cells) != len(new.cells) else []
    old_at = new_at = 0
    for i, j in [*pairs, (len(old.cells), len(new.cells))]:
        yield from zip_longest(old.cells[old_at:i], new.cells[new_at:j], fillvalue=Cell(""))
        if i < len(old.cells):
            yield old.cells[i], new.cells[j]
        old_at, new_at = i + 1, j + 1


def _all(passage: Passage, kind: PieceKind) -> tuple[Pieces, ...]:
    return tuple((Piece(text, kind),) if text else () for text in passage.texts)


def word_pieces(old: str, new: str) -> Pieces:
    """The words of one text against another's; marks and the blanks between words count too."""
    if old == new:
        return (Piece(new, "same"),) if new else ()
    before, after = _words(old), _words(new)
    pairs = equal_pairs([word for word, _ in before], [word for word, _ in after])
    found: list[Piece] = []
    old_at = new_at = 0
    for i, j in [*pairs, (len(before), len(after))]:
        found.append(Piece("".join(map("".join, before[old_at:i])), "removed"))
        found.append(Piece("".join(map("".join, after[new_at:j])), "added"))
        if i < len(before):
            found += _one_word(before[i], after[j])
        old_at, new_at = i + 1, j + 1
    return tuple(_joined(_without_islands(_joined(found))))


def _words(text: str) -> list[tuple[str, str]]:
    """Each word with the blanks after it; blanks at the start stand for a word."""
    start = len(text) - len(text.lstrip())
    return [(text[:start], "")] * bool(start) + WORD.findall(text, start)


def _one_word(old: tuple[str, str], new: tuple[str, str]) -> list[Piece]:
    """A word that stayed; the blanks after it may not have."""
    if old == new:
        return [Piece("".join(new), "same")]
    return [Piece(new[0], "same"), Piece(old[1], "removed"), Piece(new[1], "added")]


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces of one kind in a row as one; between two that stayed, what was removed before what was added."""
    found: list[Piece] = []
    for same, run in groupby((piece for piece in pieces if piece.text), key=lambda piece: piece.kind == "same"):
        listed = list(run)
        kinds: tuple[PieceKind, ...] = ("same",) if same else ("removed", "added")
        for kind in kinds:
            if text := "".join(piece.text for piece in listed if piece.kind == kind):
                found.append(Piece(text, kind))
    return found


def _without_islands(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """A word that stayed by chance between longer words that did not is read as changed with them."""
    for at, piece in enumerate(pieces):
        if piece.kind == "same" and len(piece.text.strip()) < min(_beside(pieces, at, -1), _beside(pieces, at, 1)) / 2:
            yield Piece(piece.text, "removed")
            yield Piece(piece.text, "added")
        else:
            yield piece


def _beside(pieces: Sequence[Piece], at: int, step: int) -> int:
    """How many letters changed on one side of a piece that stayed."""
    found, at = 0, at + step
    while 0 <= at < len(pieces) and pieces[at].kind != "same":
        found, at = max(found, len(pieces[at].text.strip())), at + step
    return found
