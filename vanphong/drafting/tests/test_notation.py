"""What is typed on the page becomes parts of a paper, or a clear refusal; nothing typed is lost."""

import re
import unicodedata

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from vanphong.drafting.rules import BODIES, LONGEST, MOST_COLUMNS, MOST_LINES, Block, Run, bases, lines_of, noted, parse
from vanphong.kernel.errors import Invalid

PIECES = [
    "**",
    "*",
    "***",
    "|",
    "\n",
    " ",
    "I. ",
    "1. ",
    "a) ",
    "- ",
    "Điều 1. ",
    "Chương I. ",
    "\\",
    "ủy ban",
    "|---|",
    "x",
]
TYPED = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


def words_of(blocks: tuple[Block, ...]) -> str:
    """All that stands in them, blanks and marks left out."""
    cells = ("".join(run.text for cell in row for run in cell) for block in blocks for row in block.rows)
    return bare("".join(f"{block.label}{block.text}" for block in blocks) + "".join(cells))


def bare(text: str) -> str:
    return "".join(
        sorted(re.sub(r"[\s*|\\.:\-\u00ad\u200b-\u200d\u2060\ufeff]", "", unicodedata.normalize("NFC", text)))
    )


def parsed(text: str) -> tuple[Block, ...]:
    """Its parts; a text that is refused is none to look at."""
    try:
        return parse(text)
    except Invalid as refusal:
        return reject() if re.match("Dòng|Bảng", refusal.message) else ()


@given(TYPED)
def test_any_text_gives_its_own_words_or_a_refusal_in_words(text: str) -> None:
    assert words_of(parsed(text)) == bare(text)


@given(TYPED)
def test_what_is_marked_is_set_from_the_same_words(text: str) -> None:
    for block in parsed(text):
        assert "".join(run.text for run in block.pieces) == block.text
        assert len({len(row) for row in block.rows}) <= 1


@pytest.mark.parametrize(
    ("line", "kind", "label", "text"),
    [
        ("Đoạn văn thường.", "text", "", "Đoạn văn thường."),
        ("I. Tình hình", "heading", "", "I. Tình hình"),
        ("1. Giao Sở Tài chính", "clause", "", "1. Giao Sở Tài chính"),
        ("1.2. Giao Sở Tài chính", "clause", "", "1.2. Giao Sở Tài chính"),
        ("đ) Các việc khác", "point", "", "đ) Các việc khác"),
        ("- Gạch đầu dòng", "text", "", "- Gạch đầu dòng"),
        ("Điều 2. Hiệu lực", "article", "Điều 2.", "Hiệu lực"),
        ("Điều 2. **Hiệu lực**", "heading", "Điều 2.", "Hiệu lực"),
        ("Chương II. Tổ chức", "chapter", "Chương II", "Tổ chức"),
        ("QUYẾT ĐỊNH:", "decides", "", "QUYẾT ĐỊNH:"),
        ("\\I. **không** là đề mục", "text", "", "I. **không** là đề mục"),
    ],
)
def test_a_line_is_the_part_it_begins_as(line: str, kind: str, label: str, text: str) -> None:
    (block,) = parse(line)
    assert (block.kind, block.label, block.text) == (kind, label, text)


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        ("a **b** c", (Run("a "), Run("b", bold=True), Run(" c"))),
        ("*nghiêng*", (Run("nghiêng", italic=True),)),
        ("***cả hai***", (Run("cả hai", bold=True, italic=True),)),
        ("**đậm *và nghiêng* nữa**", (Run("đậm ", bold=True), Run("và nghiêng", True, True), Run(" nữa", bold=True))),
    ],
)
def test_stars_that_close_are_marks(words: str, runs: tuple[Run, ...]) -> None:
    assert parse(words)[0].runs == runs


@pytest.mark.parametrize("words", ["2*3*4", "**", "* một mình", "a ** b", "****bốn****", "**hở"])
def test_other_stars_are_stars(words: str) -> None:
    assert parse(words) == (Block("text", words),)


def test_lines_with_bars_are_a_table_and_short_rows_are_filled() -> None:
    before, table, after = parse("Như sau:\n| TT | Đơn vị |\n|----|----|\n| 1 | **Sở** |\n| 2 |\nHết.")
    assert (before.text, after.text) == ("Như sau:", "Hết.")
    assert table.rows == (((Run("TT"),), (Run("Đơn vị"),)), ((Run("1"),), (Run("Sở", bold=True),)), ((Run("2"),), ()))


def test_a_table_of_200_columns_is_refused_with_what_to_do() -> None:
    with pytest.raises(Invalid, match=f"200 cột.*{MOST_COLUMNS} cột.*Word"):
        parse("|" + " x |" * 200)


def test_a_text_of_500_pages_is_refused_at_once_and_a_full_one_is_read() -> None:
    with pytest.raises(Invalid, match=r"1\.250\.000 ký tự, quá mức 60\.000 .*Word"):
        parse("Đoạn văn.\n" * 125_000)
    assert len(parse("*a **" * (LONGEST // 5))) == 1


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "\u202egnod", "a\u200fb", "\ufffe", "\U0001ffff"])
def test_what_cannot_be_read_as_it_stands_is_refused_with_its_line(text: str) -> None:
    for read in (parse, bases, lines_of):
        with pytest.raises(Invalid, match="Dòng 2 có "):
            read(f"Dòng đầu\n{text}")


def test_breaks_of_other_programs_are_breaks_and_unseen_marks_go() -> None:
    assert [one.text for one in parse("một\r\nhai\vba\u2028bốn\u200b năm")] == ["một", "hai", "ba", "bốn năm"]


def test_bases_end_as_the_decree_wants() -> None:
    assert [one.text for one in bases("Căn cứ A\nCăn cứ B.;\n\nTheo đề nghị C;")] == [
        "Căn cứ A;",
        "Căn cứ B;",
        "Theo đề nghị C.",
    ]


@pytest.mark.parametrize("type_name", BODIES)
def test_the_words_of_a_model_can_be_typed(type_name: str) -> None:
    body = [block for block in BODIES[type_name] if block.kind != "basis"]
    assert [look(block) for block in parse(noted(body))] == [look(block) for block in body]


def look(block: Block) -> tuple[str, str, str]:
    """A clause and a point are set as any paragraph is."""
    return ("text" if block.kind in {"clause", "point"} else block.kind, block.label, block.text)


def test_a_text_of_too_many_lines_is_for_word() -> None:
    assert len(parse("a\n" * MOST_LINES)) == MOST_LINES
    with pytest.raises(Invalid, match="đoạn, quá mức"):
        parse("a\n" * (MOST_LINES + 1))
