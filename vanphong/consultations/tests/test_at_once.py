"""The asking side deals with a comment while the place that made it changes it."""

from threading import Thread

import pytest
from django.db import connection, transaction

from tests.office import Office
from vanphong.consultations import actions
from vanphong.consultations.actions import Words
from vanphong.consultations.models import Addressee, Consultation
from vanphong.documents.tests.test_locking import until_it_waits
from vanphong.kernel.errors import Stale

from .asked import commented, fresh, said, sent, wished


@pytest.mark.django_db(transaction=True)
def test_who_deals_with_a_comment_waits_for_the_place_that_changes_it(office: Office):
    comment = said(sent(office), office.respondent)
    told = []

    def deal_with_it() -> None:
        try:
            actions.dispose(comment, "accepted", actor=office.specialist_kt, seen=comment.version)
        except Stale as error:
            told.append(error)
        finally:
            connection.close()

    asking = Thread(target=deal_with_it)
    with transaction.atomic():
        Addressee.objects.locked(comment.addressee_id)
        asking.start()
        until_it_waits(asking)
        actions.change_comment(comment, Words("Đề nghị bỏ Phần II."), actor=office.respondent)
    asking.join()
    assert told
    assert (fresh(comment).text, fresh(comment).disposed) == ("Đề nghị bỏ Phần II.", False)


def test_what_was_dropped_meanwhile_is_told_and_stops_nothing_else(office: Office):
    out = sent(office)
    one, two = commented(out, office.respondent), said(out, office.respondent)
    actions.drop_comment(one, actor=office.respondent)
    with pytest.raises(Stale, match="vừa được nơi góp ý bỏ"):
        actions.dispose(one, "accepted", actor=office.specialist_kt)
    with pytest.raises(Stale, match="vừa được nơi góp ý bỏ"):
        actions.change_comment(one, Words("Khác."), actor=office.respondent)
    items = [actions.Disposing(comment, "accepted") for comment in (one, two)]
    gone, done = actions.dispose_many(items, actor=office.specialist_kt)
    assert isinstance(gone.error, Stale)
    assert done.error is None


@pytest.mark.django_db(transaction=True)
def test_who_gives_more_time_waits_for_the_consultation_and_holds_nothing_meanwhile(office: Office):
    out = sent(office)
    wish = wished(out, office.respondent)
    granted = []

    def grant() -> None:
        granted.append(actions.grant_extension(wish, actor=office.specialist_kt))
        connection.close()

    granting = Thread(target=grant)
    with transaction.atomic():
        Consultation.objects.locked(out.pk)
        granting.start()
        until_it_waits(granting)
        Addressee.objects.select_for_update(nowait=True).get(pk=wish.addressee_id)
    granting.join()
    assert [place.due_date for place in granted] == [wish.wanted]
