"""The words of a whole file, for comparing drafts."""

import io
import time

import docx
import pytest

from vanphong.files import actions, queries
from vanphong.files.enums import Kind, RenditionState
from vanphong.files.models import Blob, Rendition, shelf

from . import samples

pytestmark = pytest.mark.django_db
DOCUMENT = '<w:document xmlns:w="urn:w" xmlns:mc="urn:mc"><w:body>{}</w:body></w:document>'


def text_of_docx(body: str) -> list[str] | None:
    return queries.text_of(actions.store(samples.docx(document=DOCUMENT.format(body)), name="a.docx"))


def kept_unseen(content: bytes, kind: Kind) -> Blob:
    """A file that was never looked at, or was damaged on the disk."""
    with shelf.drafted([content]) as draft:
        return Blob.objects.keep(draft, kind=kind, page_sizes=None)


def a_draft(paragraphs: int) -> bytes:
    document, made = docx.Document(), io.BytesIO()
    for number in range(paragraphs):
        document.add_paragraph(f"Khoản {number}. ").add_run("Giao Sở Tài chính chủ trì thực hiện. " * 3).bold = True
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Cơ quan", "Thời hạn"
    document.save(made)
    return made.getvalue()


def test_a_word_file_is_read_by_paragraphs_and_cells():
    words = queries.text_of(actions.store(a_draft(2), name="a.docx"))
    assert words[1].startswith("Khoản 1. Giao Sở Tài chính chủ trì thực hiện.")
    assert words[2:] == ["Cơ quan", "Thời hạn"]


def test_words_taken_out_by_a_tracked_change_are_not_read():
    inserted, deleted = "<w:ins><w:r><w:t>15</w:t></w:r></w:ins>", "<w:del><w:r><w:delText>12</w:delText></w:r></w:del>"
    assert text_of_docx(f"<w:p>{deleted}{inserted}<w:r><w:tab/><w:t>tỷ</w:t></w:r></w:p>") == ["15 tỷ"]


def test_a_text_box_is_read_once():
    box = "<w:txbxContent><w:p><w:r><w:t>Ô chữ</w:t></w:r></w:p></w:txbxContent>"
    twice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert text_of_docx(f"<w:p><w:r><w:t>Đầu</w:t>{twice}<w:t> cuối</w:t></w:r></w:p>") == ["Ô chữ", "Đầu cuối"]


def test_a_pdf_is_read_by_lines_and_a_picture_has_none():
    words = queries.text_of(actions.store(samples.typeset_pdf("Công văn \\\n số 5"), name="a.pdf"))
    assert words == ["Công văn", "số 5"]
    assert queries.text_of(actions.store(samples.image(), name="a.png")) == []


def test_an_old_word_file_is_read_from_its_pdf():
    blob = actions.store(samples.doc(), name="a.doc")
    assert queries.text_of(blob) is None
    made = actions.store(samples.typeset_pdf("Công văn"), name="b.pdf")
    Rendition.objects.filter(source=blob).update(result=made, state=RenditionState.READY)
    assert queries.text_of(blob) == ["Công văn"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04 not an archive", Kind.DOCX),
        (samples.archive(["[Content_Types].xml"]), Kind.DOCX),
        (samples.docx(document="<w:document"), Kind.DOCX),
        (samples.docx(document="<!DOCTYPE a [<!ENTITY b 'b'>]><a>&b;</a>"), Kind.DOCX),
        (samples.docx({"word/big.xml": "<a>" + " " * 40_000_000 + "</a>"}), Kind.DOCX),
        (b"%PDF-1.7 broken", Kind.PDF),
    ],
)
def test_a_broken_or_hostile_file_has_no_words(content, kind):
    assert queries.text_of(kept_unseen(content, kind)) is None


def test_a_draft_of_a_hundred_pages_is_read_at_once():
    blob = actions.store(a_draft(1500), name="a.docx")
    queries.text_of(blob)
    started = time.perf_counter()
    assert len(queries.text_of(blob)) == 1502
    assert time.perf_counter() - started < 0.5  # seconds
