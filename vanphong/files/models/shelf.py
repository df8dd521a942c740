"""Where bytes lie: files/ab/cd/<sha256> under the data folder. Written once, never overwritten, safe on disk."""

import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

CHUNK = 1 << 20


class Draft(NamedTuple):
    """Bytes on their way in: on disk beside the shelf, not yet under their name."""

    path: Path
    sha256: str
    size: int


def path_of(sha256: str) -> Path:
    return settings.HOME / "files" / sha256[:2] / sha256[2:4] / sha256


@contextmanager
def drafted(chunks: Iterable[bytes]) -> Iterator[Draft]:
    """Write `chunks` to a draft that is gone after the block, whatever happens in it."""
    folder = settings.HOME / "files" / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / secrets.token_hex(16)
    try:
        yield _write(path, chunks)
    finally:
        path.unlink(missing_ok=True)


def put(draft: Draft) -> None:
    """Give the draft its place for good; the same bytes already there stay as they are."""
    place = path_of(draft.sha256)
    made = _make_folder(place.parent)
    try:
        os.link(draft.path, place)
    except FileExistsError:
        return
    for folder in (place.parent, *made):
        _sync_folder(folder)


def destroy(sha256: str) -> None:
    """Remove the bytes and every picture drawn of them."""
    path_of(sha256).unlink(missing_ok=True)
    for picture in pictures_of(sha256).glob(f"{sha256}-*"):
        picture.unlink(missing_ok=True)


def pictures_of(sha256: str) -> Path:
    """The folder in which the pictures of its pages are kept; it may be emptied at any time."""
    return settings.HOME / "cache" / "pages" / sha256[:2]


def checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(path: Path, chunks: Iterable[bytes]) -> Draft:
    digest, size = hashlib.sha256(), 0
    with open(path, "xb", opener=_for_owner_and_group) as file:
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return Draft(path, digest.hexdigest(), size)


def _for_owner_and_group(path: str, flags: int) -> int:
    return os.open(path, flags, 0o640)


def _make_folder(folder: Path) -> list[Path]:
    """Make the folder; the folders that gained a new entry by that, to be synced too."""
    if folder.exists():
        return []
    folder.mkdir(parents=True, exist_ok=True)
    return [folder.parent, folder.parent.parent]


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
