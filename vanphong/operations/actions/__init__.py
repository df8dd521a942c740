"""What is done to the installation as a whole."""

from .office import Office, SignIn, load_demo_office, load_office
from .replaying import live_until_now, replay

__all__ = ["Office", "SignIn", "live_until_now", "load_demo_office", "load_office", "replay"]
