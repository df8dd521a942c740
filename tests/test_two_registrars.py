"""Two registrars who save at the same moment, each from a browser of their own."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from vanphong.documents.models import Document, RegisterEntry
from vanphong.documents.tests.papers import received

LINE = {"issuer_name": "Sở Tài chính", "arrival_date": "hôm nay"}


def at_once(*presses: tuple[Client, Document, dict[str, object]]) -> list[HttpResponse]:
    """What each is answered who presses Đăng ký at the same moment as the others."""
    start, answers = Barrier(len(presses)), []

    def press(client: Client, paper: Document, sent: dict[str, object]) -> None:
        try:
            start.wait(timeout=10)
            answers.append(client.post(reverse("register", args=[paper.pk]), sent | {"seen": paper.version}))
        finally:
            connection.close()

    threads = [Thread(target=press, args=one) for one in presses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.django_db(transaction=True)
def test_one_paper_gets_one_number_and_the_other_keeps_the_words(office, sign_in):
    paper = received(office)
    both = [(sign_in(one), paper, LINE | {"subject": f"Của {one}"}) for one in (office.registrar, office.registrar2)]
    answers = at_once(*both)
    assert sorted(answer.status_code for answer in answers) == [302, 409]
    refused = next(answer.content.decode() for answer in answers if answer.status_code == 409)
    paper.refresh_from_db()
    lost = {"Của Ngô Thị Hiền", "Của Cao Thị Ngọc"} - {paper.subject}
    assert "Văn bản đã thay đổi, mời tải lại" in refused
    assert lost.pop() in refused
    assert RegisterEntry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_papers_get_two_numbers_in_a_row(office, sign_in):
    papers = [received(office) for _ in range(2)]
    clients = [sign_in(office.registrar), sign_in(office.registrar2)]
    answers = at_once(*((c, p, LINE | {"subject": "V/v kinh phí"}) for c, p in zip(clients, papers, strict=True)))
    assert [answer.status_code for answer in answers] == [302, 302]
    assert sorted(RegisterEntry.objects.values_list("number", flat=True)) == [1, 2]
