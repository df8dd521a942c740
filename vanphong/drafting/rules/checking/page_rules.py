"""Trang, phông chữ, số trang (PL I.I), and what may not be left in the file."""

import unicodedata
from collections.abc import Iterator

from ...enums import Severity
from ..decree import FONT
from ..reading.encodings import is_old
from .registry import Draft, Hit, rule

PAGE = "PL I, phần I"
TOLERANCE = 0.6
"""Millimetres that come from rounding in Word."""
LONG_TEXT = 3500
"""Characters after which a paper surely has a second page."""


def _margin(side: str, low: float, high: float, name: str, code: str) -> None:
    @rule(code, f"Lề {name}", f"{PAGE}, mục 3", "Trang", fixable=True)
    def judge(draft: Draft) -> Iterator[Hit]:
        width = getattr(draft.paper.page, side)
        if width is not None and not low - TOLERANCE <= width <= high + TOLERANCE:
            yield Hit(f"{width:.1f} mm".replace(".", ","), f"{low:.0f}–{high:.0f} mm")


_margin("top", 20, 25, "trên", "TR-02")
_margin("bottom", 20, 25, "dưới", "TR-03")
_margin("left", 30, 35, "trái", "TR-04")
_margin("right", 15, 20, "phải", "TR-05")


@rule("TR-01", "Khổ giấy A4", f"{PAGE}, mục 1", "Trang", fixable=True)
def paper_size(draft: Draft) -> Iterator[Hit]:
    size = sorted((draft.paper.page.width, draft.paper.page.height))
    if abs(size[0] - 210) > 1 or abs(size[1] - 297) > 1:
        page = draft.paper.page
        yield Hit(f"{page.width:.0f} × {page.height:.0f} mm", "210 × 297 mm")


@rule("TR-06", "Phông chữ Times New Roman", f"{PAGE}, mục 4", "Toàn văn bản", fixable=True)
def font(draft: Draft) -> Iterator[Hit]:
    """Said once for each font that is not the decree's, at the first line that has it."""
    seen: set[str] = set()
    for line in draft.paper.lines:
        for span in line.inked:
            wrong = span.font and span.font != FONT and not span.font.lower().startswith(("symbol", "wingdings"))
            if wrong and span.font not in seen and not is_old(span.font):
                seen.add(span.font)
                yield Hit(f"{span.font}: “{line.words}”", FONT, line)


@rule("TR-07", "Mã ký tự Unicode dựng sẵn (TCVN 6909:2001)", f"{PAGE}, mục 4", "Toàn văn bản", fixable=True)
def composed(draft: Draft) -> Iterator[Hit]:
    line = next((one for one in draft.paper.lines if not unicodedata.is_normalized("NFC", one.text)), None)
    if line:
        yield Hit(line.words, "chữ có dấu là một ký tự dựng sẵn", line)


@rule("TR-08", "Phông chữ của bảng mã cũ (TCVN3, VNI)", f"{PAGE}, mục 4", "Toàn văn bản")
def old_encoding(draft: Draft) -> Iterator[Hit]:
    for line in draft.paper.lines:
        if wrong := next((span.font for span in line.inked if is_old(span.font)), None):
            yield Hit(f"{wrong}: “{line.words}”", "Times New Roman, bảng mã Unicode; mời chuyển mã", line)
            return


@rule("TR-09", "Chữ màu đen", f"{PAGE}, mục 4", "Toàn văn bản", Severity.WARNING, fixable=True)
def black(draft: Draft) -> Iterator[Hit]:
    marks = {id(line) for line in draft.parts.marks}
    for line in draft.paper.lines:
        colors = {span.color for span in line.inked} - {"", "AUTO", "000000"}
        if colors and id(line) not in marks:
            yield Hit(f"màu {sorted(colors)[0]}: “{line.words}”", "màu đen", line)
            return


def _long(draft: Draft) -> bool:
    if draft.paper.measured or (draft.paper.pages is not None and draft.paper.pages > 1):
        return (draft.paper.pages or 1) > 1
    return sum(len(line.text) for line in draft.paper.lines) > LONG_TEXT


