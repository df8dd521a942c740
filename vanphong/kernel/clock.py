"""The one clock of the house. Actions ask it, so that a year can be lived again in a replay."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_held: ContextVar[datetime | None] = ContextVar("held", default=None)


def now() -> datetime:
    """This moment, aware, in UTC."""
    return _held.get() or timezone.now()


def today() -> date:
    """Today's date in the office (Asia/Ho_Chi_Minh)."""
    return timezone.localtime(now()).date()


@contextmanager
def held_at(moment: datetime) -> Iterator[None]:
    """Inside the block it is `moment` (aware)."""
    token = _held.set(moment)
    try:
        yield
    finally:
        _held.reset(token)
