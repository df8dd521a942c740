"""The same way at 390 by 844, with a finger."""

import pytest

from tests.browser import PHONE
from tests.steps import Walk


@pytest.mark.browser
@pytest.mark.parametrize("walk", [PHONE], indirect=True, ids=["phone"])
def test_one_paper_goes_its_whole_way_on_a_phone(walk: Walk):
    walk.receive()
    walk.register()
    walk.go()
    assert walk.answer.code == "01/UBND-KT"
    assert walk.paper.finished
