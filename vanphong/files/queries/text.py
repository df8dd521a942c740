"""The words of a whole file, for comparing two versions of a draft."""

from vanphong.files.enums import Kind
from vanphong.files.models import Blob
from vanphong.kernel.errors import Invalid

from . import reading
from .pages import reading_copy


def text_of(blob: Blob) -> list[str] | None:
    """The paragraphs of a Word file (.docx), cells of tables each by itself; the lines of a PDF. Empty for a scan.

    None where the words cannot be read: a broken file, or an old Word file (.doc) whose PDF is not there yet.
    """
    kind, shown = Kind(blob.kind), blob if blob.kind == Kind.DOCX else reading_copy(blob)
    if shown is None:
        return None
    if kind.is_image:
        return []
    try:
        return reading.paragraphs(shown.path) if kind == Kind.DOCX else reading.lines(shown.path)
    except Invalid:
        return None
