"""Issuing (ban hành, phát hành): number, date, frozen bytes, recipients (NĐ 30/2020, art. 14-18)."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted, Refused
from vanphong.org.models import Person

from .. import rules
from ..enums import EntryStatus, FileRole
from ..events import DocumentIssued
from ..models import Document, Register, RegisterEntry
from ..queries import search_text, signed_version
from .closing import answer
from .custody import advance, locked
from .registration import Upload, attach, enter

Frozen = Callable[[Document], tuple[Upload, int]]


@transaction.atomic
def issue(
    document: Document,
    register: Register,
    *,
    actor: Person,
    reserved: RegisterEntry | None = None,
    seen: int | None = None,
    frozen: Frozen | None = None,
) -> Document:
    """Ban hành: the registry gives the signed document its number, freezes its bytes and closes what it answers.

    `reserved` uses a number kept earlier instead of the next one. `frozen` says which bytes, of the document that has
    its number, and at which place among the issued files; without it the signed ones. Raises Refused with every
    obstacle.
    """
    document = locked(document, "issue", actor=actor, seen=seen)
    if not rules.can_issue(actor, document):
        raise NotPermitted("Chỉ văn thư của cơ quan được cấp số, ban hành văn bản.")
    # The paper it answers is locked before the number: a register is never held while waiting for a paper.
    answered = Document.objects.locked(document.replies_to_id) if document.replies_to_id else None
    if reserved is not None:
        reserved = RegisterEntry.objects.select_for_update().get(pk=reserved.pk)
    today = clock.today()
    if obstacles := rules.obstacles_to_issuing(document, register, reserved, today):
        raise Refused(obstacles)
    entry = _use(reserved) if reserved else enter(register, today)
    _number(document, entry, today)
    file, place = (frozen or _as_signed)(document)
    attach(document, [file], FileRole.ISSUED, actor=actor, first=place)
    fact = DocumentIssued(
        code=document.code, register=register.pk, year=entry.year, number=entry.number, checksum=file[0].pk
    )
    advance(document, fact, actor=actor)
    if answered is not None:
        answer(answered, document, actor=actor)
    return document


def _as_signed(document: Document) -> tuple[Upload, int]:
    signed = signed_version(document)
    return (signed.blob, signed.name), 0


def _number(document: Document, entry: RegisterEntry, day: date) -> None:
    document.entry = entry
    document.code_number = str(entry.number).zfill(2)
    document.code_notation = _notation(document, entry)
    document.issued_date = day
    document.search_text = search_text(document)


def _notation(document: Document, entry: RegisterEntry) -> str:
    unit_code = document.lead_unit.code if document.lead_unit else ""
    type_code = document.document_type.abbreviation if document.document_type else ""
    return rules.notation_for(entry.register, unit_code, type_code=type_code, year=entry.year)


def _use(entry: RegisterEntry) -> RegisterEntry:
    entry.status = EntryStatus.USED
    entry.save(update_fields=["status"])
    return entry
