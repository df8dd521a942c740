"""One real paper through all seven steps, as six people at six browsers."""

import pytest

from tests.steps import Walk
from vanphong.kernel import clock


@pytest.mark.browser
def test_one_paper_goes_its_whole_way(walk: Walk):
    walk.receive()
    walk.register_by_keyboard()
    walk.go()
    everybody_stands_in_its_history(walk)
    the_books_have_its_lines(walk)
    the_year_counts_it(walk)


def everybody_stands_in_its_history(walk: Walk) -> None:
    specialist = walk.at_work("specialist_kt")
    specialist.open("paper", walk.paper.pk)
    specialist.reads("Đã giải quyết")


def the_books_have_its_lines(walk: Walk) -> None:
    registrar, year = walk.at_work("registrar"), clock.today().year
    registrar.open("register-book", walk.paper.entry.register_id, year)
    registrar.reads(walk.letter.subject, walk.letter.code)


def the_year_counts_it(walk: Walk) -> None:
    chief = walk.at_work("chief")
    chief.open("report-year", clock.today().year)
    walk.photograph("chief", "tong-ket-nam")
