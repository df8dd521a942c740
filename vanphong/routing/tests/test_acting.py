"""One act on one paper from its form: refusals, what comes back filled, the question, the slip."""

from django.urls import reverse

from vanphong.routing.actions import ask_unit

from .pages import form_of, text_of


def test_a_form_that_cannot_be_read_comes_back_filled(office, sign_in, registered):
    paper = registered()
    posted = form_of(paper, lead=office.units["KT"].pk, due_date="31/02/2026", text="Xử lý trong tuần")
    answer = sign_in(office.chief).post(reverse("instruct", args=[paper.pk]), posted)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Không có ngày" in page
    assert "Xử lý trong tuần" in page
    assert f'value="{reverse("day-sheet")}"' in page


def test_who_may_not_is_refused_before_the_form_is_read(office, sign_in, registered, instructed, assigned):
    for url, paper in [
        ("instruct", registered()),
        ("assign", instructed()),
        ("claim", instructed()),
        ("send-back", instructed()),
        ("hand-back", assigned()),
        ("ask-unit", assigned()),
    ]:
        client = sign_in(office.registrar)
        for posted in ({}, form_of(paper, lead=office.units["KT"].pk, person=office.specialist_kt.pk, reason="x" * 20)):
            assert client.post(reverse(url, args=[paper.pk]), posted).status_code == 403, url


def test_a_paper_one_may_not_see_is_not_there(office, sign_in, registered, assigned):
    paper, question = registered(), ask_unit(assigned(), office.units["NC"], "Có vướng gì?", actor=office.specialist_kt)
    for name in ("outsider", "outsider_registrar", "head_hc", "administrator"):
        client = sign_in(getattr(office, name))
        for url in ("instruct", "assign", "claim", "send-back", "hand-back", "ask-unit"):
            assert client.post(reverse(url, args=[paper.pk]), {}).status_code == 404
        assert client.post(reverse("answer-question", args=[question.pk]), {"text": "Không"}).status_code == 404
        assert client.get(reverse("handling-slip", args=[paper.pk])).status_code == 404


def test_acts_are_posted(office, sign_in, registered):
    client, paper = sign_in(office.chief), registered()
    for url in ("instruct", "assign", "claim", "send-back", "hand-back", "ask-unit"):
        assert client.get(reverse(url, args=[paper.pk])).status_code == 405


def test_a_unit_or_person_of_elsewhere_is_not_a_choice(office, sign_in, registered, instructed):
    paper = registered()
    posted = form_of(paper, lead=office.units["VP"].pk)
    answer = sign_in(office.chief).post(reverse("instruct", args=[paper.pk]), posted)
    assert (answer.status_code, "Không có lựa chọn này" in answer.content.decode()) == (422, True)
    paper = instructed()
    posted = form_of(paper, person=office.specialist_nc.pk)
    assert sign_in(office.head_kt).post(reverse("assign", args=[paper.pk]), posted).status_code == 422


def test_a_question_is_asked_and_answered(office, sign_in, assigned):
    paper = assigned()
    posted = form_of(paper, unit=office.units["NC"].pk, question="Có vướng gì không?", due_date="31/12/2099")
    assert sign_in(office.specialist_kt).post(reverse("ask-unit", args=[paper.pk]), posted).status_code == 302
    question, client = paper.questions.get(), sign_in(office.specialist_nc)
    assert client.post(reverse("answer-question", args=[question.pk]), {"text": ""}).status_code == 422
    assert client.post(reverse("answer-question", args=[question.pk]), {"text": "Không vướng."}).status_code == 302
    assert client.post(reverse("answer-question", args=[question.pk]), {"text": "Không vướng."}).status_code == 302
    question.refresh_from_db()
    assert question.answer == "Không vướng."


def test_the_slip_has_its_three_parts(office, sign_in, assigned):
    paper = assigned(text="Khẩn trương xử lý", supporting=[office.units["NC"]])
    printed = text_of(sign_in(office.specialist_kt).get(reverse("handling-slip", args=[paper.pk])))
    for words in (
        "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN",
        "Chủ trì: Phòng Kinh tế tổng hợp",
        "Phối hợp: Phòng Nội chính",
        "Khẩn trương xử lý",
        "Giao: Nguyễn Thu Trang",
        "3. Ý kiến đề xuất của người giải quyết",
    ):
        assert words in printed


def test_the_slip_prints_hostile_words_as_they_are(office, sign_in, instructed):
    paper = instructed(text='#let x = "1" *đậm* $a$ \\ `mã`')
    printed = text_of(sign_in(office.head_kt).get(reverse("handling-slip", args=[paper.pk])))
    assert '#let x = "1" *đậm* $a$ \\ `mã`' in printed
