"""What was written on the page: the paper it makes, the words it can be opened with again."""

from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from vanphong.documents.enums import Direction, FileRole
from vanphong.documents.models import Document, DocumentType
from vanphong.documents.queries import correspondents_named, current_draft
from vanphong.org.models import Person
from vanphong.ui.formats import vndate

from ..models import Letter
from ..rules import BODIES, TYPES, Content, Typed, fill, group_of, lines_of, noted
from .models import KNOWN_TO, content_of, words_at_hand


def content_typed(typed: Typed, person: Person, answered: Document | None = None) -> Content:
    """The paper these words make for the unit of this person. Raises Invalid for what cannot be set."""
    signer = Person.objects.filter(pk=typed.signer).first() if typed.signer else None
    frame = content_of(typed.type_name, typed.bare_subject, person=person, signer=signer, answered=answered)
    return typed.put_into(frame)


def recipients_typed(typed: Typed) -> "tuple[tuple[str, Any, str], ...]":
    """Kính gửi and Nơi nhận as the rows of a draft: name, agency where it is known, group. One query."""
    to_act, to_know = lines_of(typed.addressees), typed_recipients(typed)
    known = correspondents_named([*to_act, *to_know])
    grouped = [(line, "action") for line in to_act]
    grouped += [(line, group_of(line, known=line in known)) for line in to_know]
    return tuple((known[line].name if line in known else line, known.get(line), group) for line, group in grouped)


def typed_recipients(typed: Typed) -> tuple[str, ...]:
    """The lines of Nơi nhận that name somebody."""
    return tuple(one for one in lines_of(typed.recipients) if not one.startswith(("Lưu", "Như trên")))


def types_written(agency_id: int) -> QuerySet[DocumentType]:
    """The types this agency numbers, of the 29 of the decree."""
    numbered = DocumentType.objects.filter(
        registers__agency=agency_id, registers__direction=Direction.OUTGOING, name__in=TYPES
    )
    return numbered.distinct()


def first_words(person: Person, answered: Document | None) -> dict[str, Any]:
    """What a page begins with: nothing but who is to know, and for an answer whom to and to what."""
    kind = types_written(person.agency_id).filter(name="Công văn").first()
    begun: dict[str, Any] = {"document_type": kind, "recipients": "\n".join(KNOWN_TO)}
    if answered is None:
        return begun
    number = f" số {answered.code}" if answered.code else ""
    dated = f" ngày {vndate(answered.issued_date)}" if answered.issued_date else ""
    subject = Typed("", answered.subject).bare_subject.rstrip(". ")
    about = f" về việc {subject[:1].lower()}{subject[1:]}" if subject else ""
    return begun | {
        "subject": f"trả lời văn bản{number} của {answered.issuer_name}",
        "addressees": answered.issuer_name,
        "urgency": answered.urgency,
        "field": answered.field_id,
        "body": f"Trả lời văn bản{number}{dated} của {answered.issuer_name}{about}, {person.agency.name} "
        "có ý kiến như sau:\n",
    }


def model_words(type_name: str, subject: str, person: Person, answered: Document | None) -> tuple[str, str]:
    """Lời văn mẫu of a type as one would type it: căn cứ, nội dung."""
    values = words_at_hand(subject, person, answered)
    blocks = [(block, fill(block.text, values)) for block in BODIES[type_name]]
    basis = "\n".join(text for block, text in blocks if block.kind == "basis")
    return basis, noted(replace(block, text=text) for block, text in blocks if block.kind != "basis")


def letter_of(document: Document) -> Letter | None:
    """What was typed for the newest version; None when that came from elsewhere."""
    latest = current_draft(document)
    return Letter.objects.filter(blob=latest.blob).first() if latest else None


def was_written_here(document: Document) -> bool:
    """Was an earlier version written on the page?"""
    drafts = document.files.filter(role=FileRole.DRAFT).values("blob_id")
    return Letter.objects.filter(blob_id__in=drafts).exists()
