"""PDF: is it whole and readable, how large are its pages, what do they look like. pypdfium2; runs confined."""

from pathlib import Path

import pypdfium2
import pypdfium2.raw
from PIL.Image import Image

from vanphong.kernel.errors import Invalid

TAIL = 4096
LARGEST_SIDE = 14400
LONGEST = 5_000_000
"""Characters read of one file."""
REFUSED_ENTRY = (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
BROKEN = "Tệp PDF bị hỏng nên không mở được. Hãy mở thử trên máy, in lại ra PDF, hoặc xin lại bản gốc."
CUT_OFF = "Tệp PDF bị cụt (thiếu phần cuối), thường do sao chép hoặc tải về chưa xong. Hãy lấy lại tệp đầy đủ."
LOCKED = "Tệp PDF đặt mật khẩu nên không mở được. Hãy gỡ mật khẩu (lưu bản không khóa) rồi tải lên lại."


def page_sizes(path: Path) -> list[list[int]]:
    """Width and height of every page in points. Raises Invalid when the file is cut off, locked or broken."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - TAIL, 0))
        if b"%%EOF" not in file.read():
            raise Invalid(CUT_OFF)
    try:
        with pypdfium2.PdfDocument(path) as document:
            sizes = [[round(side) for side in document.get_page_size(index)] for index in range(len(document))]
            if sizes:
                document[0].close()
    except pypdfium2.PdfiumError as error:
        raise Invalid(LOCKED if error.err_code in REFUSED_ENTRY else BROKEN) from error
    if not sizes or not all(0 < side <= LARGEST_SIDE for size in sizes for side in size):
        raise Invalid(BROKEN)
    return sizes


def page(path: Path, number: int, width: int) -> Image:
    """Page `number` (from 1) as a picture `width` pixels wide, with the seals and signatures drawn on it."""
    with pypdfium2.PdfDocument(path) as document:
        document.init_forms()
        leaf = document[number - 1]
        across, down = leaf.get_size()
        scale = min(width / across, 4 * width / down)
        return leaf.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")


def text(path: str, number: int) -> str:
    """The text layer of page `number` (from 1), empty for a scan."""
    with pypdfium2.PdfDocument(path) as document:
        return document[number - 1].get_textpage().get_text_bounded()


def lines(path: str) -> list[str]:
    """The lines of all pages, top to bottom, without empty ones; at most LONGEST characters."""
    with pypdfium2.PdfDocument(path) as document:
        found: list[str] = []
        left = LONGEST
        for leaf in document:
            words = leaf.get_textpage().get_text_bounded()[:left]
            left -= len(words)
            found += [line for text in words.splitlines() if (line := " ".join(text.split()))]
    return found
