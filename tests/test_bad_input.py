"""What people and strangers hand in by mistake or on purpose: each gets a sentence, a status, and harms nothing."""

import unicodedata
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.office import Office
from vanphong.audit.models import Event
from vanphong.documents.models import Document, DocumentFile
from vanphong.documents.tests import papers
from vanphong.files.models import Blob
from vanphong.files.tests import samples
from vanphong.kernel import clock
from vanphong.memos.models import Memo
from vanphong.memos.tests.papers import handled

BAD_FILES = {
    "empty": ("rong.pdf", b"", "rỗng (0 byte)"),
    "cut off": ("cut.pdf", samples.cut_off_pdf(), "bị cụt"),
    "locked": ("khoa.pdf", samples.locked_pdf(), "gỡ mật khẩu"),
    "a program": ("bao-cao.pdf", b"MZ\x90\x00" + bytes(500), "chương trình"),
    "linked to outside": ("a.docx", samples.docx_linked("image", "http://example.com/x"), "từ bên ngoài"),
    "too large": ("lon.pdf", samples.pdf() + bytes(2**20), "lớn hơn mức 1 MB"),
}
WORDS = "Chữ đã gõ, không được mất."
Handing = Callable[[Client, Office, SimpleUploadedFile], Any]


def _receive(client: Client, office: Office, file: SimpleUploadedFile, **more: Any) -> Any:
    return client.post(reverse("receive"), {"key": uuid4(), "uploads": file, "grouping": "each"} | more)


def _draft(client: Client, office: Office, file: SimpleUploadedFile) -> Any:
    kind = office.types["Công văn"].pk
    sent = {"key": uuid4(), "document_type": kind, "subject": WORDS, "urgency": 0, "copies": 1, "file": file}
    return client.post(reverse("draft-new"), sent)


def _replace(client: Client, office: Office, file: SimpleUploadedFile) -> Any:
    draft = Document.objects.outgoing().get()
    sent = {"seen": draft.version, "note": WORDS, "file": file}
    return client.post(reverse("draft-replace", args=[draft.pk]), sent)


def _memo(client: Client, office: Office, file: SimpleUploadedFile) -> Any:
    paper = Document.objects.incoming().get()
    kind = office.types["Công văn"].pk
    sent = {"key": uuid4(), "subject": WORDS, "file": file, "document_type": kind}
    return client.post(f"{reverse('memo-new')}?van-ban={paper.pk}", sent)


ENTRANCES: dict[str, tuple[str, Handing]] = {
    "receive": ("registrar", _receive),
    "draft": ("specialist_kt", _draft),
    "replace": ("specialist_kt", _replace),
    "memo": ("specialist_kt", _memo),
}


@pytest.mark.parametrize("bad", BAD_FILES)
@pytest.mark.parametrize("entrance", ENTRANCES)
def test_a_bad_file_is_refused_at_every_entrance(entrance: str, bad: str, office, sign_in, settings):
    settings.UPLOAD_LIMIT_BYTES = 2**20
    handled(office)
    papers.drafted(office)
    before = _everything()
    who, hand_in = ENTRANCES[entrance]
    name, content, why = BAD_FILES[bad]
    answer = hand_in(sign_in(office.cast[who]), office, SimpleUploadedFile(name, content))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert name in page
    assert why in page
    assert _everything() == before
    assert entrance == "receive" or WORDS in page


def _everything() -> list[int]:
    return [model.objects.count() for model in (Document, DocumentFile, Memo, Blob, Event)]


NAMES = {
    "../../etc/passwd.pdf": "passwd.pdf",
    "C:\\Users\\Hương\\Công văn.pdf": "Công văn.pdf",
    unicodedata.normalize("NFD", "Tờ trình số 5.pdf"): "Tờ trình số 5.pdf",
    "Ý" * 300 + ".pdf": "Ý" * 196 + ".pdf",
    "<script>alert(1)</script>.pdf": "script>.pdf",
    "công văn\u202efdp.pdf": "công vănfdp.pdf",
}


@pytest.mark.parametrize(("given", "kept"), NAMES.items(), ids=["up", "windows", "nfd", "300 letters", "html", "bidi"])
def test_a_strange_name_is_cleaned_and_shown(given: str, kept: str, office, sign_in):
    file = SimpleUploadedFile("x.pdf", samples.typeset_pdf(f"Tệp {kept}"))
    file._name = given
    client = sign_in(office.registrar)
    answer = _receive(client, office, file)
    assert answer.status_code == 302
    assert DocumentFile.objects.get().name == kept
    page = client.get(reverse("intake")).content.decode()
    assert "<script>alert" not in page
    assert kept.replace(">", "&gt;") in page


NO_DAYS = ["31/02/2026", "29/02/2025", "00/00/0000", "32/1", "ngày mốt", "5/13/2026"]


@pytest.mark.parametrize("day", NO_DAYS)
def test_a_day_that_does_not_exist_is_said_so(day: str, office, sign_in):
    received, registered, paper = papers.received(office), papers.registered(office), handled(office)
    line = {"issuer_name": "Sở Tài chính", "subject": WORDS, "arrival_date": "hôm nay"}
    lead, question = {"lead": office.units["KT"].pk, "text": WORDS}, {"unit": office.units["HC"].pk, "question": WORDS}
    tried = [
        ("registrar", "register", received, line | {"issued_date": day}),
        ("registrar", "correct", registered, line | {"reply_due_date": day}),
        ("chief", "instruct", registered, lead | {"due_date": day}),
        ("specialist_kt", "ask-unit", paper, question | {"due_date": day}),
    ]
    before = _everything()
    for who, name, document, sent in tried:
        address = reverse(name, args=[document.pk])
        answer = sign_in(office.cast[who]).post(address, sent | {"seen": document.version})
        page = answer.content.decode()
        assert (name, answer.status_code) == (name, 422)
        assert "Không có ngày" in page, name
        assert WORDS in page, name
    assert _everything() == before


def test_a_day_that_does_not_exist_is_no_address(office, sign_in):
    client = sign_in(office.chief)
    assert client.get("/trinh-chanh-van-phong/2026-02-31.pdf").status_code == 404
    answer = client.get(reverse("day-sheet"), {"ngay": "31/02/2026"})
    assert "Không có ngày" in answer.content.decode()


def test_a_paper_dated_after_it_came_or_come_tomorrow_is_asked_about(office, sign_in):
    paper = papers.received(office)
    tomorrow = clock.today() + timedelta(days=1)
    sent = {"seen": paper.version, "issuer_name": "Sở Tài chính", "subject": WORDS}
    sent |= {"issued_date": f"{tomorrow:%d/%m/%Y}", "arrival_date": "hôm nay"}
    answer = sign_in(office.registrar).post(reverse("register", args=[paper.pk]), sent)
    assert answer.status_code == 422
    assert "Ngày văn bản sau ngày đến" in answer.content.decode()


def test_the_paper_of_another_unit_is_not_there(office, sign_in):
    paper = handled(office)
    for who in ("specialist_nc", "outsider", "outsider_registrar"):
        for name in ("paper", "register", "correct"):
            answer = sign_in(office.cast[who]).get(reverse(name, args=[paper.pk]))
            assert answer.status_code == 404
            page = answer.content.decode()
            assert "văn bản không nằm trong phạm vi bạn được xem" in page
            assert paper.subject not in page
