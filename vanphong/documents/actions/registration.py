"""Receiving and registering what comes in (tiếp nhận, đăng ký văn bản đến; NĐ 30/2020, art. 21-22)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from vanphong.files.actions import forget
from vanphong.files.models import Blob
from vanphong.files.rules import clean_name
from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted, Refused, Stale
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Agency, Field, Person

from .. import rules
from ..enums import AccessReason, Direction, EntryStatus, FileRole, Secrecy, Status, Step, Urgency
from ..events import (
    DocumentDiscarded,
    DocumentReceived,
    DocumentRegistered,
    MetadataCorrected,
    RegistrationVoided,
    SecretRegistered,
)
from ..models import Document, DocumentFile, DocumentType, Register, RegisterEntry
from ..queries import incoming_register, search_text, take_number
from .custody import Holder, advance, let_see, locked

Upload = tuple[Blob, str]


@dataclass(frozen=True)
class Registration:
    """What the registrar writes into the line (NĐ 30/2020, PL IV.VI, PL VI.II)."""

    issuer_name: str
    subject: str
    arrival_date: date
    issuer: Agency | None = None
    document_type: DocumentType | None = None
    code_number: str = ""
    code_notation: str = ""
    document_identifier: str = ""
    issued_date: date | None = None
    field: Field | None = None
    urgency: int = Urgency.NORMAL
    secrecy: int = Secrecy.NONE
    signer_position: str = ""
    signer_name: str = ""
    page_amount: int | None = None
    copies: int = 1
    reply_due_date: date | None = None
    note: str = ""

    def write_to(self, document: Document) -> list[str]:
        """Set the document's columns; the names of those that changed."""
        changed = []
        for name, value in vars(self).items():
            kept = tidy(value) if isinstance(value, str) else value
            if getattr(document, name) != kept:
                setattr(document, name, kept)
                changed.append(name)
        document.search_text = search_text(document)
        return changed


@transaction.atomic
def receive(agency: Agency, files: Sequence[Upload], *, actor: Person, key: UUID | None = None) -> Document:
    """Tiếp nhận: one paper with its files (none for a paper kept on paper only), waiting to be registered.

    `key` makes a repeated hand-in harmless: the same key gives the same document.
    """
    if not rules.can_receive(actor, agency.pk):
        raise NotPermitted("Chỉ văn thư của cơ quan được tiếp nhận văn bản đến.")
    facts = {
        "direction": Direction.INCOMING,
        "received_at": clock.now(),
        "arrival_date": clock.today(),
        "page_amount": sum(blob.page_count or 0 for blob, _ in files) or None,
    }
    document, new = made_once(agency, key, facts)
    if not new:
        return document
    registry = incoming_register(agency.pk).registry_unit
    attach(document, files, FileRole.ORIGINAL, actor=actor)
    advance(document, DocumentReceived(files=len(files)), actor=actor, holder=Holder(registry, Step.REGISTER))
    let_see(document, AccessReason.REGISTRY, units=[registry])
    return document


def made_once(agency: Agency, key: UUID | None, facts: dict[str, Any]) -> tuple[Document, bool]:
    """The document of the page with this key, and whether it is new. Raises Stale for a page of another agency."""
    document, new = Document.objects.get_or_create(receipt_key=key or uuid4(), defaults=facts | {"agency": agency})
    if document.agency_id != agency.pk:
        raise Stale("Trang này đã cũ, mời tải lại rồi nộp lại.")
    return document, new


def attach(document: Document, files: Sequence[Upload], role: FileRole, *, actor: Person, first: int = 0) -> None:
    """Put files on a document, in order, under clean names."""
    DocumentFile.objects.bulk_create(
        DocumentFile(
            document=document,
            blob=blob,
            name=clean_name(name),
            role=role,
            position=first + place,
            added_at=clock.now(),
            added_by=actor,
        )
        for place, (blob, name) in enumerate(files)
    )


