"""What a person may do on the pages of this house with the paper in front of them."""

from django.urls import reverse

from vanphong.documents.enums import INCOMING, Direction, Status
from vanphong.documents.models import Document
from vanphong.documents.rules import can_change_draft, can_close, can_draft
from vanphong.org.models import Person
from vanphong.ui.acts import Act

from ..actions import IN_WORD
from ..queries import letter_of, was_written_here

TEMPLATE = "drafting/_act.html"


def acts_for(person: Person, document: Document) -> list[Act]:
    """Soạn trả lời, sửa ngay trên trang."""
    if document.direction == Direction.INCOMING:
        return _answering(person, document)
    if document.status != Status.DRAFTED or not can_change_draft(person, document):
        return []
    if letter_of(document):
        return [_link("letter-edit", "Sửa trên trang", reverse("letter-edit", args=[document.pk]))]
    if was_written_here(document):
        return [Act("letter-edit", "Sửa trên trang", TEMPLATE, obstacles=[IN_WORD])]
    return []


def _answering(person: Person, document: Document) -> list[Act]:
    may = can_close(person, document) and INCOMING.allows("close", document.status)
    if not may or not can_draft(person, document.agency_id):
        return []
    return [_link("letter-new", "Soạn trả lời ngay trên trang", f"{reverse('letter-new')}?reply={document.pk}")]


def _link(name: str, label: str, url: str) -> Act:
    return Act(name, label, TEMPLATE, context={"url": url})
