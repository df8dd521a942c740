"""Where each component stands and how large it is by NĐ 30/2020, PL I, as numbers to measure a printed page against."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vanphong.drafting.rules import MOTTO, NATION, Content, capital
from vanphong.drafting.tests.measuring import Printed, Sheet

LEFT, RIGHT = (30.0, 35.0), (15.0, 20.0)
TOP = (20.0, 25.0)
LINE = 1.149
"""Height of a single line of Times New Roman, against its size."""
PT = 25.4 / 72


@dataclass(frozen=True)
class Measure:
    """One quantity of one component: what was found, and between what it must be."""

    component: str
    quantity: str
    found: float
    low: float
    high: float
    unit: str = "mm"

    @property
    def tolerance(self) -> float:
        """2 mm and 0.5 pt."""
        return 2.0 if self.unit == "mm" else 0.5

    @property
    def deviates(self) -> bool:
        return not self.low - self.tolerance <= self.found <= self.high + self.tolerance


@dataclass(frozen=True)
class Style:
    """What is not a quantity: bold, italic, capitals, which words."""

    component: str
    quantity: str
    found: object
    expected: object

    @property
    def deviates(self) -> bool:
        return self.found != self.expected


Found = Iterator[Measure | Style]


def sized(component: str, line: Printed, low: float, high: float, style: str) -> Found:
    for size in line.sizes:
        yield Measure(component, "cỡ chữ", size, low, high, "pt")
    yield Style(component, "kiểu chữ", line.styles, frozenset({style}))


def centred(component: str, line: Printed, on: float) -> Found:
    yield Measure(component, "lệch so với giữa khối", line.centre - on, 0, 0)


def nation(page: Sheet, content: Content) -> Found:
    name, motto = page.line(NATION), page.line(MOTTO)
    yield from sized("Quốc hiệu", name, 12, 13, "bold")
    yield Measure("Quốc hiệu", "cách mép trên", name.top, *TOP)
    yield Style("Quốc hiệu", "bên phải", name.centre > 105, True)
    yield from sized("Tiêu ngữ", motto, 13, 14, "bold")
    yield from centred("Tiêu ngữ", motto, name.centre)
    yield Measure("Tiêu ngữ", "cách Quốc hiệu", (motto.baseline - name.baseline) / PT, 13 * LINE, 14 * LINE, "pt")
    rule = page.under(motto)
    yield Measure("Tiêu ngữ", "độ dài đường kẻ trừ độ dài dòng chữ", rule.width - motto.width, 0, 0)
    yield Measure("Tiêu ngữ", "đường kẻ lệch so với dòng chữ", rule.centre - motto.centre, 0, 0)


def agency(page: Sheet, content: Content) -> Found:
    number = page.line("Số:")
    names = [one for one in page.lines if one.baseline < number.baseline - 1 and one.centre < 105]
    above = len(" ".join(content.parent.split()))
    read, own = 0, []
    for line in names:
        is_parent = read < above
        read += len(line.text) + 1
        part = "Cơ quan chủ quản" if is_parent else "Cơ quan ban hành"
        yield from sized(part, line, 12, 13, "plain" if is_parent else "bold")
        yield Style(part, "in hoa", line.text, line.text.upper())
        own += [] if is_parent else [line]
    yield Measure("Cơ quan ban hành", "dòng đầu so với Quốc hiệu", names[0].baseline - page.line(NATION).baseline, 0, 0)
    yield Style("Cơ quan ban hành", "đủ tên", " ".join(line.text for line in own), content.agency.upper())
    rule, longest = page.under(own[-1]), max(line.width for line in own)
    yield Measure("Cơ quan ban hành", "độ dài đường kẻ", rule.width, longest / 3, longest / 2)
    yield Measure("Cơ quan ban hành", "đường kẻ lệch so với dòng chữ", rule.centre - own[-1].centre, 0, 0)


def number_and_date(page: Sheet, content: Content) -> Found:
    number, day = page.line("Số:"), page.line(f"{content.place}, ngày")
    yield from sized("Số, ký hiệu", number, 13, 13, "plain")
    yield from centred("Số, ký hiệu", number, page.lines[0].centre)
    yield Style("Số, ký hiệu", "chữ", number.text, f"Số: {content.number}/{content.notation}")
    yield from sized("Địa danh, thời gian", day, 13, 14, "italic")
    yield from centred("Địa danh, thời gian", day, page.line(MOTTO).centre)
    yield Measure("Địa danh, thời gian", "so với dòng số, ký hiệu", day.baseline - number.baseline, 0, 0)


def title(page: Sheet, content: Content) -> Found:
    name = page.line(content.type_name.upper())
    yield from sized("Tên loại", name, 13, 14, "bold")
    yield from centred("Tên loại", name, block_centre(page))
    after = next(one for one in page.lines if one.baseline > name.baseline and "bold" not in one.styles)
    words = []
    for line in page.between(name, after):
        words.append(line)
        if " ".join(one.text for one in words) == capital(content.subject):
            break
    for line in words:
        yield from sized("Trích yếu", line, 13, 14, "bold")
        yield from centred("Trích yếu", line, block_centre(page))
    yield Style("Trích yếu", "chữ", " ".join(one.text for one in words), capital(content.subject))
    rule, longest = page.under(words[-1]), max(one.width for one in words)
    yield Measure("Trích yếu", "độ dài đường kẻ", rule.width, longest / 3, longest / 2)
    yield Measure("Trích yếu", "đường kẻ lệch so với dòng chữ", rule.centre - words[-1].centre, 0, 0)


def letter_subject(page: Sheet, content: Content) -> Found:
    number, first = page.line("Số:"), page.line("V/v")
    lines = [one for one in page.between(number, page.line("Kính gửi")) if one.text != content.urgency.upper()]
    for line in lines:
        yield from sized("Trích yếu công văn", line, 12, 13, "plain")
        yield from centred("Trích yếu công văn", line, number.centre)
    gap = (first.baseline - number.baseline) / PT - max(first.sizes) * LINE
    yield Measure("Trích yếu công văn", "cách số, ký hiệu thêm", gap, 6, 6, "pt")
    yield Style("Trích yếu công văn", "chữ", " ".join(one.text for one in lines), f"V/v {content.subject}")


def addressees(page: Sheet, content: Content) -> Found:
    first = page.line("Kính gửi:")
    yield from sized("Kính gửi", first, 13, 14, "plain")
    colon = first.right - 0.278 * max(first.sizes) * PT
    for name in content.addressees:
        line = page.line(f"- {name}")
        yield from sized("Kính gửi", line, 13, 14, "plain")
        yield Measure("Kính gửi", "gạch đầu dòng so với dấu hai chấm", line.left - colon, 0, 0)


def text(page: Sheet, content: Content) -> Found:
    lines = body_of(page, content)
    indents = [line for line in lines if line.left > left_edge(page) + 5 and _is_justified(line)]
    for line in lines:
        for size in line.sizes:
            yield Measure("Nội dung", "cỡ chữ", size, 13, 14, "pt")
    for line in indents:
        indent = line.left - left_edge(page)
        yield Measure("Nội dung", "lùi đầu dòng", indent, 10, 12.7)
    for above, line in itertools.pairwise(lines):
        apart = (line.baseline - above.baseline) / PT
        size = max(line.sizes)
        if _is_justified(line) and line in indents:
            yield Measure("Nội dung", "cách đoạn", apart - size * LINE, 6, 24, "pt")
        elif _is_justified(line):
            yield Measure("Nội dung", "cách dòng", apart, size * LINE, 1.5 * size * LINE, "pt")
    for line in lines:
        if line.right > 200 or line.left < 25:
            yield Style("Nội dung", "trong lề", line.text, "")
    for basis in (one for one in content.blocks if one.kind == "basis"):
        yield from sized("Căn cứ", page.line(basis.text[:30]), 13, 14, "italic")
    for article in (one for one in content.blocks if one.label.startswith("Điều")):
        yield Style("Điều", "có chữ đậm", "bold" in page.line(article.label).styles, True)


def margins(page: Sheet, content: Content) -> Found:
    yield Measure("Lề", "trái", left_edge(page), *LEFT)
    yield Measure("Lề", "phải", 210 - max(one.right for one in body_of(page, content)), *RIGHT)
    yield Measure("Lề", "dưới, ít nhất", 297 - max(one.bottom for one in page.lines), 20, 297)


def end(page: Sheet, content: Content) -> Found:
    title_line = page.line((*content.signed.powers, content.signed.title)[0].upper())
    for words in (*content.signed.powers, content.signed.title):
        line = page.line(words.upper())
        yield from sized("Quyền hạn, chức vụ", line, 13, 14, "bold")
        yield from centred("Quyền hạn, chức vụ", line, title_line.centre)
        yield Style("Quyền hạn, chức vụ", "bên phải", line.centre > block_centre(page), True)
    name = page.line(content.signed.name)
    yield from sized("Họ tên", name, 13, 14, "bold")
    yield from centred("Họ tên", name, title_line.centre)
    yield Style("Họ tên", "chỗ để ký", name.baseline - page.line(content.signed.title.upper()).baseline > 20, True)
    sent = page.line("Nơi nhận:")
    yield from sized("Từ “Nơi nhận”", sent, 12, 12, "bold italic")
    yield Measure("Từ “Nơi nhận”", "so với lề trái", sent.left - left_edge(page), 0, 0)
    if not content.also_signed:
        yield Measure("Từ “Nơi nhận”", "so với dòng quyền hạn, chức vụ", sent.baseline - title_line.baseline, 0, 0)
    for line in (one for one in page.lines if one.baseline > sent.baseline + 1 and one.text.startswith("-")):
        yield from sized("Nơi nhận", line, 11, 11, "plain")
        yield Measure("Nơi nhận", "gạch đầu dòng so với lề trái", line.left - left_edge(page), 0, 0)


def urgency(page: Sheet, content: Content) -> Found:
    mark = page.line(content.urgency.upper())
    yield from sized("Mức độ khẩn", mark, 13, 14, "bold")
    (frame,) = page.frames
    width = {"HỎA TỐC": 30, "THƯỢNG KHẨN": 40, "KHẨN": 20}[content.urgency.upper()]
    yield Measure("Mức độ khẩn", "chiều ngang khung", frame.width, width, width)
    yield Measure("Mức độ khẩn", "chiều cao khung", frame.height, 8, 8)
    yield Measure("Mức độ khẩn", "chữ lệch so với khung", mark.centre - frame.centre, 0, 0)
    yield Style("Mức độ khẩn", "bên trái", frame.right < 105, True)


def page_numbers(pages: list[Sheet]) -> Found:
    """None on page 1; on the others in the middle of the margin above."""
    yield Style("Số trang", "không hiện ở trang 1", pages[0].lines[0].text == "1", False)
    for number, page in enumerate(pages[1:], 2):
        first = page.lines[0]
        yield Style("Số trang", "chữ số", first.text, str(number))
        yield from sized("Số trang", first, 13, 14, "plain")
        yield Measure("Số trang", "lệch so với giữa khối", first.centre - block_centre(page), 0, 0)
        yield Style("Số trang", "trong lề trên", first.bottom < TOP[0], True)


def block_centre(page: Sheet) -> float:
    """Of what is printed, between the margins that were chosen: 30 mm and 15 mm."""
    return (LEFT[0] + 210 - RIGHT[0]) / 2


def left_edge(page: Sheet) -> float:
    return min(one.left for one in page.lines)


def body_of(page: Sheet, content: Content) -> list[Printed]:
    """The lines between the head and the end."""
    last = [one.baseline for one in page.lines if one.text.startswith("Nơi nhận:")]
    signed = [one.baseline for one in page.lines if one.text == content.signed.title.upper()]
    first = page.line(content.blocks[0].label or content.blocks[0].text[:20])
    bottom = min([*last, *signed], default=297.0)
    powers = [word.upper() for word in content.signed.powers]
    return [one for one in page.lines if first.baseline - 1 < one.baseline < bottom - 1 and one.text not in powers]


def _is_justified(line: Printed) -> bool:
    return abs(line.centre - (LEFT[0] + 210 - RIGHT[0]) / 2) > 8 or line.width > 140


def judges(content: Content) -> Iterator[Callable[[Sheet, Content], Found]]:
    """What is measured on the first page of a paper."""
    yield from (nation, agency, number_and_date, text, margins, end)
    if content.is_letter:
        yield letter_subject
    elif content.type_name != "Thư công":
        yield title
    if content.addressees:
        yield addressees
    if content.urgency:
        yield urgency
