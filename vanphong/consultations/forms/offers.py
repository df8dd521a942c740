"""What a paper's page offers: to ask for opinions about a draft, and the ways to those that are asked for already."""

from vanphong.documents.enums import Direction, Status
from vanphong.documents.models import Document
from vanphong.documents.rules import can_change_draft
from vanphong.org.models import Person
from vanphong.ui.acts import Act

from .. import queries, rules


def acts_for(person: Person, document: Document) -> list[Act]:
    """Lấy ý kiến góp ý, for the drafter of a paper that goes out."""
    if document.direction != Direction.OUTGOING or document.finished or not can_change_draft(person, document):
        return []
    known = list(queries.consultations_about(document))
    if document.status != Status.DRAFTED and not known:
        return []
    context: dict[str, object] = {"consultations": known}
    obstacles = rules.obstacles_to_draft(person, document)
    return [
        Act(
            "consultation-new",
            "Lấy ý kiến góp ý",
            "consultations/_act_consult.html",
            obstacles=obstacles,
            context=context,
        )
    ]
