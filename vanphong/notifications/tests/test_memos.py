"""Who is told of a submission memo: the one whose opinion is awaited, and its author."""

from collections import Counter

import pytest

from vanphong.memos.actions import submit
from vanphong.memos.models import Memo
from vanphong.memos.rules import step_of
from vanphong.memos.tests import papers as memos
from vanphong.notifications.models import Notice
from vanphong.notifications.tests.telling import who_hears_of
from vanphong.org.tests.granting import again, granted


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


@pytest.mark.parametrize("field", ["KT", "NC"])
def test_a_deputy_for_one_field_hears_of_the_memos_they_may_act_on(office, field):
    granted(office.head_kt, office.specialist_kt2, field=office.fields["KT"])
    memo = memos.written(office, paper=False)
    Memo.objects.filter(pk=memo.pk).update(field=office.fields[field])
    memo = submit(Memo.objects.get(pk=memo.pk), actor=office.specialist_kt)
    may_act = step_of(again(office.specialist_kt2), memo) is not None
    assert ("specialist_kt2" in who_hears_of("memos.submitted")) == may_act == (field == "KT")
    assert Notice.objects.get(person=office.head_kt).text.startswith("Chờ anh/chị cho ý kiến")
