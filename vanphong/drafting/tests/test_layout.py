"""The models, turned into PDF and measured, stand where the decree wants them: within 2 mm and 0.5 pt."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

from docx import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from vanphong.drafting.printing import as_word
from vanphong.drafting.rules import TYPES, Block, Content, demo_paper
from vanphong.drafting.tests import decree_layout
from vanphong.drafting.tests.decree_layout import Measure, Style
from vanphong.drafting.tests.measuring import Sheet, sheets
from vanphong.files.queries import as_pdf

LONG = "từng cơ quan, đơn vị, địa phương báo cáo kết quả thực hiện nhiệm vụ được giao trong năm; "


def _wider(document: Any) -> None:
    document.sections[0].left_margin = Mm(38)


def _smaller(document: Any) -> None:
    document.tables[0].rows[0].cells[1].paragraphs[0].runs[0].font.size = Pt(11)


def _shorter(document: Any) -> None:
    document.tables[0].rows[0].cells[1].paragraphs[2].paragraph_format.left_indent = Mm(30)


def _aside(document: Any) -> None:
    document.tables[0].rows[1].cells[0].paragraphs[0].alignment = ALIGN.LEFT


def _lower(document: Any) -> None:
    document.tables[1].rows[0].cells[0].paragraphs[0].paragraph_format.space_before = Pt(12)


FAULTS = {
    _wider: "Lề",
    _smaller: "Quốc hiệu",
    _shorter: "Tiêu ngữ",
    _aside: "Số, ký hiệu",
    _lower: "Từ “Nơi nhận”",
}


def papers() -> dict[str, Content]:
    """One of each type, and what the types themselves do not show: stamps, a parent, long names, several pages."""
    urgent = demo_paper("Công điện")
    long = demo_paper("Báo cáo")
    return {
        **{name: demo_paper(name) for name in TYPES},
        "hỏa tốc": replace(urgent, urgency="Hỏa tốc"),
        "thượng khẩn": replace(urgent, urgency="Thượng khẩn"),
        "khẩn": replace(demo_paper("Công văn"), urgency="Khẩn"),
        "của văn phòng": replace(long, parent="Ủy ban nhân dân tỉnh Sơn Hòa", agency="Văn phòng"),
        "trích yếu dài": replace(long, subject=f"{long.subject}, {LONG.strip('; ')}"),
        "nhiều trang": replace(long, blocks=tuple(Block("text", f"Đoạn {n}: {LONG * 4}") for n in range(1, 40))),
    }


def printed(folder: Path) -> dict[str, tuple[Content, list[Sheet]]]:
    """All of them, out of one run of LibreOffice."""
    contents = papers()
    files = {f"{number}.docx": folder / f"{number}.docx" for number in range(len(contents))}
    for path, content in zip(files.values(), contents.values(), strict=True):
        path.write_bytes(as_word(content))
    with as_pdf(files) as made:
        pages = [sheets(made / f"{number}.pdf") for number in range(len(contents))]
    return {name: (contents[name], one) for name, one in zip(contents, pages, strict=True)}


def measured(content: Content, pages: list[Sheet]) -> list[Measure | Style]:
    """Everything that is measured on a paper; of one that goes on, the numbers of its pages."""
    found = list(decree_layout.page_numbers(pages))
    for judge in decree_layout.judges(content) if len(pages) == 1 else ():
        found += judge(pages[0], content)
    return found


def test_every_model_stands_where_the_decree_wants_it(tmp_path: Path) -> None:
    found = printed(tmp_path)
    assert {len(found[name][1]) for name in TYPES} == {1}
    assert len(found["nhiều trang"][1]) > 3
    measures = {name: measured(*one) for name, one in found.items()}
    assert [f"{name}: {one}" for name, all_ in measures.items() for one in all_ if one.deviates] == []


def test_what_is_moved_or_set_otherwise_is_seen(tmp_path: Path) -> None:
    """The measure itself: the same paper with five faults planted, one by one, shows each."""
    content = demo_paper("Kế hoạch")
    files = {}
    for number, spoil in enumerate(FAULTS):
        document = WordFile(io.BytesIO(as_word(content)))
        spoil(document)
        files[f"{number}.docx"] = tmp_path / f"{number}.docx"
        document.save(str(files[f"{number}.docx"]))
    with as_pdf(files) as made:
        for number, component in enumerate(FAULTS.values()):
            pages = sheets(made / f"{number}.pdf")
            assert component in {one.component for one in measured(content, pages) if one.deviates}, component
