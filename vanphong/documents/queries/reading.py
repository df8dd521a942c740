"""Reading documents: numbers, twins, histories of holding."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from vanphong.kernel import clock
from vanphong.kernel.vietnamese import fold, words_of
from vanphong.org.models import Agency, Person
from vanphong.org.queries import correspondents

from ..enums import Direction, EntryStatus, FileRole, Status
from ..models import Custody, Document, DocumentFile, Documents, Register, RegisterEntry


def take_number(register: Register, year: int) -> int:
    """The next number of the register in this year, held by this transaction until it ends: gapless, never reused."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO documents_registercounter (register_id, year, last_number) VALUES (%s, %s, 1)"
            " ON CONFLICT (register_id, year) DO UPDATE SET last_number = documents_registercounter.last_number + 1"
            " RETURNING last_number",
            [register.pk, year],
        )
        number: int = cursor.fetchone()[0]
    return number


def twins_of(document: Document) -> Documents:
    """Văn bản trùng: same identifier, or same number, symbol and issuer (NĐ 30/2020, PL VI.III.1h), or same bytes."""
    family = Document.objects.filter(agency_id=document.agency_id, direction=document.direction).order_by()
    blobs = DocumentFile.objects.filter(document_id=document.pk, role=FileRole.ORIGINAL).values("blob_id")
    same_bytes = DocumentFile.objects.filter(blob_id__in=blobs, role=FileRole.ORIGINAL)
    alike: list[QuerySet[Any, Any]] = [same_bytes.values("document_id")]
    if document.document_identifier:
        alike.append(family.filter(document_identifier=document.document_identifier).values("pk"))
    if document.code_number and document.code_notation and document.issuer_name:
        code = family.filter(code_number=document.code_number, code_notation__iexact=document.code_notation)
        alike.append(code.filter(_issuer_of(document)).values("pk"))
    twins = family.filter(pk__in=alike[0].union(*alike[1:]))
    return twins.exclude(pk=document.pk).exclude(status=Status.DISCARDED).order_by("id")


def _issuer_of(document: Document) -> Q:
    named = Q(issuer_name__iexact=document.issuer_name)
    return named | Q(issuer_id=document.issuer_id) if document.issuer_id else named


def next_to_register(person: Person, *, after: int = 0) -> Document | None:
    """The paper that has waited longest to be registered, after this one, then from the start again."""
    waiting = Document.objects.visible_to(person).filter(status=Status.RECEIVED, agency_id=person.agency_id)
    return waiting.filter(pk__gt=after).order_by("pk").first() or waiting.order_by("pk").first()


def holders_of(document: Document) -> QuerySet[Custody]:
    """Who held the paper, for which step and how long, oldest first."""
    return document.custodies.select_related("unit", "person").order_by("since", "id")


def default_register(document: Document) -> Register | None:
    """The outgoing register this type of document is numbered in."""
    return (
        Register.objects.filter(
            agency_id=document.agency_id,
            direction=Direction.OUTGOING,
            secret=document.secret,
            types=document.document_type_id,
        )
        .order_by("id")
        .first()
    )


def incoming_register(agency_id: int, *, secret: bool = False) -> Register:
    """Sổ đăng ký văn bản đến of an agency; the secret papers have one of their own."""
    books = Register.objects.filter(agency_id=agency_id, direction=Direction.INCOMING, secret=secret)
    return books.select_related("registry_unit", "report_to").earliest("id")


def signed_version(document: Document) -> DocumentFile:
    """The version of the draft whose bytes were signed."""
    versions = document.files.filter(role=FileRole.DRAFT, blob_id=document.signature.checksum)
    return versions.select_related("blob").latest("position")


def current_draft(document: Document) -> DocumentFile | None:
    """The newest version of the draft."""
    return document.files.filter(role=FileRole.DRAFT).select_related("blob").order_by("-position").first()


def search_text(document: Document) -> str:
    """What a document is found by, as plain words."""
    return " ".join(words_of(f"{document.code} {document.subject} {document.issuer_name} {document.signer_name}"))


def overdue(day: date, agency_id: int) -> QuerySet[Document]:
    return Document.objects.filter(agency_id=agency_id).overdue_on(day)


def correspondent_named(text: str) -> Agency | None:
    """The one agency whose name, short name, abbreviation or code is exactly this, accents and case aside."""
    return correspondents_named([text]).get(text)


def correspondents_named(texts: Iterable[str]) -> dict[str, Agency]:
    """The same of each of these texts that names one. One query, however many they are."""
    wanted = {text: folded for text in texts if (folded := fold(text))}
    if not wanted:
        return {}
    holds_one = Q(*(("search_key__contains", name) for name in set(wanted.values())), _connector=Q.OR)
    named: dict[str, list[Agency]] = defaultdict(list)
    for agency in correspondents().filter(holds_one):
        for name in _names_of(agency):
            named[name].append(agency)
    return {text: named[name][0] for text, name in wanted.items() if len(named[name]) == 1}


def _names_of(agency: Agency) -> set[str]:
    codes = (agency.organ_id, agency.organ_id_qcvn102)
    return {fold(name) for name in (agency.name, agency.short_name, agency.abbreviation, *codes) if name}


def reserved_for(document: Document) -> QuerySet[RegisterEntry]:
    """The numbers kept this year in the registers of this document's type."""
    books = Register.objects.filter(
        agency_id=document.agency_id, direction=Direction.OUTGOING, types=document.document_type_id
    )
    entries = RegisterEntry.objects.filter(register__in=books, year=clock.today().year, status=EntryStatus.RESERVED)
    return entries.order_by("number")
