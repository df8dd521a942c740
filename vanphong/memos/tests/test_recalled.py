"""A memo about a paper that its sender has recalled."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from tests.office import Office
from vanphong.documents.actions import cancel_recalled
from vanphong.org.models import Person

from .papers import written


def test_it_opens_the_pages_of_the_paper_no_more(office: Office, sign_in: Callable[[Person], Client]) -> None:
    memo = written(office)
    assert memo.incoming
    file = memo.incoming.files.get()
    browser, address = sign_in(office.specialist_kt), reverse("memo-file", args=[memo.pk, "van-ban-den", file.pk])
    assert browser.get(address).status_code == 200
    assert address in browser.get(memo.get_absolute_url()).content.decode()
    cancel_recalled(memo.incoming, "Ban hành nhầm.", actor=office.registrar)
    assert browser.get(address).status_code == 404
    page = browser.get(memo.get_absolute_url()).content.decode()
    assert address not in page
    assert "Đã hủy do thu hồi" in page
    form = browser.get(reverse("memo-edit", args=[memo.pk]))
    assert form.status_code == 200
    assert reverse("document-file", args=[memo.incoming.pk, file.pk]) not in form.content.decode()
