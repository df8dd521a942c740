"""Two versions beside each other: what was added, removed, written anew, and what is only set otherwise."""

import random
import time
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanphong.drafting.rules import Line, Page, Paper, Place, Span
from vanphong.drafting.rules.comparing.comparison import Comparison, Row, compare, compared, word_pieces
from vanphong.drafting.rules.comparing.folding import stretches_of
from vanphong.drafting.rules.comparing.passages import passages_of_text
from vanphong.drafting.rules.comparing.versions import as_plain, from_plain
from vanphong.ui.differences import Piece

PAGE = Page(210, 297, 20, 20, 30, 20)
TEXT = "Ủy ban nhân dân tỉnh giao Sở Tài chính chủ trì phối hợp các cơ quan liên quan thực hiện , . ; 12 1.500"
WORDS = TEXT.split()


def paper(*texts: str, page: Page = PAGE) -> Paper:
    """A paper of these paragraphs, all set in one way."""
    return of_lines([Line((Span(text, "Times New Roman", 14.0),), Place(at)) for at, text in enumerate(texts)], page)


def of_lines(lines: Iterable[Line], page: Page = PAGE) -> Paper:
    return Paper(page, tuple(lines))


def table(*rows: tuple[str, ...]) -> Paper:
    cells = [(row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts)]
    return of_lines(Line((Span(text),), Place(at, 0, (0, row, column))) for at, (row, column, text) in enumerate(cells))


def kinds(found: Comparison) -> list[str]:
    return [row.kind for row in found.rows]


def marked(row: Row) -> str:
    """A row as one reads it: [-removed-]{+added+}, cells between bars."""
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "|".join("".join(marks[piece.kind].format(piece.text) for piece in cell) for cell in row.cells)


def test_words_that_changed_stand_in_their_paragraph() -> None:
    found = compare(paper("Phân bổ 12 tỷ đồng cho Sở Tài chính."), paper("Phân bổ 15,5 tỷ đồng cho Sở Tài chính."))
    assert marked(found.rows[0]) == "Phân bổ [-12 -]{+15,5 +}tỷ đồng cho Sở Tài chính."
    assert found.summary == "1 đoạn sửa"


def test_a_word_added_at_the_end_leaves_the_one_before_as_it_was() -> None:
    assert word_pieces("Nơi nhận", "Nơi nhận:") == (Piece("Nơi nhận", "same"), Piece(":", "added"))
    assert [piece.kind for piece in word_pieces("Như trên", "Như trên; lưu")] == ["same", "added"]


def test_paragraphs_are_added_and_removed_around_those_that_stay() -> None:
    found = compare(
        paper("Điều 1. Tên gọi.", "Bãi bỏ Quyết định số 5.", "Điều 3. Hiệu lực."),
        paper("Điều 1. Tên gọi.", "Điều 3. Hiệu lực.", "Các Sở thi hành."),
    )
    assert kinds(found) == ["same", "removed", "same", "added"]
    assert found.summary == "1 đoạn thêm, 1 đoạn bớt"


def test_a_paragraph_put_in_before_a_changed_one_takes_nothing_from_it() -> None:
    found = compare(
        paper("a", "Giao Sở Tài chính chủ trì thực hiện.", "z"),
        paper("a", "Căn cứ Luật Ngân sách nhà nước năm 2025;", "Giao Sở Xây dựng chủ trì thực hiện.", "z"),
    )
    assert kinds(found) == ["same", "added", "changed", "same"]
    assert [(row.old, row.new) for row in found.rows] == [(1, 1), (0, 2), (2, 3), (3, 4)]


def test_words_that_stayed_by_chance_in_a_sentence_written_anew_are_not_picked_out() -> None:
    found = word_pieces("Giao Sở Tài chính và Sở Xây dựng thẩm định", "Giao Kho bạc tỉnh và Thanh tra tỉnh thẩm định")
    assert [piece.kind for piece in found] == ["same", "removed", "added", "same"]


def test_what_is_only_set_otherwise_is_named() -> None:
    before = of_lines([Line((Span("Kính gửi: Sở", "Arial", 13.0),), Place(0))])
    after = of_lines([Line((Span("Kính gửi: Sở", "Arial", 14.0, bold=True),), Place(0), align="center")])
    found = compare(before, after)
    assert kinds(found) == ["format"]
    assert found.rows[0].setting == ("cỡ 13 → 14", "đậm", "căn trái → giữa")
    assert found.summary == "1 đoạn chỉ đổi định dạng"


def test_words_that_are_set_otherwise_are_quoted() -> None:
    before = of_lines([Line((Span("Giao Sở Tài chính chủ trì", size=14.0),), Place(0))])
    pieces = (Span("Giao ", size=14.0), Span("Sở Tài chính", size=14.0, italic=True), Span(" chủ trì ngay", size=14.0))
    found = compare(before, of_lines([Line(pieces, Place(0))]))
    assert kinds(found) == ["changed"]
    assert found.rows[0].setting == ("nghiêng ở “Sở Tài chính”",)


def test_how_blanks_are_set_is_no_change() -> None:
    before = of_lines([Line((Span("Kính"), Span(" ", bold=True), Span("gửi")), Place(0))])
    after = of_lines([Line((Span("Kính gửi"),), Place(0))])
    assert not compare(before, after).changed


