"""The same act on many papers: one result for each, and none stops another."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import OperationalError

from vanphong.documents.models import Document
from vanphong.kernel.errors import AlreadyDone, DomainError
from vanphong.kernel.postgres import as_refusal


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
    except (DomainError, OperationalError) as error:
        if refusal := as_refusal(error):
            return Result(document, refusal)
        raise
    return Result(document)
