"""What is done to the installation as a whole."""

from typing import NamedTuple


class SignIn(NamedTuple):
    """Somebody of the demo office who may sign in, with the password everybody may know."""

    role: str
    name: str
    user_name: str
    password: str


def load_demo_office() -> list[SignIn]:
    """Văn phòng mẫu: load it unless an office is there already. Returns who may sign in, one for each role."""
    return []
