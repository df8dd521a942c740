"""Each finding has its mark on the page where it stands, and the mark leads back to it."""

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.office import Office
from vanphong.documents.models import Document
from vanphong.drafting.queries import shown_of
from vanphong.drafting.tests.signing import in_word
from vanphong.files.actions import store
from vanphong.files.enums import RenditionState
from vanphong.files.models import Rendition, shelf
from vanphong.files.tests.samples import typeset_pdf
from vanphong.org.models import Person

SignIn = Callable[[Person], Client]
pytestmark = pytest.mark.django_db
PAGE = """#set page(width: 200pt, height: 100pt, margin: 0pt)
#place(top + left, dx: 20pt, dy: 20pt)[Số: 5/UBND-NLN]
#pagebreak()
#place(top + left, dx: 20pt, dy: 60pt)[Về việc tăng cường công tác phòng cháy, chữa cháy rừng mùa khô năm 2026]"""


def with_pages(document: Document) -> Document:
    """Its reading copy is ready: the number on page 1, the subject on page 2."""
    blob = document.files.get(position=2).blob
    pages = store(ContentFile(typeset_pdf(PAGE)), name="trang.pdf")
    Rendition.objects.filter(source=blob).update(state=RenditionState.READY, reason="", result=pages)
    return document


def test_findings_stand_on_their_pages(office: Office) -> None:
    found = {one["rule"]: one["spot"] for one in shown_of(with_pages(in_word(office))).findings}
    assert (found["SO-03"][0], found["TY-05"][0]) == (1, 2)
    assert found["SO-03"][1][0] == pytest.approx(0.1, abs=0.02)
    assert found["TY-05"][1][1] == pytest.approx(0.6, abs=0.06)


def test_without_pages_nothing_is_marked_and_nothing_is_kept(office: Office) -> None:
    document = in_word(office)
    for kept in shelf.pictures_of(document.files.get(position=2).blob_id).glob("*.json"):
        kept.unlink()  # by another test, of the same bytes
    assert [one["spot"] for one in shown_of(document).findings] == [None, None]
    assert all(one["spot"] for one in shown_of(with_pages(document)).findings)


def test_they_are_looked_for_once_and_kept_beside_the_pictures_of_the_pages(office: Office) -> None:
    document = with_pages(in_word(office))
    result = shown_of(document).result
    kept = list(shelf.pictures_of(result.blob_id).glob(f"{result.blob_id}-*.json"))
    assert len(kept) == 1
    kept[0].write_text("[]")
    assert [one["spot"] for one in shown_of(document).findings] == [None, None]
    kept[0].unlink()


def test_mark_and_finding_lead_to_each_other(office: Office, sign_in: SignIn) -> None:
    document = with_pages(in_word(office))
    page = sign_in(office.head_kt).get(document.get_absolute_url()).content.decode()
    for number in (1, 2):
        assert f'id="loi-{number}"' in page
        assert f'href="#loi-{number}"' in page
        assert f'id="dau-{number}"' in page
        assert f'href="#dau-{number}"' in page
    draft = document.files.get(position=1)
    other = sign_in(office.head_kt).get(document.get_absolute_url(), {"tep": draft.pk}).content.decode()
    assert 'href="#dau-1"' not in other


def test_a_finding_more_costs_no_query_more(office: Office) -> None:
    document = with_pages(in_word(office))
    result = shown_of(document).result
    with CaptureQueriesContext(connection) as two:
        shown_of(document, office.specialist_kt)
    result.found = result.found[:1]
    result.rule_set += "x"
    result.save()
    shown_of(document)
    with CaptureQueriesContext(connection) as one:
        shown_of(document, office.specialist_kt)
    # A result of other rules is asked for after that of today's.
    assert len(one) == len(two) + 1
