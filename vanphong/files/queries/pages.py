"""Pages of a file as pictures and words, drawn when first asked for and kept in cache/pages/."""

import os
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from vanphong.files.enums import Kind, RenditionState
from vanphong.files.models import Blob, Rendition, shelf

from . import reading

WIDTHS = THUMBNAIL, SCREEN, SHARP = (160, 900, 1400)
FIRST_PAGES = 2
AROUND, MARK = 3, 16
"""Pixels between a spot and its frame, and from the frame to the middle of its number."""


@dataclass(frozen=True)
class Mark:
    """A numbered mark on the spot: its page, and left, top, right, bottom as fractions of that; what it is, in words.

    It leads to the element “loi-<number>”, and that back to “dau-<number>”.
    """

    page: int
    box: tuple[float, ...]
    number: int
    label: str


@dataclass(frozen=True)
class Drawn:
    """A mark in the pixels of its page: a frame around the spot, and where its number stands beside it."""

    mark: Mark
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        return self.y + self.height // 2

    @property
    def number_x(self) -> int:
        """In the margin left of it."""
        return max(self.x - MARK, MARK)


@dataclass(frozen=True)
class Page:
    """One page for the viewer: where its picture and thumbnail are, and its size on screen in pixels."""

    number: int
    url: str
    sharp_url: str
    thumb_url: str
    width: int
    height: int

    marks: tuple[Drawn, ...] = ()
    thumb_width = THUMBNAIL

    @property
    def thumb_height(self) -> int:
        return max(1, round(self.height * THUMBNAIL / self.width))


def reading_copy(blob: Blob) -> Blob | None:
    """The blob whose pages show this one: itself, for Word its PDF once that is ready, else None."""
    if not Kind(blob.kind).is_word:
        return blob
    rendition = Rendition.objects.select_related("result").filter(source=blob).first()
    return rendition.result if rendition else None


def still_converted(blob: Blob) -> bool:
    """Does a Word file wait for its pages?"""
    return Rendition.objects.filter(source=blob, state=RenditionState.WAITING).exists()


def why_no_pages(blob: Blob) -> str:
    """Why a file without pages has none yet, as a sentence with the next step."""
    rendition = Rendition.objects.filter(source=blob).first()
    if rendition and rendition.reason:
        return rendition.reason
    if rendition and rendition.state == RenditionState.WAITING:
        return "Đang chuyển tệp Word thành trang để xem. Hãy tải lại sau ít phút, hoặc tải tệp về."
    return "Tệp này không có trang để xem; hãy tải tệp về."


def pages(blob: Blob, address: Callable[[int, int], str]) -> list[Page]:
    """The pages of `blob` for files/_viewer.html; `address(number, width)` is the URL the paper's house serves."""
    shown = reading_copy(blob)
    if shown is None:
        return []
    return [
        Page(
            number=number,
            url=address(number, SCREEN),
            sharp_url=address(number, SHARP),
            thumb_url=address(number, THUMBNAIL),
            width=SCREEN,
            height=max(1, round(SCREEN * height / width)),
        )
        for number, (width, height) in enumerate(shown.page_sizes, start=1)
    ]


def marked(pages: Iterable[Page], marks: Iterable[Mark]) -> list[Page]:
    """The pages with these marks drawn over them."""
    by_page = defaultdict(list)
    for mark in marks:
        by_page[mark.page].append(mark)
    return [replace(page, marks=tuple(_drawn(mark, page) for mark in by_page[page.number])) for page in pages]


def _drawn(mark: Mark, page: Page) -> Drawn:
    left, top, right, bottom = mark.box
    x, y = round(left * page.width) - AROUND, round(top * page.height) - AROUND
    width, height = round((right - left) * page.width), round((bottom - top) * page.height)
    return Drawn(mark, x, y, width + 2 * AROUND, height + 2 * AROUND)


def page_image(blob: Blob, number: int, width: int) -> Path:
    """The WebP of page `number` (from 1), `width` (of WIDTHS) pixels wide.

    Raises IndexError for a page or width there is none of, Invalid when it cannot be drawn.
    """
    if width not in WIDTHS or not 1 <= number <= (blob.page_count or 0):
        raise IndexError(number)
    place = shelf.pictures_of(blob.sha256) / f"{blob.sha256}-{number}-{width}.webp"
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = place.with_name(f".{secrets.token_hex(8)}")
        try:
            reading.draw(blob.path, blob.kind, number, width, draft)
            os.replace(draft, place)
        finally:
            draft.unlink(missing_ok=True)
        if not blob.path.exists():  # destroyed while it was drawn
            place.unlink(missing_ok=True)
    return place


def page_text(blob: Blob, number: int) -> str:
    """The words on page `number` (from 1), as the file carries them; empty for a scan. Raises as page_image."""
    if not 1 <= number <= (blob.page_count or 0):
        raise IndexError(number)
    return reading.words(blob.path, number) if blob.kind == Kind.PDF else ""
