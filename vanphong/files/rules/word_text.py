"""The words of a Word file (.docx), paragraph by paragraph. Runs confined."""

import zipfile
from pathlib import Path
from xml.parsers import expat

from vanphong.kernel.errors import Invalid

from . import word

BODY = "word/document.xml"
LONGEST = 5_000_000
"""Characters. A draft of a hundred pages has some 300.000."""
#: Marks between words: a line broken by hand and a tabulator read as a space.
SPACES = {"tab", "br", "cr"}
#: What stands twice for older programs is read once.
STANDS_TWICE = "Fallback"


def paragraphs(path: str) -> list[str]:
    """The paragraphs of the body in order, those in cells of tables each by itself; no empty ones.

    Words that a tracked change has deleted are left out, words it put in are there. Raises Invalid as word.check.
    """
    word.check(Path(path))
    reader = _BodyReader()
    try:
        with zipfile.ZipFile(path) as archive, archive.open(BODY) as body:
            while chunk := body.read(word.CHUNK):
                reader.parser.Parse(chunk, False)
            reader.parser.Parse(b"", True)
    except (KeyError, zipfile.BadZipFile, OSError, EOFError, expat.ExpatError) as error:
        raise Invalid(word.BROKEN) from error
    return reader.found


class _BodyReader:
    """Walks the body. A text box stands inside a paragraph and has paragraphs of its own, hence the stack."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.found: list[str] = []
        self._open: list[list[str]] = []
        self._in_text = False
        self._left_out = 0
        self._length = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local == STANDS_TWICE:
            self._left_out += 1
        elif local == "p":
            self._open.append([])
        elif local in SPACES and self._open:
            self._open[-1].append(" ")
        self._in_text = local == "t"

    def _end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        self._in_text = False
        if local == STANDS_TWICE:
            self._left_out -= 1
        elif local == "p" and self._open:
            text = " ".join("".join(self._open.pop()).split())
            if text:
                self.found.append(text)

    def _characters(self, text: str) -> None:
        if not self._in_text or self._left_out or not self._open:
            return
        self._length += len(text)
        if self._length > LONGEST:
            raise Invalid(word.BOMB)
        self._open[-1].append(text)
