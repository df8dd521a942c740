"""The same opinion on many memos: one result for each, and none stops another."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import OperationalError

from vanphong.kernel.errors import AlreadyDone, DomainError, Stale
from vanphong.kernel.postgres import as_refusal
from vanphong.org.models import Person

from .. import rules
from ..models import Memo, Opinion, RoundStep
from .moving import CHANGED
from .opinions import opine


@dataclass(frozen=True)
class Entry:
    """One memo of many: the step, the version and the round that were read, and what is said of it."""

    step: RoundStep
    seen: int
    checksum: str
    choice: str
    text: str = ""


@dataclass(frozen=True)
class Result:
    """What became of one memo of many: where it has gone, or that it was done before, or why not."""

    step: RoundStep
    memo: Memo | None = None
    error: DomainError | None = None

    @property
    def reasons(self) -> list[str]:
        return self.error.reasons if self.error else []


def opine_many(entries: Iterable[Entry], *, actor: Person) -> list[Result]:
    """Cho ý kiến nhiều phiếu: each in its own transaction.

    The same entries may be sent again when the connection dropped half-way: what was said before counts as done, by
    the opinion itself, however far the memo has gone since.
    """
    return [_tried(entry, actor) for entry in entries]


def _tried(entry: Entry, actor: Person) -> Result:
    step, said = entry.step, (entry.choice, entry.text, entry.checksum)
    try:
        return Result(step, opine(step.memo, *said, actor=actor, at=step.pk, seen=entry.seen))
    except (DomainError, OperationalError) as error:
        refusal = as_refusal(error)
        if refusal is None:
            raise
    if _said_before(entry, actor):
        return Result(step)
    return Result(step, error=Stale(CHANGED) if isinstance(refusal, AlreadyDone) else refusal)


def _said_before(entry: Entry, actor: Person) -> bool:
    said = {"choice": entry.choice, "text": rules.written(entry.text), "checksum": entry.checksum}
    return Opinion.objects.filter(step=entry.step, person=actor, **said).exists()
