"""Every version of a draft is checked once, and its page says what was found."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from docx import Document as WordFile

from tests.office import Office
from vanphong.audit.jobs import tell_subscribers
from vanphong.audit.models import Event
from vanphong.documents import actions as documents
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import drafted
from vanphong.drafting.actions import check
from vanphong.drafting.models import CheckResult
from vanphong.drafting.printing import as_word
from vanphong.drafting.tests.papers import clean, faulty, stored
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


def test_the_same_bytes_are_checked_once(office: Office) -> None:
    blob = stored(faulty())
    first, second = check(blob), check(blob)
    assert first == second
    assert CheckResult.objects.count() == 1


def test_the_command_says_each_finding_as_json_and_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong, right = tmp_path / "sai.docx", tmp_path / "dung.docx"
    wrong.write_bytes(faulty())
    right.write_bytes(as_word(clean("Báo cáo")))
    call_command("check", str(right))
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
