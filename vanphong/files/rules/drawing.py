"""A page as a picture on disk, and its words. Runs confined."""

from pathlib import Path

from vanphong.files.enums import Kind

from . import pdf, picture

QUALITY = 82


def draw(path: str, kind: str, number: int, width: int, target: str) -> None:
    """Draw page `number` (from 1) of the file at `path` as a WebP `width` pixels wide at `target`."""
    page = (pdf if kind == Kind.PDF else picture).page(Path(path), number, width)
    page.save(target, format="WEBP", quality=QUALITY, method=1)
