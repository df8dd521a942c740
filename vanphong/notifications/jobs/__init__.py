"""What the notifications do behind the scenes: sending mails, the digest, the sheet of the week, and pruning."""

from . import daily, outbox, weekly

__all__ = ["daily", "outbox", "weekly"]
