"""The same act on many papers: one result for each, and none stops another."""

from collections.abc import Callable
from dataclasses import dataclass

from vanphong.documents.models import Document
from vanphong.kernel.errors import AlreadyDone, DomainError


@dataclass(frozen=True)
class Result:
    """What became of one paper of many: done, or why not."""

    document: Document
    error: DomainError | None = None


def tried(document: Document, act: Callable[[], object]) -> Result:
    """Do the act, which owns its transaction. A repeated click counts as done."""
    try:
        act()
    except AlreadyDone:
        return Result(document)
    except DomainError as error:
        return Result(document, error)
    return Result(document)
