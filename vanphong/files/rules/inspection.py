"""One look at a file that came from outside: what it is, how many pages, or why it is refused. Runs confined."""

from pathlib import Path
from typing import TypedDict

from vanphong.files.enums import Kind
from vanphong.kernel.errors import Invalid

from . import legacy_word, pdf, picture, signatures, word


class Findings(TypedDict):
    """What an accepted file is: its kind and, where it has pages of its own, the size of each (width, height)."""

    kind: str
    page_sizes: list[list[int]] | None


def inspect(path: str, page_limit: int) -> Findings:
    """Look at the file at `path`. Raises Invalid with what, why and the next step (Vietnamese)."""
    kind = signatures.kind_of(Path(path))
    return {"kind": kind, "page_sizes": _page_sizes(kind, Path(path), page_limit)}


def _page_sizes(kind: Kind, path: Path, page_limit: int) -> list[list[int]] | None:
    if kind == Kind.PDF:
        sizes = pdf.page_sizes(path)
    elif kind.is_image:
        sizes = picture.page_sizes(path, page_limit)
    elif kind == Kind.DOCX:
        word.check(path, page_limit)
        return None
    else:
        legacy_word.check(path)
        return None
    if len(sizes) > page_limit:
        raise Invalid(
            f"Tệp có {len(sizes)} trang, nhiều hơn mức {page_limit} trang hệ thống nhận. "
            "Hãy tách thành nhiều tệp rồi tải lên lại."
        )
    return sizes
