"""Sao văn bản: a copy is drafted, signed and issued as usual, numbered in the series of copies (art. 25-27)."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.documents import actions as documents
from vanphong.documents.actions import Draft, Upload
from vanphong.documents.models import Document, DocumentType
from vanphong.documents.queries import papers_open_to
from vanphong.kernel.errors import NotPermitted, Refused
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Agency, Person, Unit
from vanphong.ui.formats import vndate

from .. import rules
from ..enums import CopyKind, Form
from ..events import CopyMade
from ..models import Copy


@dataclass(frozen=True)
class CopyOf:
    """Which copy of which document, from which form to which, for whom."""

    original: Document
    kind: CopyKind
    source: Form
    target: Form
    part: str = ""
    recipients: tuple[tuple[str, Agency | None, str], ...] = ()

    @property
    def subject(self) -> str:
        """Trích yếu: "Trích sao (Điều 3) Quyết định số 05/QĐ-UBND ngày 05/01/2026 của …: …"."""
        of = self.original
        part = f" ({tidy(self.part)})" if self.part else ""
        head = f"{self.kind.label}{part} {of.document_type or 'văn bản'} số {of.code} ngày {vndate(of.issued_date)}"
        return f"{head} của {of.issuer_name}: {of.subject}"[:2000]


@transaction.atomic
def draft_copy(copy: CopyOf, unit: Unit, file: Upload, *, actor: Person, key: UUID | None = None) -> Document:
    """Lập bản sao: a draft of the type of copy, held by who makes it; then signed (TL.) and issued as usual.

    `file` is the copy with its block of the copying agency. Raises NotPermitted; Refused with every obstacle.
    """
    original = papers_open_to(actor).select_related("document_type").filter(pk=copy.original.pk).first()
    if original is None:
        raise NotPermitted("Anh/chị không được xem văn bản cần sao.")
    if obstacles := rules.obstacles_to_copying(original, copy.kind, copy.source, copy.target, copy.part):
        raise Refused(obstacles)
    values = Draft(DocumentType.objects.get(abbreviation=copy.kind), copy.subject, recipients=copy.recipients)
    document = documents.draft(unit.agency, unit, values, file, actor=actor, key=key)
    forms = {"source_form": copy.source, "target_form": copy.target, "part": tidy(copy.part)}
    _, new = Copy.objects.get_or_create(document=document, defaults={"original": original, "kind": copy.kind, **forms})
    if new:
        record(CopyMade(what=copy.kind.label, code=original.code, original=original.pk), about=document, actor=actor)
    return document
