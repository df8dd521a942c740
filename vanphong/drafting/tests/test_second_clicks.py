"""What is taken away by a click: the second click is told so, a stranger's guess is not."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.office import Office
from vanphong.audit.actions import record
from vanphong.audit.models import Event
from vanphong.drafting import actions
from vanphong.drafting.events import FormCheckerEnded, OwnWordDropped
from vanphong.drafting.models import OwnWord
from vanphong.drafting.tests.signing import REASON, found_in, in_word
from vanphong.kernel.errors import AlreadyDone
from vanphong.org.models import Person

SignIn = Callable[[Person], Client]
pytestmark = pytest.mark.django_db


def clicked_twice(browser: Client, address: str, page: str) -> HttpResponse:
    """The page after the second click, by which nothing more happened."""
    assert browser.post(address, headers={"Referer": f"http://testserver{page}"}).status_code == 302
    happened = Event.objects.count()
    answer = browser.post(address, headers={"Referer": f"http://testserver{page}"}, follow=True)
    assert answer.redirect_chain == [(f"http://testserver{page}", 302)]
    assert Event.objects.count() == happened
    return answer


def test_withdrawing_an_explanation(office: Office, sign_in: SignIn) -> None:
    document = in_word(office)
    said = actions.explain(document, found_in(document)[0], REASON, actor=office.specialist_kt)
    browser, address = sign_in(office.specialist_kt), reverse("withdraw-explanation", args=[document.pk, said.pk])
    page = clicked_twice(browser, address, document.get_absolute_url())
    assert "Giải trình này đã được rút." in page.content.decode()
    assert browser.post(reverse("withdraw-explanation", args=[document.pk, said.pk + 1])).status_code == 404
    assert browser.post(reverse("withdraw-explanation", args=[in_word(office).pk, said.pk])).status_code == 404
    assert sign_in(office.head_kt).post(address).status_code == 404
    assert sign_in(office.outsider).post(address).status_code == 404


def test_dropping_an_own_word(office: Office, sign_in: SignIn) -> None:
    own = actions.add_own_word("cồngg", actor=office.administrator)
    browser, address = sign_in(office.administrator), reverse("drop-own-word", args=[own.pk])
    page = clicked_twice(browser, address, reverse("own-words"))
    assert "Từ này đã được bỏ" in page.content.decode()
    assert browser.post(reverse("drop-own-word", args=[own.pk + 1])).status_code == 404
    with pytest.raises(AlreadyDone):
        actions.drop_own_word(own, actor=office.administrator)


def test_a_word_another_agency_dropped_was_never_here(office: Office, sign_in: SignIn) -> None:
    own = OwnWord.objects.create(agency=office.neighbour, word="cồngg", added_by=office.outsider)
    record(OwnWordDropped(word=own.word), about=own, actor=office.outsider)
    address = reverse("drop-own-word", args=[own.pk])
    assert sign_in(office.administrator).post(address).status_code == 404
    own.delete()
    assert sign_in(office.administrator).post(address).status_code == 404


def test_ending_a_form_checker(office: Office, sign_in: SignIn) -> None:
    checker = actions.name_form_checker(office.specialist_nc, actor=office.administrator)
    browser, address = sign_in(office.administrator), reverse("end-form-checker", args=[checker.pk])
    page = clicked_twice(browser, address, reverse("form-checkers"))
    assert "đã thôi kiểm tra thể thức" in page.content.decode()
    again = actions.name_form_checker(office.specialist_nc, actor=office.administrator)
    browser.post(address)
    again.refresh_from_db()
    record(FormCheckerEnded(checker=again.pk + 1), about=office.outsider, actor=office.outsider)
    assert browser.post(reverse("end-form-checker", args=[again.pk + 1])).status_code == 404
