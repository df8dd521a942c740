"""Issued documents at every point of their way, made by the real actions."""

from dataclasses import replace
from datetime import timedelta

from tests.office import Office
from vanphong.documents import actions as documents
from vanphong.documents.actions import Draft
from vanphong.documents.forms import RegistrationForm
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import made_file, signed
from vanphong.drafting.printing import as_pdf, as_word
from vanphong.drafting.tests.papers import clean, stored
from vanphong.files.actions import store
from vanphong.files.models import Blob, Rendition
from vanphong.issuing import actions
from vanphong.issuing.jobs import make_final, mark_sent, send_waiting
from vanphong.issuing.models import Delivery, Issuance
from vanphong.issuing.rules import LINK_LIVES, hash_of, token_of
from vanphong.kernel import clock
from vanphong.org.models import Agency, Unit


def in_pages() -> Blob:
    """A notice as a PDF of one page, with its number and its date."""
    return store(as_pdf(clean("Thông báo")), name="thong-bao.pdf")


NOT_CONVERTED = "Không chuyển được tệp Word này."


def signed_in_word(office: Office) -> Document:
    """A letter in Word, signed, whose number and date are still blank."""
    file = stored(as_word(replace(clean("Công văn"), number="", day=None, notation="UBND-KT")))
    values = Draft(office.types["Công văn"], "V/v trả lời Sở Tài chính", recipients=(("Sở Tài chính", None, "action"),))
    draft = documents.draft(
        office.agency, office.units["KT"], values, (file, "du-thao.docx"), actor=office.specialist_kt
    )
    documents.send_for_signature(draft, office.vice_chair, actor=office.specialist_kt)
    return documents.sign(draft, file.pk, actor=office.vice_chair)


def issued(office: Office, document: Document | None = None, **options: object) -> Document:
    document = document or signed(office)
    return actions.issue(document, office.registers["CV"], actor=office.registrar, **options)


def held_back(office: Office, document: Document | None = None) -> Document:
    """Given its number, to leave tomorrow."""
    document = issued(office, document, release_at=clock.now() + timedelta(days=1))
    make_final(document.pk)
    return document


def not_converted(office: Office) -> Document:
    """In Word, of which no PDF could be made."""
    document = issued(office, signed_in_word(office))
    source = Issuance.objects.get(document=document).source
    Rendition.objects.filter(source=source).update(state="failed", reason=NOT_CONVERTED)
    make_final(document.pk)
    return document


WRONG = "Ban hành nhầm thẩm quyền."
MAILBOX = "vanthu@sotaichinh.sonhoa.gov.vn"


def to_four_places(office: Office) -> Document:
    """Signed, to go out by every way: inside to the neighbour and to a division, by e-mail, by post."""
    Agency.objects.filter(pk=office.finance.pk).update(dispatch_email=MAILBOX)
    office.finance.refresh_from_db()
    recipients = (
        (office.neighbour.name, office.neighbour, "action"),
        (office.units["NC"].name, None, "internal"),
        (office.finance.name, office.finance, "report"),
        (office.government_office.name, office.government_office, "information"),
    )
    values = Draft(office.types["Công văn"], "V/v triển khai kế hoạch", recipients=recipients)
    file = made_file()
    draft = documents.draft(office.agency, office.units["KT"], values, file, actor=office.specialist_kt)
    documents.send_for_signature(draft, office.vice_chair, actor=office.specialist_kt)
    return documents.sign(draft, file[0].pk, actor=office.vice_chair)


def released(office: Office) -> Document:
    """Issued and released, with what goes inside the system gone."""
    document = issued(office, to_four_places(office))
    make_final(document.pk)
    send_waiting(document)
    return document


def posted(office: Office) -> Document:
    """Released, with what goes by post gone too."""
    document = released(office)
    posting = actions.Posting(delivery_to(document, office.government_office))
    actions.enter_post([posting], clock.today(), actor=office.registrar)
    return document


def delivery_to(document: Document, agency: Agency | None = None, unit: Unit | None = None) -> Delivery:
    return document.deliveries.get(agency=agency, unit=unit)


def arrived(office: Office, document: Document) -> Document:
    """The paper it became at the neighbour."""
    incoming = delivery_to(document, office.neighbour).incoming
    assert incoming
    return incoming


def registered_there(office: Office, document: Document) -> Document:
    incoming = arrived(office, document)
    line = RegistrationForm(incoming).initial
    values = documents.Registration(
        issuer_name=line["issuer_name"], subject=line["subject"], arrival_date=line["arrival_date"]
    )
    return documents.register(incoming, values, actor=office.outsider_registrar)


def recalled(office: Office, document: Document, *, carried_out: bool = True) -> Document:
    actions.order_recall(document, WRONG, actor=office.vice_chair)
    if carried_out:
        actions.carry_out_recall(document, actor=office.registrar)
    return document


def recalled_there(office: Office) -> Document:
    """At the neighbour: registered, then recalled by us, waiting to be cancelled there."""
    document = released(office)
    incoming = registered_there(office, document)
    recalled(office, document)
    return incoming


def recalled_mail(office: Office) -> Delivery:
    """To an agency by e-mail, taken by its reader, recalled since."""
    delivery = actions.take_by_link(mailed(office))
    recalled(office, delivery.document)
    delivery.refresh_from_db()
    return delivery


def mailed(office: Office) -> Delivery:
    """To an agency by e-mail, as it is once the mail has gone."""
    delivery = delivery_to(released(office), office.finance)
    delivery.token_until = clock.now() + LINK_LIVES
    delivery.token_hash = hash_of(token_of(delivery))
    mark_sent(delivery, Issuance.objects.get(document=delivery.document))
    delivery.due_at = None
    delivery.save()
    return delivery
