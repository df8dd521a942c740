"""The type of a file by its first bytes, never by its name. Runs confined."""

import zipfile
from pathlib import Path

from vanphong.files.enums import Kind
from vanphong.kernel.errors import Invalid

ACCEPTED = "Hệ thống nhận PDF, Word (.docx, .doc) và ảnh (PNG, JPEG, TIFF, WebP)."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STARTS = {
    b"\x89PNG\r\n\x1a\n": Kind.PNG,
    b"\xff\xd8\xff": Kind.JPEG,
    b"II*\x00": Kind.TIFF,
    b"MM\x00*": Kind.TIFF,
    b"II+\x00": Kind.TIFF,
    b"MM\x00+": Kind.TIFF,
    OLE: Kind.DOC,
}
PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"L\x00\x00\x00\x01\x14",
)
OTHER_OFFICE = {
    "xl/": "Đây là bảng tính Excel. Hãy lưu (hoặc in) ra PDF rồi tải tệp PDF lên.",
    "ppt/": "Đây là bản trình chiếu PowerPoint. Hãy lưu (hoặc in) ra PDF rồi tải tệp PDF lên.",
}


def kind_of(path: Path) -> Kind:
    """What the bytes say. Raises Invalid for whatever the office does not take in."""
    with path.open("rb") as file:
        head = file.read(1024)
    if head.startswith(PROGRAMS):
        raise Invalid(f"Tệp này là chương trình, không phải văn bản, nên hệ thống không nhận. {ACCEPTED}")
    for start, kind in STARTS.items():
        if head.startswith(start):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Kind.WEBP
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_zip(path)
    if b"%PDF-" in head:
        return Kind.PDF
    raise Invalid(_why_not(head))


def _kind_of_zip(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
        raise Invalid("Tệp bị hỏng hoặc tải lên chưa trọn vẹn nên không mở được. Hãy xin lại bản gốc.") from error
    if "[Content_Types].xml" in names:
        if any(name.startswith("word/") for name in names):
            return Kind.DOCX
        for folder, sentence in OTHER_OFFICE.items():
            if any(name.startswith(folder) for name in names):
                raise Invalid(sentence)
    if "mimetype" in names:
        raise Invalid("Tệp OpenDocument (.odt, .ods) chưa được nhận. Hãy lưu thành .docx hoặc PDF rồi tải lên lại.")
    raise Invalid("Đây là tệp nén. Hãy giải nén rồi tải lên từng văn bản bên trong.")


def _why_not(head: bytes) -> str:
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith(b"{\\rtf"):
        return "Tệp này là văn bản RTF. Hãy mở bằng Word, lưu thành .docx hoặc PDF rồi tải lên lại."
    if text.startswith((b"<!doctype html", b"<html", b"<?xml", b"<svg", b"mime-version")):
        return "Tệp này là trang web hoặc XML. Hãy mở ra, in hoặc lưu thành PDF rồi tải tệp PDF lên."
    return f"Không nhận ra loại của tệp này từ nội dung: tệp bị hỏng hoặc thuộc loại không được nhận. {ACCEPTED}"
