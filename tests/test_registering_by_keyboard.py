"""A registrar's morning: paper after paper, without a hand leaving the keyboard."""

import os

import pytest

from tests.browser import WIDE
from tests.office import Office
from tests.people import Colleagues
from vanphong.documents.actions import receive
from vanphong.documents.models import Document
from vanphong.files.actions import store
from vanphong.files.tests.samples import typeset_pdf

PAPERS = int(os.environ.get("VANPHONG_PAPERS", "10"))
"""VANPHONG_PAPERS=100 does the morning of a big office."""


@pytest.mark.browser
def test_papers_are_registered_in_a_row(browser, live_server, office, tmp_path):
    waiting = [received(office, number) for number in range(PAPERS)]
    people = Colleagues(browser, str(live_server), tmp_path, viewport=WIDE)
    registrar = people(office.registrar)
    registrar.open("register", waiting[0].pk)
    page, keys = registrar.page, registrar.page.keyboard
    for number in range(1, PAPERS + 1):
        page.wait_for_function("document.activeElement.name === 'issuer_name'")
        keys.type("so tai ch")
        keys.press("ArrowDown")
        keys.press("Enter")
        for words in ["", f"{number}/STC-NS", "cong van", "hom qua", ""]:
            keys.type(words)
            keys.press("Tab")
        keys.type(f"V/v phân bổ kinh phí đợt {number}")
        keys.press("Enter")
        registrar.reads(f"số {number}")
    registrar.reads("Không còn văn bản chờ đăng ký.")
    registrar.page_is_whole()
    people.go_home()
    registered = Document.objects.order_by("entry__number").select_related("entry", "document_type", "issuer")
    assert [one.entry.number for one in registered] == list(range(1, PAPERS + 1))
    assert [one.pk for one in registered] == [one.pk for one in waiting]
    assert {(one.issuer, one.document_type.name) for one in registered} == {(office.finance, "Công văn")}
    assert [one.subject for one in registered][-1] == f"V/v phân bổ kinh phí đợt {PAPERS}"


def received(office: Office, number: int) -> Document:
    letter = store(typeset_pdf(f"Công văn thứ {number}"), name="cong-van.pdf")
    return receive(office.agency, [(letter, "cong-van.pdf")], actor=office.registrar)
