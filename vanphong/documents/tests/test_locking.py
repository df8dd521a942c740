"""Who waits for a paper sees it as the one before has left it, or is told that it takes too long."""

from threading import Thread

import pytest
from django.db import OperationalError, connection, transaction

from vanphong.documents.actions import Holder, hand_over
from vanphong.documents.enums import Step
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import received
from vanphong.kernel.errors import Busy
from vanphong.kernel.postgres import as_refusal

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
        until_it_waits(second)
    second.join()
    assert [holder.person for holder in holders] == [office.specialist_kt]


@pytest.mark.django_db(transaction=True)
def test_who_waits_too_long_is_told(office):
    paper, told = received(office), []

    def come_second() -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '20ms'")
                Document.objects.locked(paper.pk)
        except OperationalError as error:
            told.append(as_refusal(error))
        finally:
            connection.close()

    second = Thread(target=come_second)
    with transaction.atomic():
        Document.objects.locked(paper.pk)
        second.start()
        second.join()
    assert isinstance(told[0], Busy)


def until_it_waits(thread: Thread) -> None:
    with connection.cursor() as cursor:
        while thread.is_alive():
            cursor.execute(SOMEBODY_WAITS)
            if cursor.fetchone() == (True,):
                return
