"""By which right somebody sends a paper on and decides about its time: a post of their own, or one they stand in for.

Each answers the strongest standing of these (`org.queries.stands_for`), None where there is none (NĐ 30/2020, art. 13).
"""

from collections.abc import Iterable

from vanphong.documents.models import Document
from vanphong.org.enums import Basis
from vanphong.org.models import Person
from vanphong.org.queries import stands_for
from vanphong.org.rules import (
    Standing,
    has_post,
    heads,
    instructs,
    is_office_leader,
    is_registrar,
    rules_office,
    standing_by,
    works_in,
)

from ..models import ExtensionRequest, Instruction, UnitQuestion
from .routes import is_handler

Standings = Iterable[Standing]


def standing_to_instruct(standings: Standings, document: Document) -> Standing | None:
    """Người có thẩm quyền: the Chief of Office or the deputy on duty of the paper's agency (NĐ 30/2020, art. 23)."""
    return standing_by(standings, instructs(document.agency_id), *_matter(document))


def standing_to_assign(standings: Standings, document: Document) -> Standing | None:
    """The head of the lead unit."""
    return standing_by(standings, heads(document.lead_unit_id), *_matter(document))


standing_to_send_back = standing_to_assign


def standing_to_answer(standings: Standings, question: UnitQuestion) -> Standing | None:
    """Anybody of the unit that was asked."""
    return standing_by(standings, works_in(question.unit_id), *_matter(question.document))


def standing_to_set_due(standings: Standings, document: Document) -> Standing | None:
    """Người đặt hạn: whoever the instruction in force is of, or the Chief of Office."""
    chief = rules_office(document.agency_id)
    given = Instruction.objects.filter(document=document, current=True).values_list("author", "for_person")
    authors = {person for pair in given for person in pair}
    return standing_by(standings, lambda post: chief(post) or post.person_id in authors, *_matter(document))


def standing_to_decide_extension(standings: Standings, request: ExtensionRequest) -> Standing | None:
    """Only who set the date: the head of unit for a person's, the leader of the Office for the paper's own."""
    return (standing_to_assign if request.within_unit else standing_to_set_due)(standings, request.document)


def standing_to_stop_clock(person: Person, standings: Standings, document: Document) -> Standing | None:
    """Who handles the paper, or the head of the lead unit."""
    if is_handler(person, document):
        return Standing(person.pk, Basis.OWN)
    return standing_to_assign(standings, document)


def can_view_day_sheet(person: Person, agency_id: int) -> bool:
    """The registry that draws the sheet up, the leaders of the Office it is put before, and who stands in for them."""
    if is_registrar(person, agency_id) or is_office_leader(person, agency_id):
        return True
    return instructs_something(stands_for(person), agency_id)


def instructs_something(standings: Standings, agency_id: int) -> bool:
    """Is there an instruction these could write, of whatever field and type?"""
    return any(has_post(one, instructs(agency_id)) for one in standings)


def _matter(document: Document) -> tuple[int | None, str]:
    """What a limited delegation is measured by."""
    return document.field_id, document.document_type.name if document.document_type else ""
