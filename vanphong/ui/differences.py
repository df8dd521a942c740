"""What changed between two texts: paragraphs first, then the words of those that changed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "added", "removed"]
WORD = re.compile(r"\S+\s*")
#: Paragraphs that share fewer of their words are two paragraphs, not one that was changed.
ALIKE = 0.4
#: Larger stretches are paired by place; longer paragraphs are shown whole.
LARGEST_PAIRING = 2500
LONGEST_COMPARED = 2000


@dataclass(frozen=True)
class Piece:
    """A run of words that stayed, was added or was taken out."""

    text: str
    kind: Kind


@dataclass(frozen=True)
class Passage:
    """One paragraph that reads otherwise than before, or `folded` paragraphs in a row that stayed as they were."""

    pieces: Sequence[Piece] = ()
    folded: int = 0


def differences(before: Sequence[str], after: Sequence[str]) -> list[Passage]:
    """Every changed paragraph, with the unchanged ones between them folded; empty where nothing changed.

    Empty paragraphs and spaces at the ends are not compared.
    """
    old, new = _spoken(before), _spoken(after)
    found: list[Passage] = []
    for kind, old_from, old_to, new_from, new_to in _blocks(old, new):
        if kind == "equal":
            found.append(Passage(folded=old_to - old_from))
        else:
            found += _changed(old[old_from:old_to], new[new_from:new_to])
    return found if any(passage.pieces for passage in found) else []


def word_pieces(before: str, after: str) -> list[Piece]:
    """The words of one text against another's."""
    old, new = WORD.findall(before), WORD.findall(after)
    if max(len(old), len(new)) > LONGEST_COMPARED:
        return [*_all(before, "removed"), *_all(after, "added")]
    return list(_pieces(old, new))


def _spoken(paragraphs: Iterable[str]) -> list[str]:
    return [text for paragraph in paragraphs if (text := paragraph.strip())]


def _blocks(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """The stretches of two lists. What they begin and end with alike is set aside first: most drafts change little."""
    shortest, head, tail = min(len(old), len(new)), 0, 0
    while head < shortest and old[head] == new[head]:
        head += 1
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    if head:
        yield "equal", 0, head, 0, head
    between = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail])
    for kind, old_from, old_to, new_from, new_to in between.get_opcodes():
        yield kind, head + old_from, head + old_to, head + new_from, head + new_to
    if tail:
        yield "equal", len(old) - tail, len(old), len(new) - tail, len(new)


def _changed(old: list[str], new: list[str]) -> Iterator[Passage]:
    """The paragraphs of a stretch that was written anew, each beside the one it came from."""
    for before, after in _paired(old, new):
        if before and after:
            yield Passage(word_pieces(before, after))
        elif before:
            yield Passage(_all(before, "removed"))
        else:
            yield Passage(_all(after, "added"))


def _paired(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    """Each old paragraph with the new one it became, in order, "" where there is none."""
    alike = _by_place(old, new) if len(old) * len(new) > LARGEST_PAIRING else _by_likeness(old, new)
    found: list[tuple[str, str]] = []
    old_at = new_at = 0
    for old_index, new_index in [*alike, (len(old), len(new))]:
        found += [(paragraph, "") for paragraph in old[old_at:old_index]]
        found += [("", paragraph) for paragraph in new[new_at:new_index]]
        if old_index < len(old):
            found.append((old[old_index], new[new_index]))
        old_at, new_at = old_index + 1, new_index + 1
    return found


def _by_place(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    return [
        (index, index)
        for index, (before, after) in enumerate(zip(old, new, strict=False))
        if _likeness(Counter(before.split()), Counter(after.split())) >= ALIKE
    ]


def _by_likeness(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """The pairs, in order, whose likeness sums to most."""
    old_words, new_words = ([Counter(text.split()) for text in texts] for texts in (old, new))
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    together = [[0.0] * len(new) for _ in old]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            likeness = _likeness(old_words[i], new_words[j])
            together[i][j] = best[i + 1][j + 1] + likeness if likeness >= ALIKE else -1.0
            best[i][j] = max(together[i][j], best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if together[i][j] == best[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _likeness(old: Counter[str], new: Counter[str]) -> float:
    """The share of their words that two paragraphs have in common, 0 to 1."""
    return 2 * (old & new).total() / (old.total() + new.total())


def _all(text: str, kind: Kind) -> list[Piece]:
    return [Piece(text, kind)] if text else []


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            yield Piece("".join(new[new_from:new_to]), "same")
            continue
        yield from _all("".join(old[old_from:old_to]), "removed")
        yield from _all("".join(new[new_from:new_to]), "added")
