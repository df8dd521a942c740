"""Chính tả theo từ điển: words that are no Vietnamese syllable (PL I.II.6). People and places are left.

Off where the machine has no dictionary (`vanphong doctor`). The office's own words are taken out where the result is
read (queries.found_in): they change while a draft stays the same.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from vanphong.kernel.dictionary import syllables
from vanphong.kernel.vietnamese import fold

from ...enums import Severity
from ..reading.encodings import is_old
from ..reading.paper import Line
from .registry import Draft, Hit, rule
from .word_rules import MISSPELT_AT, RIGHT, TEXT, WRITTEN

#: Syllables in use that the dictionary is without.
ALSO = frozenset(("nòng", "cược", "sạc", "phéc", "giắc", "tuýp", "típ", "cốp", "pít", "zôn", "rôn", "dầy"))
#: Words taken from other tongues that look like two that were run together.
TAKEN = frozenset(("ximăng", "bulông", "rơnghen", "vácxin", "vắcxin", "xăngtimét", "mêtan", "hécta", "crôm"))
TOKEN = re.compile(r"\S+")
WORD = re.compile(r"^[(“\"'\[]*([^\W\d_]{2,})[)”\"'\],;:.!?…]*$")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
LEAST_BARE = 4
"""A word without marks is a word of others more often than one whose marks were forgotten; short ones always."""


@rule("TV-08", "Từ không có trong từ điển tiếng Việt", WRITTEN, TEXT, Severity.HINT)
def unknown_words(draft: Draft) -> Iterator[Hit]:
    parts = draft.parts
    known = syllables()
    for line in (*parts.letter_subject, *parts.subject, *parts.body) if known else ():
        for word in _doubtful(line):
            yield Hit(word, _better(word), line)


def _doubtful(line: Line) -> Iterator[str]:
    """Lower-case words that are none, once each; what TV-05 mends has its own finding."""
    if any(is_old(span.font) for span in line.spans):
        return
    text = unicodedata.normalize("NFC", line.words)
    text = MISSPELT_AT.sub("", text)
    bare = QUOTED.sub(" ", text) if True not in line.all_of("italic") else ""
    tokens = TOKEN.findall(text)
    for token in dict.fromkeys(tokens):
        found = WORD.match(token)
        if found is None or not found[1].islower() or is_word(found[1]):
            continue
        word = found[1]
        if not LATIN.match(word) or _of_another_tongue(word):
            continue
        if not word.isascii() or (len(word) >= LEAST_BARE and word in bare.split() and _bare(word)):
            yield word


@cache
def is_word(word: str) -> bool:
    """Is it a syllable, in either way to place its tone, with i or y at its end?"""
    known = syllables()
    return word in known or word in ALSO or word in TAKEN or any(other in known for other in _other_ways(word))


def _other_ways(word: str) -> Iterator[str]:
    for wrong, right in RIGHT.items():
        if word.endswith(right):
            yield word[: -len(right)] + wrong
        if word.endswith(wrong):
            yield word[: -len(wrong)] + right
    if word[-1] in I_OR_Y:
        yield word[:-1] + I_OR_Y[word[-1]]


I_OR_Y = {a: b for first, second in zip("iíìỉĩị", "yýỳỷỹỵ", strict=True) for a, b in ((first, second), (second, first))}


LATIN = re.compile(r"^[a-z\u00c0-\u01b0\u1ea0-\u1ef9]+$")
"""Look-alikes of other scripts have a finding of their own (TK-04)."""


def _of_another_tongue(word: str) -> bool:
    """Several syllables in one that are no two words run together: asenơ, phốtphua."""
    return len(VOWELS.findall(fold(word))) > 1 and not _apart(word)


VOWELS = re.compile(r"[aeiouy]+")


def _bare(word: str) -> bool:
    """Would it be a syllable with marks?"""
    return word in _folded()


@cache
def _folded() -> frozenset[str]:
    return frozenset(fold(word) for word in syllables())


def _better(word: str) -> str:
    return _apart(word) or "sửa cho đúng; từ đúng thì thêm vào từ riêng của cơ quan"


def _apart(word: str) -> str:
    """Two words that were run together, told apart; empty for one word with wrong marks."""
    for place in range(2, len(word) - 1) if not _bare(fold(word)) else ():
        first, second = word[:place], word[place:]
        if is_word(first) and is_word(second) and not (first.isascii() and second.isascii()):
            return f"{first} {second}"
    return ""
