"""What is asked of the house: pages to look at, words on them, and whether every byte is still in its place."""

from .converting import NO_LIBREOFFICE, as_pdf, has_libreoffice
from .integrity import verify_bytes
from .pages import (
    FIRST_PAGES,
    WIDTHS,
    Mark,
    Page,
    marked,
    page_image,
    page_text,
    pages,
    reading_copy,
    still_converted,
    why_no_pages,
)
from .reading import inspect
from .text import text_of

__all__ = [
    "FIRST_PAGES",
    "NO_LIBREOFFICE",
    "WIDTHS",
    "Mark",
    "Page",
    "as_pdf",
    "has_libreoffice",
    "inspect",
    "marked",
    "page_image",
    "page_text",
    "pages",
    "reading_copy",
    "still_converted",
    "text_of",
    "verify_bytes",
    "why_no_pages",
]
