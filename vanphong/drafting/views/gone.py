"""A row that a click is about, or the answer to a second click on one that the first has taken away."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

from vanphong.audit.models import Event
from vanphong.kernel.errors import AlreadyDone

Row = TypeVar("Row", bound=Model)


def found_or_gone(rows: QuerySet[Row], pk: int, taken: QuerySet[Event], words: str) -> Row:
    """Raises AlreadyDone in these words where the log says that it was taken away, 404 where it never was there."""
    row = rows.filter(pk=pk).first()
    if row is not None:
        return row
    if taken.exists():
        raise AlreadyDone(words)
    raise Http404
