"""Drafts in Word, explained and brought to their signature by the real acts, each by the person whose work it is."""

from tests.office import Office
from vanphong.documents import actions as documents
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import checksum_of, drafted
from vanphong.drafting.actions import check, explain
from vanphong.drafting.queries import shown_of
from vanphong.drafting.rules import Key, key_of

from .papers import faulty, stored

REASON = "Theo mẫu riêng của Sở Tài chính."


def in_word(office: Office, data: bytes | None = None, *, checked: bool = True) -> Document:
    """A draft whose newest version these bytes are: a letter with two errors, unless others are given."""
    document, blob = drafted(office), stored(faulty() if data is None else data)
    document = documents.replace_draft(document, (blob, "du-thao.docx"), actor=office.specialist_kt)
    if checked:
        check(blob)
    return document


def sent(office: Office, document: Document) -> Document:
    return documents.send_for_signature(document, office.vice_chair, actor=office.specialist_kt)


def signed(office: Office, document: Document) -> Document:
    document = sent(office, document)
    return documents.sign(document, checksum_of(document), actor=office.vice_chair)


def found_in(document: Document) -> list[Key]:
    return [key_of(one) for one in shown_of(document).findings]


def explained(office: Office, document: Document) -> Document:
    for finding in found_in(document):
        explain(document, finding, REASON, actor=office.specialist_kt)
    return document
