"""Two people acting on one paper at the same moment: one acts, the other is told, nothing is done twice."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection

from vanphong.documents.models import Document
from vanphong.kernel.errors import DomainError
from vanphong.routing.actions import claim, instruct
from vanphong.routing.enums import Outcome


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Run the acts in threads of their own; what each came to."""
    start, found = Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        try:
            start.wait(timeout=10)
            act()
            found.append("done")
        except DomainError as error:
            found.append(type(error).__name__)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(found)


@pytest.mark.django_db(transaction=True)
def test_two_leaders_instruct_one_paper(office, registered):
    paper = registered()
    found = at_once(
        lambda: instruct(
            paper, lead=office.units["KT"], due_date=None, text="", actor=office.chief, seen=paper.version
        ),
        lambda: instruct(
            paper, lead=office.units["NC"], due_date=None, text="", actor=office.deputy, seen=paper.version
        ),
    )
    assert found == ["Stale", "done"]
    assert paper.instructions.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_specialists_claim_one_paper(office, instructed):
    paper = instructed()
    found = at_once(
        lambda: claim(paper, actor=office.specialist_kt, seen=paper.version),
        lambda: claim(paper, actor=office.specialist_kt2, seen=paper.version),
    )
    assert found == ["Stale", "done"]
    held = Document.objects.for_list().get(pk=paper.pk).custody.person
    assert paper.assignments.get(outcome=Outcome.ACTIVE).person == held


@pytest.mark.django_db(transaction=True)
def test_one_person_clicks_twice(office, registered):
    paper = registered()

    def click() -> None:
        instruct(paper, lead=office.units["KT"], due_date=None, text="", actor=office.chief, seen=paper.version)

    assert at_once(click, click) == ["AlreadyDone", "done"]
    assert paper.instructions.count() == 1
