"""Vietnamese text: one Unicode form, folding for search, and the order of the alphabet."""

import re
import unicodedata

_ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_MARKS = {"\u0306", "\u0302", "\u031b"}
_ORDER = {letter: chr(0x30 + index) for index, letter in enumerate(_ALPHABET)}
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
LONGEST_SOUGHT = 200


def tidy(text: str) -> str:
    """Text as it is kept: NFC, one space between words, none at the ends."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """Text as it is searched: lower case, no tones, no marks, đ as d. "Ủy ban" and "uy ban" fold alike."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return _SPACES.sub(" ", plain.replace("đ", "d")).strip()


def words_of(text: str) -> list[str]:
    """The words of a text as they are searched: "15/STC-NS" is "15", "stc" and "ns"."""
    return _WORD.findall(fold(text))


def sought(text: str) -> list[str]:
    """The words of what was typed to search by; whatever follows the first LONGEST_SOUGHT characters is not read."""
    return words_of(text[:LONGEST_SOUGHT])


def sort_key(text: str) -> str:
    """A key whose plain order is that of the Vietnamese dictionary: letters first, then the five tones."""
    letters, tones = [], []
    for character in unicodedata.normalize("NFC", text.lower()):
        parts = unicodedata.normalize("NFD", character)
        base = unicodedata.normalize("NFC", "".join(p for p in parts if p not in _TONES))
        tone = next((_TONES[p] for p in parts if p in _TONES), 0)
        letters.append(_ORDER.get(base, f"!{base}" if not base.isspace() else " "))
        if base in _ORDER:
            tones.append(str(tone))
    return "".join(letters) + "|" + "".join(tones)


def person_sort_key(full_name: str) -> str:
    """People are ordered by given name (the last word), then family and middle names."""
    *before, given = full_name.split() or [""]
    return sort_key(given) + " " + sort_key(" ".join(before))
