"""Issued documents at every point of their way, made by the real actions."""

from dataclasses import replace
from datetime import timedelta

from tests.office import Office
from vanphong.documents import actions as documents
from vanphong.documents.actions import Draft
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import signed
from vanphong.drafting.printing import as_word
from vanphong.drafting.tests.papers import clean, stored
from vanphong.files.models import Rendition
from vanphong.issuing import actions
from vanphong.issuing.jobs import make_final
from vanphong.issuing.models import Issuance
from vanphong.kernel import clock

NOT_CONVERTED = "Không chuyển được tệp Word này."


def signed_in_word(office: Office, *, place_for_number: bool = True) -> Document:
    """A letter in Word, signed, whose number and date are still blank."""
    content = replace(clean("Công văn"), number="", day=None, notation="UBND-KT")
    file = stored(as_word(content if place_for_number else replace(content, place="", notation="", year=0)))
    values = Draft(office.types["Công văn"], "V/v trả lời Sở Tài chính", recipients=(("Sở Tài chính", None, "action"),))
    draft = documents.draft(
        office.agency, office.units["KT"], values, (file, "du-thao.docx"), actor=office.specialist_kt
    )
    documents.send_for_signature(draft, office.vice_chair, actor=office.specialist_kt)
    return documents.sign(draft, file.pk, actor=office.vice_chair)


def issued(office: Office, document: Document | None = None, **options: object) -> Document:
    document = document or signed(office)
    return actions.issue(document, office.registers["CV"], actor=office.registrar, **options)


def held_back(office: Office) -> Document:
    """Given its number, to leave tomorrow."""
    document = issued(office, release_at=clock.now() + timedelta(days=1))
    make_final(document.pk)
    return document


def not_converted(office: Office) -> Document:
    """In Word, of which no PDF could be made."""
    document = issued(office, signed_in_word(office))
    source = Issuance.objects.get(document=document).source
    Rendition.objects.filter(source=source).update(state="failed", reason=NOT_CONVERTED)
    make_final(document.pk)
    return document
