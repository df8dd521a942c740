"""Clean papers of every type, as the office writes them (rules.demo_paper), and one with two faults."""

import io
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document as WordFile

from vanphong.drafting.printing import as_word
from vanphong.drafting.rules import TYPES, blank
from vanphong.drafting.rules import demo_paper as clean
from vanphong.files.actions import store
from vanphong.files.models import Blob

__all__ = ["ALL", "a_model", "clean", "faulty", "model_file", "stored", "without_v_v"]

ALL = tuple(TYPES)


def faulty() -> bytes:
    """A letter without V/v and with a number of one digit."""
    document = WordFile(io.BytesIO(as_word(clean("Công văn"))))
    cell = document.tables[0].rows[1].cells[0]
    cell.paragraphs[0].runs[0].text = "Số: 5/UBND-NLN"
    cell.paragraphs[1].runs[0].text = cell.paragraphs[1].text.replace("V/v", "Về việc")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def with_a_day_there_is_none_of(places: int) -> bytes:
    """A letter that names it in so many of its points, two at most."""
    document = WordFile(io.BytesIO(as_word(clean("Công văn"))))
    points = [one for one in document.paragraphs if one.text.startswith(("1. ", "2. "))]
    for point in points[:places]:
        point.runs[-1].text = f"{point.runs[-1].text.removesuffix('.')}, trước ngày 31/02/2026."
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


OLD_WORDS = "Céng hßa x· héi chñ nghÜa ViÖt Nam: b¸o c¸o ®­îc göi tr­íc ngµy 20."


def old_code() -> bytes:
    """A report with a paragraph typed in .VnTime and its first words once more in .VnTimeH."""
    document = WordFile(io.BytesIO(as_word(clean("Báo cáo"))))
    line = document.add_paragraph()
    for words, font in ((OLD_WORDS, ".VnTime"), (" Céng hßa", ".VnTimeH"), (" Vieät", "VNI-Times"), (" Nam", "Arial")):
        line.add_run(words).font.name = font
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def misspelt() -> bytes:
    """A report with a word no dictionary has."""
    document = WordFile(io.BytesIO(as_word(clean("Báo cáo"))))
    line = next(one for one in document.paragraphs if one.text.startswith("1. "))
    line.runs[-1].text += " Các đơn vị thực hịên."
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def stored(data: bytes) -> Blob:
    return store(SimpleUploadedFile("du-thao.docx", data), name="du-thao.docx")


def without_v_v(document: Any) -> None:
    """A model of a letter that says "Về việc" for "V/v"."""
    paragraph = document.tables[0].rows[1].cells[0].paragraphs[1]
    paragraph.runs[0].text = paragraph.text.replace("V/v", "Về việc")


def model_file(type_name: str, *, spoil: Callable[[Any], None] | None = None) -> bytes:
    """The plain model with its fields, as the administrator brings it back."""
    document = WordFile(io.BytesIO(as_word(blank(type_name, "Ủy ban nhân dân tỉnh Sơn Hòa", "Sơn Hòa"))))
    if spoil:
        spoil(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def a_model(type_name: str, *, spoil: Callable[[Any], None] | None = None) -> tuple[Blob, str]:
    return stored(model_file(type_name, spoil=spoil)), "mau.docx"
