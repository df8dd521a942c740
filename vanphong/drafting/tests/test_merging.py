"""Models of the office are filled where their fields stand; what could not be filled is told in words."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordFile

from vanphong.drafting.printing import as_word
from vanphong.drafting.rules import (
    TO_OTHERS,
    TYPES,
    blank,
    check_word,
    demo_paper,
    merge_to,
    obstacles_to_merging,
    values_of,
)
from vanphong.drafting.rules.composing.demo import AGENCY, VALUES
from vanphong.kernel import clock
from vanphong.kernel.errors import Invalid


def values(type_name: str = "Công văn", **own: str) -> dict[str, str]:
    return {**values_of(demo_paper(type_name), VALUES), **own}


def model(tmp_path: Path, type_name: str = "Công văn") -> Any:
    return WordFile(io.BytesIO(as_word(blank(type_name, AGENCY, "Sơn Hòa"))))


def filled(document: Any, tmp_path: Path, given: dict[str, str] | None = None) -> Any:
    document.save(str(tmp_path / "mau.docx"))
    merge_to(str(tmp_path / "mau.docx"), str(tmp_path / "ra.docx"), given or values())
    return WordFile(str(tmp_path / "ra.docx"))


def words(document: Any) -> list[str]:
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [one.text for holder in (*cells, document) for one in holder.paragraphs if one.text.strip()]


@pytest.mark.parametrize("type_name", TYPES)
def test_the_plain_model_filled_has_no_finding_but_the_open_places(type_name: str, tmp_path: Path) -> None:
    document = filled(model(tmp_path, type_name), tmp_path, values(type_name))
    assert not [line for line in words(document) if "{" in line]
    found = check_word(tmp_path / "ra.docx", clock.today())
    assert (found.note, {one.rule for one in found.findings} - {"KG-04"}) == ("", set())


def test_a_list_is_a_paragraph_for_each_and_capitals_stay(tmp_path: Path) -> None:
    lines = words(filled(model(tmp_path), tmp_path, values(noi_nhan="Sở Y tế\nSở Nội vụ")))
    assert lines[lines.index("Nơi nhận:") :][:5] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Sở Y tế;",
        "- Sở Nội vụ;",
        "- Lưu: VT, NLN.",
    ]
    assert [one for one in lines if one.isupper()][-3:] == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]


def test_a_list_without_lines_leaves_no_empty_line(tmp_path: Path) -> None:
    document = filled(model(tmp_path), tmp_path, values(quyen_han=""))
    assert document.tables[-1].rows[0].cells[1].paragraphs[0].text == "PHÓ CHỦ TỊCH"


def test_a_field_split_over_runs_is_put_together_and_keeps_its_style(tmp_path: Path) -> None:
    document = WordFile()
    paragraph = document.add_paragraph()
    for piece, bold in (("Về {", False), ("{ tri", True), ("ch_y", False), ("eu }", False), ("} năm {{nam", False)):
        paragraph.add_run(piece).bold = bold
    paragraph.add_run("}}.")
    made = filled(document, tmp_path, {"trich_yeu": "cháy rừng", "nam": "2026"}).paragraphs[-1]
    assert made.text == "Về cháy rừng năm 2026."
    assert [run.bold for run in made.runs if "cháy" in run.text] == [False]


def test_headers_and_boxes_are_filled_too(tmp_path: Path) -> None:
    document = WordFile()
    document.sections[0].header.paragraphs[0].text = "{{ CO_QUAN }}"
    document.sections[0].footer.paragraphs[0].text = "{{ nguoi_soan }}"
    made = filled(document, tmp_path, {"co_quan": "Sở Y tế", "nguoi_soan": "Trần An"}).sections[0]
    assert (made.header.paragraphs[0].text, made.footer.paragraphs[0].text) == ("SỞ Y TẾ", "Trần An")


def test_what_is_typed_is_words_and_never_a_field_again(tmp_path: Path) -> None:
    typed = "về {{ nguoi_ky }} và {% if %}"
    lines = words(filled(model(tmp_path), tmp_path, values(trich_yeu=typed, noi_nhan="{{ nam }}")))
    assert f"V/v {typed}" in lines
    assert "- {{ nam }};" in lines


def test_a_field_without_a_value_stays_open(tmp_path: Path) -> None:
    assert "Kính gửi: …" in words(filled(model(tmp_path), tmp_path, values(kinh_gui="")))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Về {{ trich_yeux }}", "Không có trường “trich_yeux”. Gần nhất: {{trich_yeu}} (trích yếu)"),
        ("{{ Chức vụ }}", "Gần nhất: {{chuc_vu}} (chức vụ người ký)"),
        ("{{ trich_yeu.__class__ }}", "Không có trường “trich_yeu.__class__”."),
        ("{{ 7*7 }}", "Không có trường “7*7”."),
        ("{{ trich_yeu", "Có “{{” mà không có “}}”"),
        ("{% for x in y %}", "mẫu không chạy lệnh"),
    ],
)
def test_what_is_no_field_is_named_with_the_nearest(text: str, told: str, tmp_path: Path) -> None:
    document = model(tmp_path)
    document.add_paragraph(text)
    document.save(str(tmp_path / "mau.docx"))
    (said,) = obstacles_to_merging(tmp_path / "mau.docx")
    assert told in said
    with pytest.raises(Invalid, match="“"):
        merge_to(str(tmp_path / "mau.docx"), str(tmp_path / "ra.docx"), values())
    assert not (tmp_path / "ra.docx").exists()


def test_an_unknown_field_in_the_header_is_found(tmp_path: Path) -> None:
    document = model(tmp_path)
    document.sections[0].first_page_header.paragraphs[0].text = "{{ logo }}"
    document.save(str(tmp_path / "mau.docx"))
    assert "“logo”" in obstacles_to_merging(tmp_path / "mau.docx")[0]


def test_a_field_in_a_footnote_is_told(tmp_path: Path) -> None:
    model(tmp_path).save(str(tmp_path / "mau.docx"))
    with zipfile.ZipFile(tmp_path / "mau.docx", "a") as archive:
        archive.writestr("word/footnotes.xml", "<w:footnotes xmlns:w='x'>{{ nam }}</w:footnotes>")
        names = archive.namelist()
    assert "word/footnotes.xml" in names
    _relate(tmp_path / "mau.docx", "word/footnotes.xml")
    assert any("footnotes.xml" in one for one in obstacles_to_merging(tmp_path / "mau.docx"))


def _relate(path: Path, part: str) -> None:
    """Word finds a part by its relation and its type."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relation = b'<Relationship Id="rIdF" Type="' + kind + b'" Target="footnotes.xml"/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", relation)
    override = b'<Override PartName="/%s" ContentType="application/xml"/></Types>' % part.encode()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def test_kinh_gui_is_where_the_decree_wants_it_only() -> None:
    assert TYPES.keys() > TO_OTHERS
    assert [name for name in TYPES if blank(name, AGENCY, "Sơn Hòa").addressees] == [
        name for name in TYPES if name in TO_OTHERS
    ]
