"""Sao văn bản: a copy is made, drafted, signed and issued as usual, numbered in the series of copies (art. 25-27)."""

from uuid import UUID

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.documents import actions as documents
from vanphong.documents.actions import Draft, Upload
from vanphong.documents.models import Document
from vanphong.documents.queries import papers_open_to
from vanphong.documents.rules import is_leader, notation_for
from vanphong.files.actions import store
from vanphong.files.models import Blob
from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted, Refused
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person, Unit

from .. import printing, queries, rules
from ..enums import CopyKind
from ..events import CopyMade
from ..models import Copy
from ..rules import CopyOf


@transaction.atomic
def make_copy(
    copy: CopyOf, signer: Person, *, actor: Person, scan: Blob | None = None, key: UUID | None = None
) -> Document:
    """Lập bản sao with its pages: those of what is copied, or of `scan`, the paper that was signed; for an extract the
    form made anew around its text. Number and date stay open until it is issued.

    Raises as draft_copy, and Invalid for files and words that cannot be read.
    """
    unit = actor.unit
    if unit is None or not rules.can_copy(actor, copy.original):
        raise NotPermitted("Chỉ chuyên viên và lãnh đạo của đơn vị được lập bản sao.")
    if made := Document.objects.filter(receipt_key=key, drafter=actor).first() if key else None:
        return made
    original = _judged(copy, actor)
    pages = _pages(copy, original, signer, scan, unit)
    name = f"{copy.kind.label} {original.code}".replace("/", "-") + ".pdf"
    return draft_copy(copy, unit, (store(pages, name=name), name), actor=actor, key=key)


@transaction.atomic
def draft_copy(copy: CopyOf, unit: Unit, file: Upload, *, actor: Person, key: UUID | None = None) -> Document:
    """Lập bản sao: a draft of the type of copy, held by who makes it; then signed (TL.) and issued as usual.

    `file` is the copy with its block of the copying agency. Raises NotPermitted; Refused with every obstacle.
    """
    original = _judged(copy, actor)
    values = Draft(queries.type_of_copy(copy.kind), copy.subject, recipients=copy.recipients)
    document = documents.draft(unit.agency, unit, values, file, actor=actor, key=key)
    forms = {"source_form": copy.source, "target_form": copy.target, "part": tidy(copy.part)}
    _, new = Copy.objects.get_or_create(document=document, defaults={"original": original, "kind": copy.kind, **forms})
    if new:
        record(CopyMade(what=copy.kind.label, code=original.code, original=original.pk), about=document, actor=actor)
    return document


def _judged(copy: CopyOf, actor: Person) -> Document:
    """The document to be copied, as who copies it may see it."""
    original = papers_open_to(actor).select_related("document_type", "issuer").filter(pk=copy.original.pk).first()
    if original is None:
        raise NotPermitted("Anh/chị không được xem văn bản cần sao.")
    if obstacles := rules.obstacles_to_copying(original, copy.kind, copy.source, copy.target, copy.part):
        raise Refused(obstacles)
    return original


def _pages(copy: CopyOf, original: Document, signer: Person, scan: Blob | None, unit: Unit) -> bytes:
    agency, register = unit.agency, queries.register_of_copies(unit.agency, copy.kind)
    sources, obstacles = ([scan], []) if scan else queries.sources_of(original, copy.source)
    if copy.kind == CopyKind.EXTRACT:
        obstacles = [] if copy.text.strip() else ["Trích sao phải có nội dung được trích."]
    if not is_leader(signer, agency.pk):
        obstacles = [*obstacles, f"{signer.full_name} không có thẩm quyền ký văn bản của cơ quan."]
    if register is None:
        raise Refused([*obstacles, "Cơ quan chưa có sổ bản sao: đề nghị quản trị mở sổ."])
    if obstacles:
        raise Refused(obstacles)
    notation = notation_for(register, unit.code, type_code=copy.kind, year=clock.today().year)
    code, kind = notation.removeprefix(f"{copy.kind}-"), queries.type_of_copy(copy.kind).name
    return printing.pages_of_copy(copy, kind, agency, code, signer, [blob.path for blob in sources])
