"""Every button of every page: pressed twice its work is done once; on a page out of date nothing is done."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.doors import DOORS
from tests.forms import Form, forms_on
from tests.roles import EVERYBODY, Door
from tests.standing import Standing
from vanphong.documents.models import Document
from vanphong.issuing.rules import token_of
from vanphong.memos.models import Memo

pytestmark = pytest.mark.django_db
#: A one-time password is shown once and kept nowhere: the second click must make another, or nobody has any.
ANEW_EACH_TIME = {"sign-in", "sign-out", "reset-password", "respondent-password"}
#: Nobody is offered what nobody may.
BUTTONS = [door for door in DOORS if door.method == "POST" and door.may and door.name not in ANEW_EACH_TIME]
NOT_PAGES = ("-pdf", "-file", "-page", "-slip", "-json")
#: A page that is over (410) may still offer something: word of a recall is confirmed there.
SHOWN = {200, 410}
Offered = Callable[[str, str], Form | None]


@pytest.fixture(scope="module")
def offered(standing: Standing, browsers: dict[str, Client]) -> Offered:
    """The form that some page of the house offers this person to send to an address: pages are opened until one is."""

    @cache
    def opened(role: str) -> tuple[Iterator[dict[str, Form]], dict[str, Form]]:
        return (_forms(browsers[role], address) for address in _pages(standing, role)), {}

    def form(role: str, address: str) -> Form | None:
        pages, found = opened(role)
        while address not in found and (more := next(pages, None)) is not None:
            found |= more
        return found.get(address)

    return form


def _forms(browser: Client, address: str) -> dict[str, Form]:
    answer = browser.get(address)
    shown = answer.status_code in SHOWN and answer.headers["Content-Type"].startswith("text/html")
    return {action or address: form for action, form in forms_on(answer.content.decode()).items()} if shown else {}


def _pages(standing: Standing, role: str) -> list[str]:
    doors = [door for door in DOORS if door.method == "GET" and role in door.may and not door.name.endswith(NOT_PAGES)]
    pages = [reverse(door.name, args=door.args(standing)) for door in doors]
    pages += [paper.get_absolute_url() for paper in Document.objects.all()]
    pages += [memo.get_absolute_url() for memo in Memo.objects.all()]
    pages.append(f"{reverse('draft-version', args=[standing.draft_in_word.pk, 2])}?doan=1")
    pages.append(reverse("take-document", args=[token_of(standing.recalled_mail)]))
    late = standing.set_aside
    pages.append(f"{reverse('draft-compare', args=[late.document_id])}?gac={late.pk}")
    if role == "administrator":
        giver, taker = standing.office.specialist_kt.pk, standing.office.specialist_kt2.pk
        pages.append(f"{reverse('handover')}?tu=nguoi-{giver}&den=nguoi-{taker}")
        pages += [reverse("person", args=[person.pk]) for person in standing.office.cast.values()]
        pages.append(f"{reverse('holidays')}?nam={standing.holiday.date.year}")
    if role == "registrar":
        pages.append(reverse("register-book", args=[standing.reserved.register_id, standing.reserved.year]))
    return pages


@pytest.mark.parametrize("door", BUTTONS, ids=lambda door: door.name)
def test_pressed_twice_it_is_done_once(
    door: Door, standing: Standing, browsers: dict[str, Client], offered: Offered
) -> None:
    role, address, sent = _button(door, standing, offered)
    browser = browsers[role]
    session = browser.cookies[settings.SESSION_COOKIE_NAME].value
    with transaction.atomic():
        assert _press(browser, address, sent).status_code == door.done
        done = _rows()
        again = _press(browser, address, sent)
        assert again.status_code in {200, 302, 403, 404, 409, 422}
        if again.status_code == 302:
            assert browser.get(again["Location"], follow=True).status_code in SHOWN
        assert _rows() == done
        transaction.set_rollback(True)
    browser.cookies.clear()
    browser.cookies[settings.SESSION_COOKIE_NAME] = session


def test_a_page_out_of_date_changes_nothing(standing: Standing, browsers: dict[str, Client], offered: Offered) -> None:
    tried = []
    for door in BUTTONS:
        role, address, sent = _button(door, standing, offered)
        seen = next((name for name in sent if name.split("-")[-1] == "seen" and sent[name]), "")
        if not seen or door.name == "reserve-number":  # There `seen` is not a version, and the next number is free.
            continue
        with transaction.atomic():
            answer = _press(browsers[role], address, sent | {seen: int(sent[seen]) - 1})
            transaction.set_rollback(True)
        assert (door.name, answer.status_code) == (door.name, 409)
        assert "đã thay đổi, mời tải lại" in answer.content.decode(), door.name
        tried.append(door.name)
    assert len(tried) > 20


def _button(door: Door, standing: Standing, offered: Offered) -> tuple[str, str, dict[str, Any]]:
    """Who presses it, where it is sent, and what its form says; a page must offer it."""
    address = reverse(door.name, args=door.args(standing))
    for role in sorted(door.may & EVERYBODY, key="specialist_kt".__ne__):
        if (form := offered(role, address)) is not None:
            return role, address, form | door.data(standing)
    raise AssertionError(f"no page offers {door.name}")


def _press(browser: Client, address: str, sent: dict[str, Any]) -> HttpResponse:
    for value in sent.values():
        if hasattr(value, "seek"):
            value.seek(0)
    return browser.post(address, sent)


def _rows() -> dict[str, int]:
    """How many of everything there are; whatever is done leaves a fact, so nothing escapes this count."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("vanphong.")]
    return {model.__name__: model.objects.count() for model in ours}
