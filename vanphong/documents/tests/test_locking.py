"""Who waited for a paper sees it as the one before has left it."""

from threading import Thread

import pytest
from django.db import connection, transaction

from vanphong.documents.actions import Holder, hand_over
from vanphong.documents.enums import Step
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import received

SOMEBODY_WAITS = "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)"


@pytest.mark.django_db(transaction=True)
def test_who_waited_finds_the_new_holder(office):
    paper, holders = received(office), []

    def come_second() -> None:
        with transaction.atomic():
            holders.append(Document.objects.locked(paper.pk).custody)
        connection.close()

    second = Thread(target=come_second)
    with transaction.atomic():
        first = Document.objects.locked(paper.pk)
        hand_over(first, Holder(office.units["KT"], Step.HANDLE, office.specialist_kt))
        second.start()
        _until_it_waits(second)
    second.join()
    assert [holder.person for holder in holders] == [office.specialist_kt]


def _until_it_waits(thread: Thread) -> None:
    with connection.cursor() as cursor:
        while thread.is_alive():
            cursor.execute(SOMEBODY_WAITS)
            if cursor.fetchone() == (True,):
                return
