"""Chuyển mã: every Vietnamese letter comes back from TCVN3 and VNI, and a draft in them becomes one in Unicode."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document as WordFile
from hypothesis import given
from hypothesis import strategies as st

from tests.office import Office
from vanphong.audit.queries import history_of
from vanphong.documents import actions as documents
from vanphong.documents.models import Document
from vanphong.documents.queries import current_draft
from vanphong.documents.tests.papers import drafted
from vanphong.drafting.actions import check, convert_draft
from vanphong.drafting.printing import as_word
from vanphong.drafting.rules import convert
from vanphong.drafting.rules.reading.encodings import TCVN3, VNI, to_unicode
from vanphong.drafting.rules.reading.word import read_word
from vanphong.drafting.tests.papers import clean, old_code, stored
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused
from vanphong.org.models import Person

SMALL = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
PLAIN = " .,;:-/()0123456789"
IN_TCVN3 = {to: old for old, to in TCVN3.items()}
IN_VNI = {to: old for old, to in VNI.items()}


def typed(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(letter, letter) for letter in text)


@given(st.text(alphabet=SMALL + PLAIN))
def test_what_was_typed_in_tcvn3_is_read(text: str) -> None:
    assert to_unicode(typed(text, IN_TCVN3), ".VnTime") == text
    assert to_unicode(typed(text, IN_TCVN3), ".VnTimeH") == text.upper()


@given(st.text(alphabet=SMALL + SMALL.upper() + PLAIN))
def test_what_was_typed_in_vni_is_read(text: str) -> None:
    assert to_unicode(typed(text, IN_VNI), "VNI-Times") == text


def test_words_as_offices_typed_them_are_read() -> None:
    assert to_unicode("ñoäc laäp - töï do - haïnh phuùc", "VNI-Helve") == "độc lập - tự do - hạnh phúc"
    assert to_unicode("®éc lËp - tù do - h¹nh phóc", ".VnArial") == "độc lập - tự do - hạnh phúc"
    assert to_unicode("Façade, Ñ", "Times New Roman") == "Façade, Ñ"


def words(path: Path) -> list[str]:
    return [line.words for line in read_word(path).lines if line.words]


def test_only_what_is_in_old_fonts_is_read_anew(tmp_path: Path) -> None:
    path, target = tmp_path / "cu.docx", tmp_path / "moi.docx"
    path.write_bytes(old_code())
    [(before, after)] = convert(path, target)
    assert before.startswith("Céng hßa x· héi")
    right = "Cộng hòa xã hội chủ nghĩa Việt Nam: báo cáo được gửi trước ngày 20. CỘNG HÒA Việt Nam"
    assert after == right
    assert [*words(path)[:-1], right] == words(target)
    fonts = {span.font for line in read_word(target).lines for span in line.spans}
    assert fonts == {"Times New Roman", "Arial"}


def test_a_letter_over_two_runs_and_in_a_style_and_a_header_is_read(tmp_path: Path) -> None:
    path, target = tmp_path / "cu.docx", tmp_path / "moi.docx"
    document = WordFile()
    document.styles["Normal"].font.name = "VNI-Times"
    line = document.add_paragraph("coä")
    line.clear()
    line.add_run("co")
    line.add_run("äng hoøa")
    document.sections[0].header.paragraphs[0].text = "tænh"
    document.save(str(path))
    assert [after for _, after in convert(path, target)] == ["cộng hòa", "tỉnh"]
    made = WordFile(str(target))
    assert made.styles["Normal"].font.name == "Times New Roman"
    assert made.sections[0].header.paragraphs[0].text == "tỉnh"
    assert made.sections[0].footer.is_linked_to_previous


def draft_of(office: Office, data: bytes) -> Document:
    version = stored(data)
    check(version)
    return documents.replace_draft(drafted(office), (version, "du-thao.docx"), actor=office.specialist_kt)


@pytest.mark.django_db
def test_the_author_reads_it_before_and_has_a_new_version(office: Office, sign_in: Callable[[Person], Client]) -> None:
    document = draft_of(office, old_code())
    browser, here = sign_in(office.specialist_kt), reverse("convert-draft", args=[document.pk])
    assert here in browser.get(document.get_absolute_url()).content.decode()
    shown = browser.get(here).content.decode()
    assert "Céng hßa x· héi" in shown
    assert "Cộng hòa xã hội chủ nghĩa Việt Nam: báo cáo được gửi" in shown
    assert current_draft(document).position == 2  # type: ignore[union-attr]
    assert (
        "Đã lập bản mới bằng mã Unicode" in browser.post(here, {"seen": document.version}, follow=True).content.decode()
    )
    version = current_draft(document)
    assert version
    assert version.position == 3
    assert "Chuyển mã sang Unicode 1 đoạn" in history_of(document).last().says
    assert not [one for one in check(version.blob).found if one["rule"] == "TR-08"]  # type: ignore[union-attr]
    assert "không cần chuyển" in browser.get(here).content.decode()


@pytest.mark.django_db
def test_who_may_not_convert_and_what_has_nothing_to(office: Office, sign_in: Callable[[Person], Client]) -> None:
    document = draft_of(office, as_word(clean("Báo cáo")))
    with pytest.raises(NotPermitted):
        convert_draft(document, actor=office.head_kt)
    with pytest.raises(AlreadyDone, match="không có chữ nào"):
        convert_draft(document, actor=office.specialist_kt)
    with pytest.raises(Refused, match="không phải tệp Word"):
        convert_draft(drafted(office), actor=office.specialist_kt)
