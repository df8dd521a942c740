"""Copies on paper and in electronic form, measured on the sheet (NĐ 30/2020, PL I, phần II)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from vanphong.drafting.printing import copy_block, electronic_copy_mark
from vanphong.drafting.rules import COPIES, FORMS, Copy, demo_copy, electronic_mark
from vanphong.drafting.tests.decree_layout import LEFT, RIGHT, Measure, Style, centred, sized
from vanphong.drafting.tests.measuring import Sheet, sheets

MIDDLE = (LEFT[0] + 210 - RIGHT[0]) / 2


def block(page: Sheet, copy: Copy, top: float) -> Iterator[Measure | Style]:
    """Boxes 1 to 5 and 7 of a copy on paper: sides, order, sizes, rules."""
    across = min(page.rules, key=lambda one: one.top)
    form, number = page.line(copy.form), page.line("Số:")
    day, first = page.line(f"{copy.place}, ngày"), page.line(copy.signed.powers[0].upper())
    agency = [one for one in page.lines if one.baseline < number.baseline - 1 and one.centre < MIDDLE]
    yield Measure("Đường kẻ", "cách mép trên", across.top, top, top)
    yield Measure("Đường kẻ", "độ dài", across.width, 210 - LEFT[0] - RIGHT[0], 210 - LEFT[0] - RIGHT[0])
    yield from sized("Hình thức sao", form, 13, 14, "bold")
    yield Style("Hình thức sao", "bên phải", form.left > MIDDLE, True)
    yield Measure("Hình thức sao", "so với tên cơ quan", form.baseline - agency[0].baseline, 0, 0)
    for line in agency:
        yield from sized("Cơ quan sao", line, 12, 13, "bold")
    rule, longest = page.under(agency[-1]), max(one.width for one in agency)
    yield Measure("Cơ quan sao", "độ dài đường kẻ", rule.width, longest / 3, longest / 2)
    yield Style("Số, ký hiệu", "chữ", number.text, f"Số: 05/{COPIES[copy.kind]}-UBND")
    yield from sized("Số, ký hiệu", number, 13, 13, "plain")
    yield from centred("Số, ký hiệu", number, agency[0].centre)
    yield from sized("Địa danh, thời gian", day, 13, 14, "italic")
    yield from centred("Địa danh, thời gian", day, form.centre)
    yield Measure("Địa danh, thời gian", "so với số, ký hiệu", day.baseline - number.baseline, 0, 0)
    sent = page.line("Nơi nhận:")
    for line in (first, page.line(copy.signed.title.upper()), page.line(copy.signed.name)):
        yield from sized("Người ký", line, 13, 14, "bold")
        yield from centred("Người ký", line, first.centre)
        yield Style("Người ký", "bên phải", line.centre > MIDDLE, True)
    yield from sized("Từ “Nơi nhận”", sent, 12, 12, "bold italic")
    yield Measure("Từ “Nơi nhận”", "so với lề trái", sent.left, *LEFT)
    yield Measure("Từ “Nơi nhận”", "so với dòng quyền hạn", sent.baseline - first.baseline, 0, 0)
    yield from sized("Nơi nhận", page.line("- Lưu: VT."), 11, 11, "plain")


@pytest.mark.parametrize("top", [20.0, 150.0], ids=["a sheet of its own", "under the last line"])
@pytest.mark.parametrize("kind", COPIES)
def test_the_block_of_a_copy_stands_where_the_decree_wants_it(kind: str, top: float, tmp_path: Path) -> None:
    copy, path = demo_copy(kind), tmp_path / "a.pdf"
    path.write_bytes(copy_block(copy, top=top))
    (page,) = sheets(path)
    measures = list(block(page, copy, top))
    assert [one for one in measures if one.deviates] == []
    assert [one.text for one in page.lines if one.text in FORMS.values()] == [FORMS[kind]]


def test_the_mark_of_an_electronic_copy_says_form_agency_and_moment(tmp_path: Path) -> None:
    words = electronic_mark("Bản sao y", "Ủy ban nhân dân tỉnh Sơn Hòa", datetime(2026, 11, 23, 2, 15, tzinfo=UTC))
    assert words == "SAO Y; Ủy ban nhân dân tỉnh Sơn Hòa; 2026-11-23T09:15:00+07:00"
    path = tmp_path / "a.pdf"
    path.write_bytes(electronic_copy_mark(words))
    (page,) = sheets(path)
    assert " ".join(one.text for one in page.lines) == words
    for line in page.lines:
        assert not [one for one in sized("Dấu bản sao", line, 10, 10, "plain") if one.deviates]
        assert line.left > 105 - 30
        assert line.bottom < 20, "in the margin above the text"
    assert abs(210 - RIGHT[0] - max(one.right for one in page.lines)) < 2
    assert not page.rules, "no picture, no frame"


def test_a_moment_without_its_zone_marks_nothing() -> None:
    with pytest.raises(ValueError, match="zone"):
        electronic_mark("Bản sao lục", "Sở Tài chính", datetime(2026, 11, 23, 9, 15))  # noqa: DTZ001


def test_numbers_under_ten_have_a_zero_and_larger_ones_none() -> None:
    assert demo_copy("Bản trích sao").code == "05/TrS-UBND"
