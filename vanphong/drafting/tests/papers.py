"""Clean papers of every type, as the office writes them (rules.demo), and one with two faults."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document as WordFile

from vanphong.drafting.printing import as_word
from vanphong.drafting.rules import TYPES
from vanphong.drafting.rules import demo_paper as clean
from vanphong.files.actions import store
from vanphong.files.models import Blob

__all__ = ["ALL", "clean", "faulty", "stored"]

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


def stored(data: bytes) -> Blob:
    return store(SimpleUploadedFile("du-thao.docx", data), name="du-thao.docx")
