from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from vanphong.documents.enums import Secrecy, Status
from vanphong.documents.models import Document, DocumentFile, RegisterEntry
from vanphong.kernel import clock

from .papers import received, registered

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def _pdf(name="a.pdf", text=""):
    return SimpleUploadedFile(name, PDF + f"% {text or uuid4()}\n".encode(), content_type="application/pdf")


def _typed(document, **values):
    usual = {
        "seen": document.version,
        "issuer_name": "Sở Tài chính tỉnh Sơn Hòa",
        "code": "5/STC-NS",
        "issued_date": "hôm qua",
        "arrival_date": "hôm nay",
        "subject": "V/v phân bổ kinh phí",
        "urgency": 0,
        "secrecy": 0,
        "copies": 1,
    }
    return usual | values


def _register(client, document, **values):
    return client.post(reverse("register", args=[document.pk]), _typed(document, **values))


def _receive(client, *files, grouping="each", key=None):
    return client.post(reverse("receive"), {"uploads": files, "grouping": grouping, "key": key or uuid4()})


class TestReceiving:
    def test_each_file_is_a_paper(self, office, sign_in):
        answer = _receive(sign_in(office.registrar), _pdf("một.pdf"), _pdf("hai.pdf"))
        assert answer.status_code == 302
        assert Document.objects.filter(status=Status.RECEIVED).count() == 2

    def test_or_all_are_one(self, office, sign_in):
        _receive(sign_in(office.registrar), _pdf("một.pdf"), _pdf("hai.pdf"), grouping="together")
        assert [file.name for file in Document.objects.get().files.all()] == ["một.pdf", "hai.pdf"]

    def test_a_bad_file_does_not_stop_the_good_ones(self, office, sign_in):
        bad = SimpleUploadedFile("giả.pdf", b"MZ program")
        answer = _receive(sign_in(office.registrar), _pdf("tốt.pdf"), bad, SimpleUploadedFile("rỗng.pdf", b""))
        page = answer.content.decode()
        assert answer.status_code == 200
        assert Document.objects.count() == 1
        assert "giả.pdf" in page
        assert "rỗng (0 byte)" in page

    def test_a_paper_is_received_whole_or_not_at_all(self, office, sign_in):
        bad = SimpleUploadedFile("giả.pdf", b"MZ program")
        answer = _receive(sign_in(office.registrar), _pdf("tốt.pdf"), bad, grouping="together")
        assert answer.status_code == 422
        assert not Document.objects.exists()

    def test_no_file_is_said_so(self, office, sign_in):
        answer = _receive(sign_in(office.registrar))
        assert answer.status_code == 422
        assert "Chọn ít nhất một tệp" in answer.content.decode()

    def test_a_double_click_receives_once(self, office, sign_in):
        client, key = sign_in(office.registrar), uuid4()
        for _ in range(2):
            _receive(client, _pdf(text="như nhau"), _pdf(text="khác"), key=key)
        assert Document.objects.count() == 2

    def test_a_paper_without_files_goes_on_to_be_registered_and_only_once(self, office, sign_in):
        client, key = sign_in(office.registrar), uuid4()
        for _ in range(2):
            answer = client.post(reverse("receive"), {"paper": "1", "key": key})
        assert answer.url == reverse("register", args=[Document.objects.get().pk])

    def test_what_waits_is_listed_oldest_first(self, office, sign_in):
        first, second = received(office), received(office)
        page = sign_in(office.registrar).get(reverse("intake")).content.decode()
        assert page.index(reverse("register", args=[first.pk])) < page.rindex(reverse("register", args=[second.pk]))

    @pytest.mark.parametrize("name", ["chief", "specialist_kt", "administrator"])
    def test_only_for_registrars(self, office, sign_in, name):
        client = sign_in(office.cast[name])
        assert client.get(reverse("intake")).status_code == 403
        assert _receive(client, _pdf()).status_code == 403


