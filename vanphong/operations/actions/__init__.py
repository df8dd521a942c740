"""What is done to the installation as a whole."""

from .office import Office, SignIn, load_demo_office, load_office

__all__ = ["Office", "SignIn", "load_demo_office", "load_office"]
