"""The words of a Hunspell dictionary of the machine: of Vietnamese, a list of syllables.

Its .aff has tables for suggestions only, no affixes: a word is in the list or it is not, so no Hunspell is needed.
"""

import unicodedata
from functools import cache
from pathlib import Path

PLACES = (Path("/usr/share/hunspell/vi_VN.dic"), Path("/usr/share/myspell/dicts/vi_VN.dic"))


def path() -> Path | None:
    """Where the machine has the dictionary; None where it has none."""
    return next((place for place in PLACES if place.is_file()), None)


@cache
def syllables() -> frozenset[str]:
    """All its words in lower case, NFC; none where the machine has no dictionary."""
    found = path()
    if found is None:
        return frozenset()
    lines = unicodedata.normalize("NFC", found.read_text("utf-8")).splitlines()[1:]
    return frozenset(line.partition("/")[0].strip().lower() for line in lines) - {""}