class TestRegistering:
    def test_the_number_appears_and_the_next_paper_is_there(self, office, sign_in):
        first, second = received(office), received(office)
        answer = _register(sign_in(office.registrar), first)
        assert answer.url == f"{reverse('register', args=[second.pk])}?vua={first.pk}"
        page = sign_in(office.registrar).get(answer.url).content.decode()
        assert "số 1</a>" in page
        assert reverse("unregister", args=[first.pk]) in page

    def test_what_was_typed_is_understood(self, office, sign_in):
        paper = received(office)
        _register(sign_in(office.registrar), paper, issuer_name="stc")
        paper.refresh_from_db()
        assert (paper.issuer, paper.issuer_name) == (office.finance, office.finance.name)
        assert (paper.code_number, paper.code_notation) == ("05", "STC-NS")
        assert paper.issued_date == clock.today() - timedelta(days=1)

    def test_an_unknown_author_is_kept_as_written(self, office, sign_in):
        paper = received(office)
        _register(sign_in(office.registrar), paper, issuer_name="Công ty cổ phần Ánh Dương", code="12")
        paper.refresh_from_db()
        assert (paper.issuer, paper.issuer_name) == (None, "Công ty cổ phần Ánh Dương")
        assert (paper.code_number, paper.code_notation) == ("12", "")

    def test_a_day_that_is_none_is_said_in_place_and_nothing_typed_is_lost(self, office, sign_in):
        paper = received(office)
        answer = _register(sign_in(office.registrar), paper, issued_date="31/02/2026", subject="Chữ đã gõ")
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Không có ngày" in page
        assert "31/02/2026" in page
        assert "Chữ đã gõ" in page
        assert not RegisterEntry.objects.exists()

    def test_every_missing_word_is_marked(self, office, sign_in):
        answer = _register(sign_in(office.registrar), received(office), issuer_name="", subject="", arrival_date="")
        assert set(answer.context["form"].errors) == {"issuer_name", "subject", "arrival_date"}

    def test_a_second_click_goes_on_without_a_second_number(self, office, sign_in):
        paper, client = received(office), sign_in(office.registrar)
        _register(client, paper)
        answer = _register(client, paper, next=reverse("intake"))
        assert (answer.status_code, answer.url) == (302, reverse("intake"))
        assert RegisterEntry.objects.count() == 1

    def test_a_stale_form_keeps_its_words(self, office, sign_in):
        paper = received(office)
        _register(sign_in(office.registrar), paper)
        answer = _register(sign_in(office.registrar2), paper, subject="Chữ của người thứ hai")
        assert answer.status_code == 409
        assert "Chữ của người thứ hai" in answer.content.decode()

    def test_a_secret_paper_asks_before_it_destroys(self, office, sign_in):
        paper, client = received(office), sign_in(office.registrar)
        answer = _register(client, paper, secrecy=Secrecy.SECRET)
        assert answer.status_code == 422
        assert DocumentFile.objects.filter(document=paper).exists()
        _register(client, paper, secrecy=Secrecy.SECRET, destroy="on", subject="")
        assert not DocumentFile.objects.filter(document=paper).exists()
        assert "Đã ghi sổ văn bản mật" in client.get(f"{reverse('intake')}?vua={paper.pk}").content.decode()

    def test_twins_are_warned_of_while_typing_and_after(self, office, sign_in):
        twin = registered(office, code_number="05", code_notation="STC-NS")
        paper, client = received(office), sign_in(office.registrar)
        asked = {"issuer_name": "so tai chinh", "code": "5/stc-ns"}
        page = client.get(reverse("twins", args=[paper.pk]), asked).content.decode()
        assert twin.get_absolute_url() in page
        assert "href" not in client.get(reverse("twins", args=[paper.pk]), {"code": "6/STC-NS"}).content.decode()
        answer = _register(client, paper)
        assert answer.status_code == 302
        assert twin.get_absolute_url() in client.get(answer.url).content.decode()

    def test_a_registered_paper_has_no_form_any_more(self, office, sign_in):
        paper = registered(office)
        answer = sign_in(office.registrar).get(reverse("register", args=[paper.pk]))
        assert answer.url == paper.get_absolute_url()

    def test_undoing_keeps_the_number_with_its_reason(self, office, sign_in):
        paper = registered(office)
        client = sign_in(office.registrar)
        answer = client.post(reverse("unregister", args=[paper.pk]), {"reason": "ngắn"})
        assert answer.status_code == 422
        client.post(reverse("unregister", args=[paper.pk]), {"reason": "Đăng ký nhầm văn bản", "seen": paper.version})
        paper.refresh_from_db()
        assert paper.status == Status.RECEIVED

    def test_a_correction_from_the_page(self, office, sign_in):
        paper = registered(office)
        url = reverse("correct", args=[paper.pk])
        client = sign_in(office.registrar)
        assert paper.subject in client.get(url).content.decode()
        typed = _typed(paper, subject="V/v đã sửa")
        assert client.post(url, typed).status_code == 302
        paper.refresh_from_db()
        assert paper.subject == "V/v đã sửa"

    def test_others_find_no_such_paper(self, office, sign_in):
        paper = received(office)
        for person in (office.chief, office.specialist_kt, office.outsider_registrar):
            client = sign_in(person)
            for name in ("register", "twins", "correct"):
                assert client.get(reverse(name, args=[paper.pk])).status_code == 404
            for name in ("register", "discard", "unregister", "correct"):
                assert client.post(reverse(name, args=[paper.pk]), {"reason": "Lý do đủ dài"}).status_code == 404


def test_files_are_served_through_the_paper(office, sign_in):
    client = sign_in(office.registrar)
    _receive(client, _pdf("văn bản.pdf"))
    paper, other = Document.objects.get(), registered(office)
    file = paper.files.get()
    answer = client.get(reverse("document-file", args=[paper.pk, file.pk]))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    page = reverse("document-page", args=[paper.pk, file.pk, 1])
    assert client.get(f"{page}?rong=900").headers["Content-Type"] == "image/webp"
    assert client.get(f"{page}?rong=901").status_code == 404
    assert client.get(reverse("document-file", args=[other.pk, file.pk])).status_code == 404
    stranger = sign_in(office.specialist_kt)
    assert stranger.get(reverse("document-file", args=[paper.pk, file.pk])).status_code == 404
    assert stranger.get(f"{page}?rong=900").status_code == 404
