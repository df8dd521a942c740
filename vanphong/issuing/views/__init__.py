"""Pages of issuing: each posts one act and returns to the paper."""

from .issuing import issue, release_now, remake_final

__all__ = ["issue", "release_now", "remake_final"]
