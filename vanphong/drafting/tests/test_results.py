"""Every version of a draft is checked once, and its page says what was found."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from docx import Document as WordFile
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.office import Office
from vanphong.audit.jobs import tell_subscribers
from vanphong.audit.models import Event
from vanphong.documents import actions as documents
from vanphong.documents.models import Document
from vanphong.documents.queries import current_draft
from vanphong.documents.tests.papers import drafted
from vanphong.drafting.actions import check
from vanphong.drafting.models import CheckResult
from vanphong.drafting.printing import as_word
from vanphong.drafting.subscribers import check_converted, check_unchecked
from vanphong.drafting.tests import pdfs
from vanphong.drafting.tests.papers import clean, faulty, stored
from vanphong.files.actions import store
from vanphong.files.enums import RenditionState
from vanphong.files.jobs import convert_to_pdf
from vanphong.files.models import Rendition
from vanphong.files.tests import samples
from vanphong.kernel import clock
from vanphong.org.models import Person

SignIn = Callable[[Person], Client]
pytestmark = pytest.mark.django_db


def draft_of(office: Office, data: bytes) -> Document:
    """A draft whose newest version these bytes are, heard of by the worker."""
    document = drafted(office)
    documents.replace_draft(document, (stored(data), "du-thao.docx"), actor=office.specialist_kt)
    tell_subscribers(Event.objects.filter(kind="documents.draft_replaced").latest("pk").pk)
    return Document.objects.get(pk=document.pk)


def page(browser: Client, document: Document) -> str:
    return browser.get(document.get_absolute_url()).content.decode()


def test_a_new_version_is_checked_and_its_page_says_what_to_mend(office: Office, sign_in: SignIn) -> None:
    document = draft_of(office, faulty())
    result = CheckResult.objects.get()
    assert {one["rule"] for one in result.found} == {"SO-03", "TY-05"}
    assert result.summary == "2 lỗi, 2 phải sửa."
    shown = page(sign_in(office.specialist_kt), document)
    assert "Phải sửa: 2 lỗi" in shown
    assert "PL I, phần II, mục 3" in shown
    assert "Số: 05" in shown


def test_a_clean_version_says_so_and_an_unchecked_one_that_it_waits(office: Office, sign_in: SignIn) -> None:
    document = draft_of(office, as_word(clean("Quyết định")))
    browser = sign_in(office.specialist_kt)
    assert "Không có lỗi thể thức" in page(browser, document)
    CheckResult.objects.all().delete()
    assert "đang được kiểm tra" in page(browser, document)


def test_what_rules_before_these_found_is_shown_until_there_is_another_version(office: Office, sign_in: SignIn) -> None:
    document = draft_of(office, faulty())
    CheckResult.objects.update(rule_set="ND30-2020.0", mentions={})
    assert "Phải sửa: 2 lỗi" in page(sign_in(office.specialist_kt), document)


def test_the_same_bytes_are_checked_once(office: Office) -> None:
    blob = stored(faulty())
    first, second = check(blob), check(blob)
    assert first == second
    assert CheckResult.objects.count() == 1


def test_the_command_says_each_finding_as_json_and_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong, right = tmp_path / "sai.docx", tmp_path / "dung.docx"
    wrong.write_bytes(faulty())
    right.write_bytes(as_word(clean("Báo cáo")))
    monkeypatch.chdir(tmp_path)
    call_command("check", right.name)
    assert "Không có lỗi." in capsys.readouterr().out
    with pytest.raises(SystemExit) as ended:
        call_command("check", str(wrong), "--json")
    assert ended.value.code == 1
    said = capsys.readouterr().out
    for words in ('"rule": "SO-03"', '"article": "PL I, phần II, mục 3"', '"severity": "error"', '"fixable": true'):
        assert words in said


def test_what_cannot_be_read_is_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "hong.docx"
    broken.write_bytes(as_word(clean("Báo cáo"))[:3000])
    with pytest.raises(SystemExit) as ended:
        call_command("check", str(broken), str(tmp_path / "khong-co.docx"))
    assert ended.value.code == 2
    said = capsys.readouterr().out
    assert "Tệp bị hỏng hoặc tải lên chưa trọn vẹn" in said
    assert "Không có tệp này" in said


def test_a_paper_from_before_the_decree_is_not_judged_by_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = tmp_path / "cu.docx"
    old.write_bytes(as_word(replace(clean("Báo cáo"), day=clock.today().replace(2019, 5, 20))))
    call_command("check", str(old))
    assert "trước khi Nghị định 30/2020/NĐ-CP có hiệu lực" in capsys.readouterr().out


def test_a_normative_paper_and_a_memo_are_not_judged_by_the_decree(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    normative, memo = tmp_path / "qppl.docx", tmp_path / "phieu.docx"
    normative.write_bytes(as_word(replace(clean("Quyết định"), notation="2026/QĐ-UBND")))
    document = WordFile()
    document.add_paragraph("PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC")
    document.save(str(memo))
    call_command("check", str(normative), str(memo))
    said = capsys.readouterr().out
    assert "Văn bản quy phạm pháp luật trình bày theo Luật Ban hành" in said
    assert "không trình bày như một văn bản hành chính" in said


def test_a_draft_in_pdf_is_checked_but_not_mended(office: Office, sign_in: SignIn) -> None:
    document = drafted(office)
    wrong = store(pdfs.letter("Số: 105", "Số: 5"), name="du-thao.pdf")
    documents.replace_draft(document, (wrong, "du-thao.pdf"), actor=office.specialist_kt)
    tell_subscribers(Event.objects.filter(kind="documents.draft_replaced").latest("pk").pk)
    shown = page(sign_in(office.specialist_kt), Document.objects.get(pk=document.pk))
    assert "Số: 05" in shown
    assert "1 lỗi, 1 phải sửa" in shown
    assert "Sửa tự động" not in shown


def old_word(office: Office) -> Document:
    """A draft in Word 97–2003, told to the worker."""
    document = drafted(office)
    made = store(samples.doc(), name="du-thao.doc")
    documents.replace_draft(document, (made, "du-thao.doc"), actor=office.specialist_kt)
    tell_subscribers(Event.objects.filter(kind="documents.draft_replaced").latest("pk").pk)
    return document


def test_a_draft_in_old_word_is_checked_as_soon_as_it_has_pages(
    office: Office, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    document = old_word(office)
    browser = sign_in(office.specialist_kt)
    assert not CheckResult.objects.exists()
    assert "Đang chuyển tệp Word thành trang" in page(browser, document)
    (tmp_path / "made.pdf").write_bytes(pdfs.letter("Số: 105", "Số: 5"))
    (tmp_path / "soffice").write_text(
        "#!/bin/sh\n/bin/mkdir -p out\n/bin/cp $(/usr/bin/dirname $0)/made.pdf out/source.pdf\n"
    )
    (tmp_path / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    blob = current_draft(document)
    assert blob
    convert_to_pdf(blob.blob_id)
    check_converted(blob.blob_id)
    assert [one["rule"] for one in CheckResult.objects.get().found] == ["SO-03"]


def test_the_queue_takes_the_check_up_after_the_conversion(office: Office) -> None:
    old_word(office)
    jobs = ProcrastinateJob.objects.filter(task_name__in=("files.convert_to_pdf", "drafting.check_converted"))
    first, second = jobs.order_by("-id")[:2][::-1]
    assert (first.task_name, second.task_name) == ("files.convert_to_pdf", "drafting.check_converted")
    assert first.lock == second.lock


def test_what_cannot_be_converted_is_told(office: Office, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    document = old_word(office)
    Rendition.objects.update(state=RenditionState.FAILED, reason="Không chuyển được tệp Word này.")
    check_unchecked(0)
    assert "Không chuyển được tệp Word này." in page(sign_in(office.specialist_kt), document)


def test_without_libreoffice_the_command_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "cu.doc"
    old.write_bytes(samples.doc())
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit) as ended:
        call_command("check", str(old))
    assert ended.value.code == 2
    assert "chưa có LibreOffice" in capsys.readouterr().out


BAD = [
    ("a.docx", b"{\\rtf1 x}", "RTF"),
    ("b.docx", samples.archive(["mimetype", "content.xml"]), "OpenDocument"),
    ("c.docx", samples.docx({"word/vbaProject.bin": b"x"}), "macro"),
    ("d.docx", samples.docx({"customXml/item1.xml": "<!DOCTYPE a><a/>"}), "DOCTYPE"),
    ("e.docx", samples.docx({"word/media/a.bin": bytes(40 * 1024 * 1024)}), "phình ra"),
    ("f.docx", samples.docx_linked("oleObject", "http://example.com/x"), "đối tượng nhúng từ bên ngoài"),
    ("g.docx", samples.docx(document=samples.long_words(5000)), "dài hơn mức 2000 trang"),
    ("h.pdf", samples.pdf(5000), "5000 trang, nhiều hơn mức 2000"),
    ("i.pdf", samples.cut_off_pdf(), "bị cụt"),
]


@pytest.mark.parametrize(("name", "content", "why"), BAD, ids=[one[0] for one in BAD])
def test_a_bad_file_is_refused_by_the_command_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, why: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SystemExit):
        call_command("check", str(tmp_path / name))
    assert why in capsys.readouterr().out


def test_a_file_the_reader_stops_at_is_tried_later_and_holds_up_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = drafted(office)
    documents.replace_draft(document, (stored(faulty()), "du-thao.docx"), actor=office.specialist_kt)
    blob = current_draft(document).blob
    monkeypatch.setattr("vanphong.drafting.queries.checking.TIMEOUT", 0.0)
    tell_subscribers(Event.objects.filter(kind="documents.draft_replaced").latest("pk").pk)
    check_unchecked(0)
    assert not CheckResult.objects.filter(blob=blob).exists()
    monkeypatch.undo()
    check_unchecked(0)
    assert CheckResult.objects.filter(blob=blob).exists()
