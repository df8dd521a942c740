"""Numbers under many hands: registrars at once, work given up in the middle, processes killed without warning."""

import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, contextmanager

import pytest
from django.conf import settings
from django.db import connection

from vanphong.documents import actions
from vanphong.documents.models import Document, RegisterCounter, RegisterEntry
from vanphong.kernel import clock
from vanphong.kernel.errors import DomainError

from .papers import line, received

pytestmark = pytest.mark.django_db(transaction=True)
KILLED, SPARED = 2, 2
WAIT = 60


def _at_once(*works):
    """Do these in threads of their own, started together; what each gave or raised."""
    ready, results = threading.Barrier(len(works)), [None] * len(works)

    def run(place, work):
        try:
            ready.wait()
            results[place] = work()
        except DomainError as error:
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_two_registrars_save_the_same_paper_and_one_number_is_given(office):
    paper = received(office)
    people = [office.registrar, office.registrar2]
    results = _at_once(*(lambda p=p: actions.register(paper, line(), actor=p, seen=paper.version) for p in people))
    assert sorted(isinstance(result, DomainError) for result in results) == [False, True]
    assert RegisterEntry.objects.count() == 1


def test_two_registrars_register_two_papers_and_the_numbers_follow_each_other(office):
    papers = [received(office) for _ in range(4)]
    results = _at_once(*(lambda p=p: actions.register(p, line(), actor=office.registrar) for p in papers))
    assert sorted(paper.entry.number for paper in results) == [1, 2, 3, 4]


def test_a_click_repeated_before_the_answer_receives_once(office):
    key = "0b6f2a44-7f0e-4d9e-9d0a-6f0f5b1f9a11"
    results = _at_once(*[lambda: actions.receive(office.agency, [], actor=office.registrar, key=key)] * 3)
    assert len({paper.pk for paper in results}) == 1
    assert Document.objects.count() == 1


def test_no_gap_no_double_and_nothing_acknowledged_is_lost(office, tmp_path):
    book, chance = office.registers["DEN"], random.Random(2019)
    with ExitStack() as stack:
        spared = [stack.enter_context(_process(tmp_path / f"spared-{place}", 30, place)) for place in range(SPARED)]
        doomed = [stack.enter_context(_process(tmp_path / f"doomed-{place}", 10**6, place)) for place in range(KILLED)]
        for place, process in enumerate(doomed):
            _wait_for_lines(tmp_path / f"doomed-{place}", 5)
            time.sleep(chance.random() / 20)
            process.kill()
        assert [process.wait(WAIT) for process in spared] == [0] * SPARED
        assert [process.wait(WAIT) for process in doomed] == [-signal.SIGKILL] * KILLED

    _wait_for_the_last_commit(book)
    rows = [row for file in tmp_path.iterdir() for row in file.read_text().split("\n")[:-1]]
    acknowledged = [tuple(map(int, row.split())) for row in rows]
    kept = set(Document.objects.filter(entry__isnull=False).values_list("pk", "entry__year", "entry__number"))
    numbers = sorted(RegisterEntry.objects.filter(register=book).values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert RegisterCounter.objects.get(register=book, year=clock.today().year).last_number == len(numbers)
    assert set(acknowledged) <= kept
    assert len(acknowledged) == len(set(acknowledged))
    assert len(kept) == len(numbers) <= len(acknowledged) + KILLED


@contextmanager
def _process(acknowledgements, how_many, seed):
    module = "vanphong.documents.tests.registering_process"
    database = settings.DATABASES["default"]["NAME"]
    arguments = [database, str(acknowledgements), str(how_many), str(seed)]
    with subprocess.Popen([sys.executable, "-m", module, *arguments]) as process:
        try:
            yield process
        finally:
            process.kill()


def _wait_for_lines(file, how_many):
    deadline = time.monotonic() + WAIT
    while not file.exists() or file.read_text().count("\n") < how_many:
        assert time.monotonic() < deadline, f"{file.name} has not registered anything"
        time.sleep(0.01)


def _wait_for_the_last_commit(book):
    """A killed process may have left a commit on its way; whoever is on the way holds the counter."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM documents_registercounter WHERE register_id = %s FOR UPDATE", [book.pk])
