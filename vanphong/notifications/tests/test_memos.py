"""Who is told of a submission memo: the one whose opinion is awaited, and its author."""

from collections import Counter

import pytest

from vanphong.memos.tests import papers as memos
from vanphong.notifications.tests.telling import who_hears_of


def decided(office):
    memos.opine(memos.at_committee(office), office.vice_chair)


def returned(office):
    memos.give_back(memos.at_office(office), office.deputy)


@pytest.mark.parametrize(
    ("happens", "kind", "told"),
    [
        (memos.submitted, "memos.submitted", {"head_kt"}),
        (memos.at_office, "memos.opinion_given", {"deputy"}),
        (memos.at_committee, "memos.opinion_given", {"vice_chair"}),
        (decided, "memos.decided", {"specialist_kt"}),
        (returned, "memos.returned", {"specialist_kt"}),
    ],
)
def test_who_hears_of_a_memo(office, happens, kind, told):
    happens(office)
    assert who_hears_of(kind) == Counter(told)
