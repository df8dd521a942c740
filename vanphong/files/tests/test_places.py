"""Lines are found on the pages where they stand, by the words of the page."""

from pathlib import Path

import pytest

from vanphong.files.queries import reading
from vanphong.files.tests.samples import typeset_pdf

LINES = ["CỘNG HÒA XÃ HỘI", "Số:  5/UBND-NLN", "Kính gửi: Sở Tài chính", "Số:  5/UBND-NLN", "Nơi nhận:", "-----"]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Two pages of 200 by 100 points, each line set with its upper left corner where it says."""
    spots = [(1, 20, 10, "Cộng hòa xã hội"), (1, 20, 30, "Số: 5/UBND-NLN"), (1, 20, 50, LINES[2])]
    spots += [(2, 100, 10, LINES[3]), (2, 20, 75, "Nơi nhận")]
    words = '#set page(width: 200pt, height: 100pt, margin: 0pt)\n#set text(size: 10pt, top-edge: "ascender")\n'
    pages = {
        number: "".join(
            f"#place(top + left, dx: {x}pt, dy: {y}pt)[{text}]\n" for page, x, y, text in spots if page == number
        )
        for number in (1, 2)
    }
    path = tmp_path / "paper.pdf"
    path.write_bytes(typeset_pdf(f"{words}{pages[1]}#pagebreak()\n{pages[2]}"))
    return path


def test_a_line_is_found_with_its_place_as_fractions_of_its_page(paper: Path) -> None:
    [spot] = reading.places(paper, LINES, [2])
    page, (left, top, right, bottom) = spot
    assert page == 1
    assert (left, top) == (pytest.approx(0.1, abs=0.02), pytest.approx(0.5, abs=0.06))
    assert left < right < 0.9
    assert 0.05 < bottom - top < 0.2


def test_accents_capitals_and_blanks_do_not_matter(paper: Path) -> None:
    [[page, (_, top, *_)]] = reading.places(paper, LINES, [0])
    assert (page, top) == (1, pytest.approx(0.1, abs=0.06))


def test_the_second_of_two_equal_lines_is_the_second_on_the_pages(paper: Path) -> None:
    [[first, (near, *_)], [second, (far, *_)]] = reading.places(paper, LINES, [1, 3])
    assert (first, second) == (1, 2)
    assert (near, far) == (pytest.approx(0.1, abs=0.02), pytest.approx(0.5, abs=0.02))


def test_what_has_no_letters_or_is_not_there_has_no_place(paper: Path) -> None:
    assert reading.places(paper, [*LINES, "Lưu: VT"], [5, 6]) == [None, None]
