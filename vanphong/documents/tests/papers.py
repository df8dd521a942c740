"""Papers at every point of their way, made by the real actions, each by the person whose work it is."""

from itertools import count
from typing import Any

from tests.office import Office
from vanphong.documents import actions
from vanphong.documents.actions import Draft, Registration
from vanphong.documents.models import Document
from vanphong.documents.queries import current_draft
from vanphong.files.actions import store_made
from vanphong.files.models import Blob
from vanphong.kernel import clock

_copies = count(1)


def made_file(text: str = "") -> tuple[Blob, str]:
    """A file nobody has seen before, or the one with this text."""
    return store_made(f"%PDF-1.7 {text or next(_copies)}".encode()), "văn bản.pdf"


def line(**values: Any) -> Registration:
    """What a registrar writes into the book."""
    usual = {
        "issuer_name": "Sở Tài chính tỉnh Sơn Hòa",
        "subject": "V/v phân bổ kinh phí",
        "arrival_date": clock.today(),
    }
    return Registration(**(usual | values))


def received(office: Office, *, text: str = "") -> Document:
    return actions.receive(office.agency, [made_file(text)], actor=office.registrar)


def registered(office: Office, *, text: str = "", **values: Any) -> Document:
    return actions.register(received(office, text=text), line(**values), actor=office.registrar)


def drafted(office: Office, *, type_name: str = "Công văn", **options: Any) -> Document:
    values = Draft(office.types[type_name], "V/v trả lời Sở Tài chính", recipients=(("Sở Tài chính", None, "action"),))
    return actions.draft(office.agency, office.units["KT"], values, made_file(), actor=office.specialist_kt, **options)


def awaiting_signature(office: Office, **options: Any) -> Document:
    return actions.send_for_signature(drafted(office, **options), office.vice_chair, actor=office.specialist_kt)


def checksum_of(document: Document) -> str:
    version = current_draft(document)
    assert version
    return version.blob_id


def signed(office: Office, **options: Any) -> Document:
    document = awaiting_signature(office, **options)
    return actions.sign(document, checksum_of(document), actor=office.vice_chair)


def issued(office: Office, *, book: str = "CV", **options: Any) -> Document:
    return actions.issue(signed(office, **options), office.registers[book], actor=office.registrar)
