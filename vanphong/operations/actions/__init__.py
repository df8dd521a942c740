"""What is done to the installation as a whole."""

from .demo import load_demo_office
from .office import Office, SignIn, load_office
from .replaying import replay

__all__ = ["Office", "SignIn", "load_demo_office", "load_office", "replay"]
