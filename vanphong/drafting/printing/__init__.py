"""Papers laid out by NĐ 30/2020: as Word files to write in, and set by Typst from the same content."""

from .copies import copy_block, electronic_copy_mark
from .copying import joined, with_block, with_mark
from .letter import as_pdf, as_pictures
from .pictures import pictures
from .preview import Preview, preview_of
from .word import as_word

__all__ = [
    "Preview",
    "as_pdf",
    "as_pictures",
    "as_word",
    "copy_block",
    "electronic_copy_mark",
    "joined",
    "pictures",
    "preview_of",
    "with_block",
    "with_mark",
]
