"""The pages of a copy (NĐ 30/2020, art. 25; PL I, phần II): those of the copied document, or an extract made anew."""

from collections.abc import Sequence
from pathlib import Path

from vanphong.documents.models import Document
from vanphong.documents.rules import signature_block
from vanphong.drafting import printing
from vanphong.drafting.rules import Content, Copy, Signed, parse
from vanphong.kernel import clock
from vanphong.org.models import Agency, Person

from ..enums import CopyKind, Form
from ..rules import CopyOf


def pages_of_copy(
    copy: CopyOf, type_name: str, agency: Agency, agency_code: str, signer: Person, sources: Sequence[Path]
) -> bytes:
    """Bản sao as a PDF whose number and date are still open; `sources` are the files of what is copied whole.

    What goes into electronic form gets its mark when it is issued. Raises Invalid for what cannot be read or set.
    """
    pdf = printing.as_pdf(_made_anew(copy)) if copy.kind == CopyKind.EXTRACT else printing.joined(sources)
    if copy.target == Form.ELECTRONIC:
        return pdf
    block = Copy(
        kind=type_name,
        agency=agency.name,
        number="",
        agency_code=agency_code,
        place=agency.place,
        day=None,
        signed=_signed(signature_block(signer, agency.pk)[1], signer.full_name),
        recipients=tuple(name for name, _, _ in copy.recipients),
        year=clock.today().year,
    )
    return printing.with_block(pdf, block)


def _made_anew(copy: CopyOf) -> Content:
    """Trích sao: the form of the document in full, and of its content what is extracted (art. 25.3b)."""
    of = copy.original
    return Content(
        type_name=of.document_type.name if of.document_type else "Văn bản",
        agency=of.issuer_name,
        notation=of.code_notation,
        place=of.issuer.place if of.issuer else "",
        year=of.issued_date.year if of.issued_date else "",
        subject=of.subject.removeprefix("V/v "),
        number=of.code_number,
        day=of.issued_date,
        blocks=parse(copy.text),
        signed=_signer_of(of),
        recipients=tuple(of.recipients.values_list("name", flat=True)),
        copy_of=copy.kind.label,
    )


def _signer_of(document: Document) -> Signed:
    signature = getattr(document, "signature", None)
    lines = signature.block.split("|") if signature else [document.signer_position]
    return _signed(lines, document.signer_name)


def _signed(lines: Sequence[str], name: str) -> Signed:
    return Signed(lines[-1], name, tuple(lines[:-1]))
