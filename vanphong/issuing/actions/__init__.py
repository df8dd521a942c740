"""What is done with a document that goes out."""

from .issuing import issue, release_now, remake_final

__all__ = ["issue", "release_now", "remake_final"]
