"""Numbers of a register kept apart: reserved and void, both with a reason, both in the book for good."""

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person

from .. import rules
from ..enums import EntryStatus
from ..events import NumberReserved, NumberVoided
from ..models import Register, RegisterEntry
from .registration import enter


@transaction.atomic
def reserve_number(register: Register, reason: str, *, actor: Person, seen: int | None = None) -> RegisterEntry:
    """Giữ số: take the next number without a document yet.

    `seen` is the last number the actor's page showed. Raises AlreadyDone when a number after it has been reserved
    for the very same reason: a repeated click.
    """
    if not rules.keeps(actor, register):
        raise NotPermitted("Chỉ văn thư giữ sổ được giữ số.")
    if obstacles := rules.obstacles_to_a_reason(reason):
        raise Refused(obstacles)
    entry = enter(register, clock.today())
    if seen is not None and _reserved_since(entry, seen, tidy(reason)):
        raise AlreadyDone
    entry.status, entry.reason = EntryStatus.RESERVED, tidy(reason)
    entry.save(update_fields=["status", "reason"])
    record(NumberReserved(number=entry.number, year=entry.year, reason=entry.reason), about=entry, actor=actor)
    return entry


def _reserved_since(entry: RegisterEntry, seen: int, reason: str) -> bool:
    later = RegisterEntry.objects.filter(register=entry.register, year=entry.year, number__gt=seen)
    return later.filter(status=EntryStatus.RESERVED, reason=reason).exists()


@transaction.atomic
def void_number(entry: RegisterEntry, reason: str, *, actor: Person) -> RegisterEntry:
    """Bỏ số đã giữ: the reserved number will not be used; it stays in the book with its reason."""
    entry = RegisterEntry.objects.select_for_update(of=("self",)).select_related("register").get(pk=entry.pk)
    if not rules.keeps(actor, entry.register):
        raise NotPermitted("Chỉ văn thư giữ sổ được bỏ số.")
    if obstacles := rules.obstacles_to_a_reason(reason):
        raise Refused(obstacles)
    if entry.status != EntryStatus.RESERVED:
        raise Stale("Số này không còn ở trạng thái giữ, mời tải lại sổ.")
    entry.status, entry.reason = EntryStatus.VOID, tidy(f"{entry.reason} · {reason}")[:500]
    entry.save(update_fields=["status", "reason"])
    record(NumberVoided(number=entry.number, year=entry.year, reason=entry.reason), about=entry, actor=actor)
    return entry
