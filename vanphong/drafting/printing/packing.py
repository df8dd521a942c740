"""A Word file whose bytes depend on what it says alone, so that the same words saved twice are the same version."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def undated(word: BytesIO) -> bytes:
    """The same parts in the same order, without the moment at which each was packed."""
    made = BytesIO()
    with ZipFile(word) as parts, ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for name in parts.namelist():
            packed.writestr(ZipInfo(name), parts.read(name), ZIP_DEFLATED)
    return made.getvalue()
