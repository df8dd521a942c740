"""File names as people gave them: shown and offered on download, never used as a path."""

import unicodedata
from pathlib import PurePath

from vanphong.files.enums import Kind

LONGEST_NAME = 200
LONGEST_SUFFIX = 10
NAMELESS = "Không tên"


def clean_name(name: str) -> str:
    """The display name (tên tệp): NFC, without folders and control characters, at most 200 characters, ending kept."""
    base = unicodedata.normalize("NFC", name).replace("\\", "/").rstrip("/").rpartition("/")[2]
    kept = "".join(c for c in base if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})
    kept = " ".join(kept.split()).strip(". ")
    return _shorten(kept) or NAMELESS


def name_with_suffix(name: str, kind: Kind) -> str:
    """The clean name, ending as its content says: what was checked as PDF is never handed out as an .exe."""
    cleaned = clean_name(name)
    return cleaned if PurePath(cleaned).suffix.lower() in kind.suffixes else cleaned + kind.suffixes[0]


def _shorten(name: str) -> str:
    suffix = PurePath(name).suffix
    if len(suffix) > LONGEST_SUFFIX:
        suffix = ""
    return name[: len(name) - len(suffix)][: LONGEST_NAME - len(suffix)].rstrip() + suffix
