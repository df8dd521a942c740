import pytest

from vanphong.kernel.errors import Stale
from vanphong.kernel.lifecycle import Lifecycle

LAMP = Lifecycle(
    {"make": ({""}, "off"), "light": ({"off"}, "on"), "quench": ({"on"}, "off"), "break": ({"on", "off"}, "gone")}
)


def test_a_move_leads_to_its_state():
    assert LAMP.after("light", "off") == "on"
    assert LAMP.allows("break", "on")
    assert not LAMP.allows("light", "gone")


def test_a_move_from_elsewhere_says_that_somebody_was_first():
    with pytest.raises(Stale, match="mời tải lại"):
        LAMP.after("light", "on")


@pytest.mark.parametrize(
    ("history", "state"),
    [
        ([], ""),
        (["make", "light", "quench", "light", "break"], "gone"),
        (["light"], None),
        (["make", "light", "light"], None),
        (["make", "sell"], None),
    ],
)
def test_a_history_leads_to_a_state_or_breaks_the_table(history, state):
    assert LAMP.replay(history) == state
