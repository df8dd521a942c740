"""The words of a Hunspell dictionary of the machine: of Vietnamese, a list of syllables.

Its .aff has tables for suggestions only, no affixes: a word is in the list or it is not, so no Hunspell is needed.
"""

import os
import unicodedata
from functools import cache
from pathlib import Path

FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell/dicts")
NAME = "vi_VN.dic"


def path() -> Path | None:
    """Where the machine has the dictionary, in a folder of DICPATH (Hunspell's own) first; None where it has none."""
    folders = [one for one in os.environ.get("DICPATH", "").split(":") if one]
    return next((Path(one, NAME) for one in (*folders, *FOLDERS) if Path(one, NAME).is_file()), None)


@cache
def syllables() -> frozenset[str]:
    """All its words in lower case, NFC; none where the machine has no dictionary."""
    found = path()
    if found is None:
        return frozenset()
    lines = unicodedata.normalize("NFC", found.read_text("utf-8")).splitlines()[1:]
    return frozenset(line.partition("/")[0].strip().lower() for line in lines) - {""}