@transaction.atomic
def register(document: Document, values: Registration, *, actor: Person, seen: int | None = None) -> Document:
    """Đăng ký: give the paper the next arrival number of this year's register and report it to the Chief of Office.

    A paper marked Mật, Tối mật or Tuyệt mật gets a line of the secret register only; any contents handed in are
    destroyed (Luật 117/2025/QH15, art. 5). Raises Refused with every obstacle.
    """
    document = locked(document, "register_secret" if values.secrecy else "register", actor=actor, seen=seen)
    if not rules.can_register(actor, document):
        raise NotPermitted("Chỉ văn thư của cơ quan được đăng ký văn bản đến.")
    values.write_to(document)
    today = clock.today()
    if obstacles := rules.obstacles_to_registering(document, today):
        raise Refused(obstacles)
    if document.secret:
        return _register_secret(document, today, actor)
    book = incoming_register(document.agency_id)
    let_see(document, AccessReason.REPORTED, units=[book.report_to])
    document.entry = enter(book, today)
    fact = DocumentRegistered(register=book.pk, year=document.entry.year, number=document.entry.number)
    advance(document, fact, actor=actor, holder=Holder(book.report_to, Step.INSTRUCT))
    return document


def _register_secret(document: Document, today: date, actor: Person) -> Document:
    book = incoming_register(document.agency_id, secret=True)
    document.entry = enter(book, today)
    document.subject, document.note = rules.UNWRITTEN_SUBJECT, ""
    document.search_text = search_text(document)
    fact = SecretRegistered(register=book.pk, year=document.entry.year, number=document.entry.number)
    advance(document, fact, actor=actor)
    document.accesses.exclude(reason=AccessReason.REGISTRY).delete()
    blobs = [file.blob for file in document.files.select_related("blob")]
    document.files.all().delete()
    for blob in blobs:
        if not DocumentFile.objects.filter(blob=blob).exists():
            forget(blob)
    return document


def enter(book: Register, today: date) -> RegisterEntry:
    """Vào sổ: a line with the next number of today's year, whatever date the paper itself bears.

    Whoever wants the number after it waits for this transaction to end: what needs no number is done before.
    """
    number = take_number(book, today.year)
    return RegisterEntry.objects.create(register=book, year=today.year, number=number, entered_on=today)


@transaction.atomic
def unregister(document: Document, reason: str, *, actor: Person, seen: int | None = None) -> Document:
    """Bỏ số: the number stays in the book as void with its reason; the paper waits to be registered again."""
    document = locked(document, "unregister", actor=actor, seen=seen)
    if not rules.can_register(actor, document):
        raise NotPermitted("Chỉ văn thư của cơ quan được bỏ số đã đăng ký.")
    if obstacles := rules.obstacles_to_a_reason(reason):
        raise Refused(obstacles)
    entry = document.entry
    if entry is None or document.status != Status.REGISTERED:
        raise Refused(["Chỉ bỏ được số của văn bản chưa có bút phê."])
    entry.status, entry.reason = EntryStatus.VOID, tidy(reason)
    entry.save(update_fields=["status", "reason"])
    document.entry = None
    fact = RegistrationVoided(number=entry.number, year=entry.year, reason=entry.reason)
    advance(document, fact, actor=actor, holder=Holder(entry.register.registry_unit, Step.REGISTER))
    return document


@transaction.atomic
def discard(document: Document, reason: str, *, actor: Person, seen: int | None = None) -> Document:
    """Bỏ: something handed in by mistake is put aside before it is registered."""
    document = locked(document, "discard", actor=actor, seen=seen)
    if not rules.can_register(actor, document):
        raise NotPermitted("Chỉ văn thư của cơ quan được bỏ văn bản chờ đăng ký.")
    if obstacles := rules.obstacles_to_a_reason(reason):
        raise Refused(obstacles)
    advance(document, DocumentDiscarded(reason=tidy(reason)), actor=actor)
    return document


@transaction.atomic
def correct(document: Document, values: Registration, *, actor: Person, seen: int | None = None) -> Document:
    """Sửa thông tin đăng ký: the number stays; what changed is on record. What stands there already changes nothing."""
    document = locked(document, "", actor=actor, seen=None)
    if not rules.can_register(actor, document):
        raise NotPermitted("Chỉ văn thư của cơ quan được sửa thông tin đăng ký.")
    if document.entry is None or document.secret or values.secrecy or document.status == Status.WITHDRAWN:
        raise Refused(["Chỉ sửa được dòng đã đăng ký của văn bản không mật, chưa bị thu hồi."])
    if changed := values.write_to(document):
        if seen not in (None, document.version):
            raise Stale
        if obstacles := rules.obstacles_to_registering(document, clock.today()):
            raise Refused(obstacles)
        labels = ", ".join(_label(name) for name in changed)
        advance(document, MetadataCorrected(fields=labels), actor=actor)
    return document


def _label(name: str) -> str:
    field: Any = Document._meta.get_field(name)
    return str(field.verbose_name)