@rule("TR-10", "Có số trang từ trang thứ hai", f"{PAGE}, mục 7", "Số trang", Severity.WARNING, fixable=True)
def numbered(draft: Draft) -> Iterator[Hit]:
    if draft.paper.number is None and _long(draft):
        yield Hit("không có số trang", "số trang ở giữa lề trên, từ trang thứ hai")


@rule("TR-11", "Không hiển thị số trang thứ nhất", f"{PAGE}, mục 7", "Số trang", Severity.WARNING, fixable=True)
def hidden_on_first(draft: Draft) -> Iterator[Hit]:
    if draft.paper.number and not draft.paper.number.hidden_on_first:
        yield Hit("số trang hiện ở trang thứ nhất", "không hiện ở trang thứ nhất")


@rule("TR-12", "Số trang ở giữa lề trên", f"{PAGE}, mục 7", "Số trang", Severity.WARNING, fixable=True)
def number_in_place(draft: Draft) -> Iterator[Hit]:
    number = draft.paper.number
    if number and not (number.in_header and number.align == "center"):
        place = "lề trên" if number.in_header else "lề dưới"
        aligned = {"center": "giữa", "right": "bên phải"}.get(number.align, "bên trái")
        yield Hit(f"{aligned}, {place}", "giữa, lề trên")


@rule("TR-13", "Cỡ chữ, kiểu chữ số trang", f"{PAGE}, mục 7", "Số trang", Severity.HINT, fixable=True)
def number_size(draft: Draft) -> Iterator[Hit]:
    number = draft.paper.number
    if number and number.size is not None and not 13 <= number.size <= 14:
        yield Hit(f"cỡ {number.size:g}", "cỡ 13–14")
    if number and not number.plain:
        yield Hit("đậm hoặc nghiêng", "kiểu chữ đứng")


@rule("TK-01", "Còn vết sửa đang theo dõi", "Điều 11", "Tệp", of_pdf=False)
def tracked(draft: Draft) -> Iterator[Hit]:
    if changes := draft.paper.tracked:
        yield Hit(f"{len(changes)} chỗ, đầu tiên: “{' '.join(changes[0].split())}”", "chấp nhận hoặc bỏ mọi vết sửa")


@rule("TK-02", "Còn chú thích bên lề", "Điều 11", "Tệp", of_pdf=False)
def comments(draft: Draft) -> Iterator[Hit]:
    if draft.paper.comments:
        yield Hit(f"{len(draft.paper.comments)} chú thích", "xóa mọi chú thích trước khi trình ký")


@rule("TK-03", "Chữ bị ẩn", "Điều 11", "Tệp", of_pdf=False)
def hidden_text(draft: Draft) -> Iterator[Hit]:
    for line in draft.paper.lines:
        if words := " ".join(span.text for span in line.inked if span.hidden):
            yield Hit(words, "không để chữ ẩn trong văn bản", line)


@rule("TK-05", "Còn đối tượng nhúng", "Điều 11", "Tệp", Severity.WARNING, of_pdf=False)
def embedded(draft: Draft) -> Iterator[Hit]:
    """A sheet or a file set into the text: on paper and in PDF only its picture is left."""
    if made_by := draft.paper.embedded:
        yield Hit(f"{len(made_by)} đối tượng, đầu tiên: {made_by[0]}", "dán thành bảng, hình hoặc phụ lục")


@rule("TK-04", "Ký tự lạ giống chữ cái Latinh", f"{PAGE}, mục 4", "Toàn văn bản", fixable=True)
def lookalikes(draft: Draft) -> Iterator[Hit]:
    """Cyrillic and Greek letters that look like ours: the paper is not found by its words."""
    for line in draft.paper.lines:
        strange = [c for c in line.text if "\u0370" <= c <= "\u03ff" or "\u0400" <= c <= "\u04ff"]
        if strange and any(c in LOOKALIKE for c in strange):
            yield Hit(f"“{line.words}” có ký tự U+{ord(strange[0]):04X}", "chữ cái Latinh", line)


LOOKALIKE = set("АВЕЅІЈКМНОРСТХУаеорсухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο")
