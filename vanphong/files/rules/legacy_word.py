"""Word 97–2003 (.doc): a whole Word file, without password, macros or fields that fetch other files. Runs confined."""

import re
import struct
from pathlib import Path

from vanphong.kernel.errors import Invalid

BROKEN = "Tệp Word (.doc) bị hỏng nên không mở được. Hãy mở bằng Word, lưu thành .docx hoặc PDF rồi tải lên lại."
LOCKED = "Tệp Word đặt mật khẩu nên không mở được. Hãy gỡ mật khẩu trong Word rồi tải lên lại."
MACROS = "Tệp Word có chứa macro (đoạn chương trình) nên không được nhận. Hãy lưu thành .docx hoặc PDF rồi tải lên lại."
FETCHES = (
    "Tệp Word có trường lấy nội dung từ tệp khác (INCLUDETEXT, DDE) nên không được nhận. "
    "Hãy lưu thành PDF rồi tải tệp PDF lên."
)
NOT_WORD = "Tệp này là tệp Office cũ nhưng không phải văn bản Word. Hãy lưu thành PDF rồi tải tệp PDF lên."
FETCHING_FIELD = re.compile(rb"\x13\s*(?:INCLUDETEXT|DDE(?:AUTO)?)\s", re.IGNORECASE)
ENTRY = 128
SECTOR = 512
ENCRYPTED = 0x0100
WORD_MAGIC = 0xA5EC


def check(path: Path) -> None:
    """Raises Invalid with the reason when the file is not taken in."""
    data = path.read_bytes()
    if _entry(data, "EncryptedPackage"):
        raise Invalid(LOCKED)
    entry = _entry(data, "WordDocument")
    if entry is None:
        raise Invalid(NOT_WORD)
    if _flags(data, entry) & ENCRYPTED:
        raise Invalid(LOCKED)
    if _entry(data, "Macros") or _entry(data, "_VBA_PROJECT"):
        raise Invalid(MACROS)
    if FETCHING_FIELD.search(data) or FETCHING_FIELD.search(data.replace(b"\x00", b"")):
        raise Invalid(FETCHES)


def _entry(data: bytes, name: str) -> bytes | None:
    """The directory entry of a stream or storage, found by its padded name at a place where entries can stand."""
    padded = (name + "\0").encode("utf-16-le")
    position = data.find(padded, SECTOR)
    while position != -1:
        if position % ENTRY == 0:
            return data[position : position + ENTRY]
        position = data.find(padded, position + 1)
    return None


def _flags(data: bytes, entry: bytes) -> int:
    """The flags at the head of the main stream (MS-DOC 2.5.1, FibBase)."""
    try:
        (first_sector,) = struct.unpack_from("<I", entry, 116)
        magic, *_, flags = struct.unpack_from("<6H", data, (first_sector + 1) * SECTOR)
    except struct.error as error:
        raise Invalid(BROKEN) from error
    if magic != WORD_MAGIC:
        raise Invalid(BROKEN)
    return int(flags)
