"""The same way where the browser runs no scripts at all."""

import pytest

from tests.browser import WIDE
from tests.steps import Walk


@pytest.mark.browser
@pytest.mark.parametrize("walk", [{"viewport": WIDE, "java_script_enabled": False}], indirect=True, ids=["no scripts"])
def test_one_paper_goes_its_whole_way_without_scripts(walk: Walk):
    walk.receive()
    walk.register()
    walk.go()
    assert walk.answer.code == "01/UBND-KT"
    assert walk.paper.finished
