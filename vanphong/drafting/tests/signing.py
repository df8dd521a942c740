"""Drafts in Word brought to their signature by the real acts, each by the person whose work it is."""

from tests.office import Office
from vanphong.documents import actions as documents
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import checksum_of, drafted
from vanphong.drafting.actions import check

from .papers import faulty, stored


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
