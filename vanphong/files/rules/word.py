"""Word (.docx): a bounded archive of plain XML that fetches nothing from outside and runs nothing. Runs confined."""

import re
import zipfile
from pathlib import Path
from typing import Any
from xml.parsers import expat

from vanphong.kernel.errors import Invalid

MOST_ENTRIES = 2000
LARGEST_TOTAL = 300 * 1024 * 1024
SMALL_TOTAL = 30 * 1024 * 1024
STEEPEST_RATIO = 150
CHUNK = 1 << 16
LONGEST = 2000
LETTERS_OF_PAGE = 5000
"""More than stand on any page of a paper: what has more letters surely has more pages."""
XML_START = re.compile(rb"\s*(?:\xef\xbb\xbf\s*<|\xff\xfe<\x00|\xfe\xff\x00<|<)")
#: What holds a field or a link begins with one of these; names of elements cannot be written otherwise in UTF-8.
WORTH_A_LOOK = re.compile(rb"fldSimple|fldChar|instrText|Relationship")
LONGEST_MARK = 16
OTHER_ENCODING = re.compile(
    rb"\s*(?:\xff\xfe|\xfe\xff|<\x00|\x00<|(?:\xef\xbb\xbf\s*)?<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-?8))",
    re.IGNORECASE,
)
FETCHING_FIELD = re.compile(r"^\s*(?:INCLUDETEXT|DDE|DDEAUTO)\b", re.IGNORECASE)

BROKEN = "Tệp Word bị hỏng hoặc tải lên chưa trọn vẹn nên không mở được. Hãy mở bằng Word, lưu lại rồi tải lên lại."
BOMB = "Tệp Word phình ra quá lớn khi mở (nén bất thường) nên không được nhận. Hãy lưu thành PDF rồi tải tệp PDF lên."
TOO_LONG = (
    "Tệp Word dài hơn mức {limit} trang hệ thống nhận. "
    "Hãy tách thành nhiều tệp (văn bản, từng phụ lục) rồi tải lên lại."
)
MACROS = "Tệp Word có chứa macro (đoạn chương trình) nên không được nhận. Hãy lưu thành .docx không macro hoặc PDF."
DOCTYPE = "Tệp Word có khai báo DOCTYPE bên trong, là dấu hiệu không an toàn. Hãy lưu thành PDF rồi tải tệp PDF lên."
FETCHES = (
    "Tệp Word có trường lấy nội dung từ tệp khác (INCLUDETEXT, DDE) nên không được nhận. "
    "Hãy lưu thành PDF rồi tải tệp PDF lên."
)
OUTSIDE = (
    "Tệp Word có liên kết lấy {what} từ bên ngoài ({target}), nên mở ra ở mỗi nơi có thể một khác. "
    "Hãy ngắt liên kết trong Word (Tệp, Thông tin, Sửa liên kết tới tệp) hoặc lưu thành PDF rồi tải lên lại."
)
OUTSIDE_PARTS = {
    "image": "hình ảnh",
    "attachedTemplate": "mẫu trình bày",
    "oleObject": "đối tượng nhúng",
    "subDocument": "văn bản con",
    "frame": "khung nội dung",
}


def check(path: Path, page_limit: int = LONGEST) -> None:
    """Raises Invalid with the reason when the file is not taken in. Pages are told by what they surely hold."""
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_bomb(archive.infolist())
            for entry in archive.infolist():
                _check_part(archive, entry, page_limit)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, expat.ExpatError) as error:
        raise Invalid(BROKEN) from error


def _refuse_bomb(entries: list[zipfile.ZipInfo]) -> None:
    """Limits on what the archive declares, before anything is unpacked."""
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if len(entries) > MOST_ENTRIES or total > LARGEST_TOTAL:
        raise Invalid(BOMB)
    if total > SMALL_TOTAL and total / packed > STEEPEST_RATIO:
        raise Invalid(BOMB)
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) < len(names) or any(".." in name.split("/") or name.startswith("/") for name in names):
        raise Invalid(BROKEN)


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, page_limit: int) -> None:
    """Every part is parsed to its end; element by element only where something is to be seen, as that is ten times as
    slow."""
    name = entry.filename.lower()
    if name.rpartition("/")[2] in {"vbaproject.bin", "vbadata.xml"}:
        raise Invalid(MACROS)
    with archive.open(entry) as part:
        head = part.read(CHUNK)
        if not name.endswith((".xml", ".rels")) and not XML_START.match(head):
            return
        look = OTHER_ENCODING.match(head) is not None or entry.file_size > page_limit * LETTERS_OF_PAGE
        reader, tail, breaks = _PartReader(), b"", 0
        while head:
            reader.parser.Parse(head, False)
            look = look or WORTH_A_LOOK.search(tail + head) is not None
            breaks += head.count(b'type="page"')
            tail, head = head[-LONGEST_MARK:], part.read(CHUNK)
        reader.parser.Parse(b"", True)
    if breaks >= page_limit:
        raise Invalid(TOO_LONG.format(limit=page_limit))
    if look:
        _look_at(archive, entry, page_limit)


def _look_at(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, page_limit: int) -> None:
    reader = _PartReader()
    reader.watch()
    with archive.open(entry) as part:
        while head := part.read(CHUNK):
            reader.parser.Parse(head, False)
            if reader.letters >= page_limit * LETTERS_OF_PAGE:
                raise Invalid(TOO_LONG.format(limit=page_limit))
        reader.parser.Parse(b"", True)
    reader.refuse_fetching_fields()


class _PartReader:
    """Walks one XML part. Expat refuses nothing by itself, so a DOCTYPE ends the walk where it starts."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.letters = 0
        self._fields: list[str] = []
        self._in_field = False

    def watch(self) -> None:
        """See every element and its words, too."""
        self.parser.StartElementHandler = self._start
        self.parser.CharacterDataHandler = self._characters

    def refuse_fetching_fields(self) -> None:
        if any(FETCHING_FIELD.match(field) for field in self._fields):
            raise Invalid(FETCHES)

    def _doctype(self, *_: Any) -> None:
        raise Invalid(DOCTYPE)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local == "Relationship":
            _refuse_outside(attributes)
        elif local == "fldSimple":
            self._fields.extend(value for key, value in attributes.items() if key.endswith("instr"))
        elif local == "fldChar":
            self._fields.append("")
        self._in_field = local == "instrText"

    def _characters(self, text: str) -> None:
        """The words of one field may be spread over several runs."""
        self.letters += len(text)
        if self._in_field:
            self._fields[-1:] = [(self._fields[-1] if self._fields else "") + text]


def _refuse_outside(attributes: dict[str, str]) -> None:
    kind = attributes.get("Type", "").rpartition("/")[2]
    if "vbaProject" in kind:
        raise Invalid(MACROS)
    if attributes.get("TargetMode", "").lower() == "external" and kind != "hyperlink":
        what = OUTSIDE_PARTS.get(kind, "nội dung")
        raise Invalid(OUTSIDE.format(what=what, target=attributes.get("Target", "")[:120]))
