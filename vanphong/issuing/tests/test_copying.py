"""Copies: which may be made of what, and that each is numbered in the one series of copies."""

import itertools

import pytest

from vanphong.documents import actions as documents
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import received, registered
from vanphong.issuing import actions
from vanphong.issuing.actions import CopyOf
from vanphong.issuing.enums import CopyKind, Form
from vanphong.issuing.models import Copy
from vanphong.kernel.errors import NotPermitted, Refused

from .papers import in_pages, issued, recalled

pytestmark = pytest.mark.django_db
P, E = Form.PAPER, Form.ELECTRONIC


def _drafted(office, copy: CopyOf) -> Document:
    return actions.draft_copy(copy, office.units["KT"], (in_pages(), "ban-sao.pdf"), actor=office.specialist_kt)


def _issued(office, copy: CopyOf) -> Document:
    draft = _drafted(office, copy)
    checksum = draft.files.get().blob_id
    documents.send_for_signature(draft, office.chief, actor=office.specialist_kt)
    documents.sign(draft, checksum, actor=office.chief)
    return actions.issue(draft, office.registers["SAO"], actor=office.registrar)


@pytest.mark.parametrize(("kind", "part"), [(CopyKind.FULL, ""), (CopyKind.EXTRACT, "Điều 3")])
def test_the_ways_of_copying_are_those_of_the_decree(office, kind, part):
    document = issued(office)
    made = set()
    for source, target in itertools.product(Form, Form):
        try:
            _drafted(office, CopyOf(document, kind, source, target, part))
        except Refused:
            continue
        made.add((source, target))
    assert made == {(P, P), (E, P), (P, E)} | ({(E, E)} if kind == CopyKind.EXTRACT else set())


def test_every_kind_takes_its_number_from_one_series(office):
    document = issued(office)
    full = _issued(office, CopyOf(document, CopyKind.FULL, E, P))
    extract = _issued(office, CopyOf(document, CopyKind.EXTRACT, E, E, "Điều 3"))
    again = _issued(office, CopyOf(full, CopyKind.COPY_OF_COPY, P, P))
    assert [one.code for one in (full, extract, again)] == ["01/SY-UBND", "02/TrS-UBND", "03/SL-UBND"]
    assert full.signature.block.startswith("TL. CHỦ TỊCH")
    assert Copy.objects.get(document=again).original == full


def test_no_full_copy_is_made_of_a_copy(office):
    full = _issued(office, CopyOf(issued(office), CopyKind.FULL, E, P))
    with pytest.raises(Refused, match="sao lục"):
        _drafted(office, CopyOf(full, CopyKind.FULL, P, P))


def test_a_copy_of_a_copy_is_made_of_a_full_copy_only(office):
    with pytest.raises(Refused):
        _drafted(office, CopyOf(issued(office), CopyKind.COPY_OF_COPY, P, P))


def test_what_is_not_registered_recalled_or_not_ones_own_is_not_copied(office):
    document = issued(office)
    recalled(office, document)
    with pytest.raises(Refused):
        _drafted(office, CopyOf(document, CopyKind.FULL, E, P))
    for unseen in (received(office), registered(office)):
        with pytest.raises(NotPermitted):
            _drafted(office, CopyOf(unseen, CopyKind.FULL, P, P))