def test_text_in_another_form_of_unicode_is_the_same_text() -> None:
    assert not compare(paper("Hòa"), paper("Ho\u0300a")).changed


def test_margins_are_changes_of_the_whole_paper() -> None:
    found = compare(paper("a"), paper("a", page=Page(210, 297, 20, 20, 35, 20)))
    assert (found.notes, found.summary) == (("lề trái 30 → 35 mm",), "chỉ đổi khổ giấy, lề")


def test_rows_of_a_table_and_their_cells_stand_beside_each_other() -> None:
    found = compare(
        table(("Xã", "Hộ"), ("Sơn Hòa", "120"), ("An Lạc", "85")),
        table(("Xã", "Hộ"), ("Bình Minh", "40"), ("Sơn Hòa", "125"), ("An Lạc", "85")),
    )
    assert [marked(row) for row in found.rows] == [
        "Xã|Hộ",
        "{+Bình Minh+}|{+40+}",
        "Sơn Hòa|[-120-]{+125+}",
        "An Lạc|85",
    ]


def test_a_new_column_leaves_the_other_cells_as_they_were() -> None:
    found = compare(table(("Xã", "Hộ", "Ghi chú")), table(("Xã", "Thôn", "Hộ", "Ghi chú")))
    assert marked(found.rows[0]) == "Xã|{+Thôn+}|Hộ|Ghi chú"


def test_a_row_is_never_paired_with_a_paragraph() -> None:
    found = compare(table(("Sơn Hòa có 120 hộ",)), paper("Sơn Hòa có 120 hộ"))
    assert kinds(found) == ["removed", "added"]


def test_blank_lines_are_not_counted() -> None:
    found = compare(paper("a", "", "b"), paper("a", "", "", "b", ""))
    assert found.summary == "không có thay đổi"
    assert kinds(found).count("added") == 2


TEXTS = st.lists(
    st.lists(st.sampled_from([*WORDS, "\n", " ", "  "]), max_size=12).map(" ".join) | st.text(max_size=20), max_size=12
)


def side(found: Iterable[Row], own: str) -> list[list[str]]:
    """What one version says, from the marked result; `own` is the kind of piece only it has."""
    rows = [row for row in found if row.kind not in {"removed", "added"} - {own}]
    sides = [row.before if own == "removed" else row.after for row in rows]
    return [["".join(piece.text for piece in cell) for cell in cells] for cells in sides]


@given(TEXTS, TEXTS, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_either_text_can_be_read_back_letter_by_letter(
    before: list[str], extra: list[str], draw: random.Random
) -> None:
    after = draw.sample([*before, *extra], draw.randint(0, len(before) + len(extra)))
    old, new = passages_of_text(before), passages_of_text(after)
    found = list(compared(old, new))
    assert side(found, "removed") == [list(passage.texts) for passage in old]
    assert side(found, "added") == [list(passage.texts) for passage in new]
    assert list(from_plain(as_plain(Comparison(tuple(found)))).rows) == found


CELLS = st.lists(st.tuples(*[st.text(alphabet="ab ", max_size=4)] * 3), min_size=1, max_size=6)


@given(CELLS, CELLS)
@settings(max_examples=60, deadline=None)
def test_tables_can_be_read_back_too(before: list[tuple[str, ...]], after: list[tuple[str, ...]]) -> None:
    found = compare(table(*before), table(*after)).rows
    assert side(found, "removed") == [list(row) for row in before]
    assert side(found, "added") == [list(row) for row in after]


def test_what_did_not_change_is_folded_between_changes() -> None:
    same = [f"Đoạn thứ {n} giữ nguyên." for n in range(40)]
    found = compare(paper(*same, "Số 12"), paper("Mới thêm", *same, "Số 15"))
    shown = stretches_of(found.rows)
    assert [(part.number, part.folded, part.passages) for part in shown] == [
        (1, False, 1),
        (0, False, 2),
        (0, True, 36),
        (0, False, 2),
        (2, False, 1),
    ]
    assert [row for part in shown for row in part.rows] == list(found.rows)


def draft(pages: int, seed: int = 1) -> list[str]:
    """So many pages of paragraphs and short lines as reports have them, some of them said again and again."""
    draw = random.Random(seed)
    repeated = ["Không có.", "Đơn vị thực hiện: các Sở.", ""]
    return [
        draw.choice(repeated) if draw.random() < 0.25 else " ".join(draw.choices(WORDS, k=draw.randint(5, 60)))
        for _ in range(pages * 30)
    ]


@pytest.mark.parametrize("way", ["every paragraph", "another text", "the same line"])
def test_a_hundred_pages_are_compared_at_once(way: str) -> None:
    before = draft(100)
    after = {
        "every paragraph": lambda: ["Mới", *(text.replace("tỉnh", "xã") for text in before)],
        "another text": lambda: draft(100, seed=9),
        "the same line": lambda: ["b", *["Không có."] * 2900],
    }[way]()
    if way == "the same line":
        before = [*["Không có."] * 3000, "a"]
    started = time.perf_counter()
    found = list(compared(passages_of_text(before), passages_of_text(after)))
    assert time.perf_counter() - started < 5  # seconds
    assert len(side(found, "added")) == len(after)
