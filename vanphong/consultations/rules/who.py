"""Who may ask, who may answer, and who may do neither."""

from vanphong.documents.rules import can_change_draft, can_draft
from vanphong.org.enums import Role
from vanphong.org.models import Person, Unit
from vanphong.org.rules import can_administer, is_chief, leads_work_of

from ..models import Addressee, Consultation


def can_consult(person: Person, unit: Unit | None) -> bool:
    """Who may ask for opinions in the name of a unit: those who draft in it."""
    return unit is not None and unit.pk in person.unit_ids and can_draft(person, unit.agency_id)


def can_lead(person: Person, consultation: Consultation) -> bool:
    """The author; who has the draft now; the head of the unit, or of the one it was merged into; the Chief of Office.

    So nothing stands still when the author is away or has left.
    """
    drafts = consultation.draft is not None and can_change_draft(person, consultation.draft)
    own = drafts or consultation.author_id == person.pk
    return own or is_chief(person, consultation.agency_id) or leads_work_of(person, consultation.unit)


def can_answer(person: Person, addressee: Addressee) -> bool:
    """Anybody of the unit asked, or of the one it was merged into; of another agency, those who answer for it to the
    agency that asks."""
    return Addressee.objects.sent_to(person).filter(pk=addressee.pk).exists()


def only_responds(person: Person) -> bool:
    """Somebody of another agency who may do nothing here but answer what was sent to them."""
    return person.roles == frozenset({Role.RESPONDENT})


def can_invite(person: Person) -> bool:
    return can_administer(person, person.agency_id)
