"""Which items of one list stand for which of another, in order, in about linear time: no quadratic surprises."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import pairwise

Pair = tuple[int, int]
Stretch = tuple[range, range]
"""What lies between two pairs, on either side."""

#: So many equal pairs are weighed within a stretch; what is repeated more often is paired by its neighbours.
WEIGHED = 50_000
#: A stretch of so many possible pairs is paired by likeness, each with each; a larger one is first cut at rare words.
PAIRED_BY_LIKENESS = 1_600
#: Items that share fewer of their words are two, not one that was changed.
ALIKE = 0.4
#: So many words in a row, found once on either side, are a sign of the same paragraph.
SHINGLE = 3


def equal_pairs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Equal items, first those found once on either side, then as many as go between them in order."""
    head, tail = _same_ends(old, new, range(len(old)), range(len(new)))
    rest = _between([*head, *tail], len(old), len(new))
    found = [*head, *tail]
    for stretch in rest:
        anchors = _chain(_unique_pairs(old, new, stretch))
        found += anchors
        for gap in _within(anchors, stretch):
            head, tail = _same_ends(old, new, *gap)
            found += [*head, *tail]
            for middle in _within([*head, *tail], gap):
                found += _chain(_weighed_pairs(old, new, middle))
    return sorted(found)


def like_pairs(old: Sequence["Bag"], new: Sequence["Bag"]) -> list[Pair]:
    """The items of a stretch that have most words in common, in order."""
    whole = (range(len(old)), range(len(new)))
    signs = _signs(old, new) if len(old) * len(new) > PAIRED_BY_LIKENESS else []
    found = list(signs)
    for gap in _within(signs, whole):
        by = _by_place if len(gap[0]) * len(gap[1]) > PAIRED_BY_LIKENESS else _by_likeness
        found += by(old, new, gap)
    return sorted(found)


class Bag:
    """The words of an item; paragraphs and rows of tables are kept apart."""

    def __init__(self, words: Sequence[str], in_table: bool) -> None:
        self.words, self.in_table = words, in_table
        self.counts, self.total = Counter(words), len(words)

    def likeness(self, other: "Bag") -> float:
        """The share of their words that two have in common, 0 to 1."""
        both = self.total + other.total
        if self.in_table != other.in_table or 2 * min(self.total, other.total) < ALIKE * both or not both:
            return 0.0
        return 2 * (self.counts & other.counts).total() / both

    def shingles(self) -> set[tuple[str, ...]]:
        return {tuple(self.words[at : at + SHINGLE]) for at in range(len(self.words) - SHINGLE + 1)}


def _same_ends(
    old: Sequence[Hashable], new: Sequence[Hashable], left: range, right: range
) -> tuple[list[Pair], list[Pair]]:
    """The pairs a stretch begins with, and those it ends with."""
    shortest, head, tail = min(len(left), len(right)), 0, 0
    while head < shortest and old[left[head]] == new[right[head]]:
        head += 1
    while tail < shortest - head and old[left[-1 - tail]] == new[right[-1 - tail]]:
        tail += 1
    first = list(zip(left[:head], right[:head], strict=True))
    return first, list(zip(left[len(left) - tail :], right[len(right) - tail :], strict=True))


def _between(pairs: Iterable[Pair], old: int, new: int) -> Iterator[Stretch]:
    return _within(pairs, (range(old), range(new)))


def _within(pairs: Iterable[Pair], stretch: Stretch) -> Iterator[Stretch]:
    """The stretches left between the pairs where something stands on both sides."""
    left, right = stretch
    edges = [(left.start - 1, right.start - 1), *sorted(pairs), (left.stop, right.stop)]
    for (old_at, new_at), (old_next, new_next) in pairwise(edges):
        if old_next - old_at > 1 and new_next - new_at > 1:
            yield range(old_at + 1, old_next), range(new_at + 1, new_next)


def _unique_pairs(old: Sequence[Hashable], new: Sequence[Hashable], stretch: Stretch) -> list[Pair]:
    places = {key: at[0] for key, at in _places(new, stretch[1]).items() if len(at) == 1}
    return [(at[0], places[key]) for key, at in _places(old, stretch[0]).items() if len(at) == 1 and key in places]


def _weighed_pairs(old: Sequence[Hashable], new: Sequence[Hashable], stretch: Stretch) -> list[Pair]:
    """Every equal pair, of what is rarest first, until there are enough."""
    before, after = _places(old, stretch[0]), _places(new, stretch[1])
    rarest = sorted((len(before[key]) * len(after[key]), at) for at, key in enumerate(before) if key in after)
    keys = list(before)
    found: list[Pair] = []
    for count, at in rarest:
        if len(found) + count > WEIGHED:
            break
        found += [(i, j) for i in before[keys[at]] for j in after[keys[at]]]
    return found


def _places(items: Sequence[Hashable], among: range) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for at in among:
        found[items[at]].append(at)
    return found


def _chain(pairs: list[Pair]) -> list[Pair]:
    """The most pairs that stand in the same order on both sides."""
    tails: list[int] = []
    at_tail: list[int] = []
    before: list[int] = []
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    for number, (_, right) in enumerate(ordered):
        length = bisect_left(tails, right)
        before.append(at_tail[length - 1] if length else -1)
        tails[length : length + 1] = [right]
        at_tail[length : length + 1] = [number]
    found, number = [], at_tail[-1] if at_tail else -1
    while number >= 0:
        found.append(ordered[number])
        number = before[number]
    return found[::-1]


def _signs(old: Sequence[Bag], new: Sequence[Bag]) -> list[Pair]:
    """Pairs that words in a row speak for which stand once on either side."""
    mine, theirs = _told_once(old), _told_once(new)
    votes = Counter((mine[shingle], theirs[shingle]) for shingle in mine.keys() & theirs.keys())
    best: dict[int, Pair] = {}
    for pair, _ in sorted(votes.items(), key=lambda one: (-one[1], one[0])):
        if pair[0] not in best and old[pair[0]].likeness(new[pair[1]]) >= ALIKE:
            best[pair[0]] = pair
    return _chain(list(best.values()))


def _told_once(bags: Sequence[Bag]) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    twice: set[tuple[str, ...]] = set()
    for at, bag in enumerate(bags):
        for shingle in bag.shingles():
            if shingle in found:
                twice.add(shingle)
            found[shingle] = at
    return {shingle: at for shingle, at in found.items() if shingle not in twice}


def _by_place(old: Sequence[Bag], new: Sequence[Bag], gap: Stretch) -> list[Pair]:
    return [(i, j) for i, j in zip(*gap, strict=False) if old[i].likeness(new[j]) >= ALIKE]


def _by_likeness(old: Sequence[Bag], new: Sequence[Bag], gap: Stretch) -> list[Pair]:
    """The pairs, in order, whose likeness sums to most."""
    left, right = gap
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    together = [[-1.0] * len(right) for _ in left]
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            likeness = old[left[i]].likeness(new[right[j]])
            if likeness >= ALIKE:
                together[i][j] = best[i + 1][j + 1] + likeness
            best[i][j] = max(together[i][j], best[i + 1][j], best[i][j + 1])
    return [(left[i], right[j]) for i, j in _walked(best, lambda i, j: together[i][j] == best[i][j])]


def _walked(best: list[list[float]], paired: Callable[[int, int], bool]) -> Iterator[Pair]:
    i = j = 0
    while i < len(best) - 1 and j < len(best[0]) - 1:
        if paired(i, j):
            yield i, j
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
