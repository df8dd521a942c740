"""What a person may do on the pages of this house with the paper in front of them."""

from django.urls import reverse

from vanphong.documents.enums import INCOMING, Direction
from vanphong.documents.models import Document
from vanphong.documents.rules import can_close, can_draft
from vanphong.org.models import Person
from vanphong.ui.acts import Act

from ..actions import IN_WORD
from ..queries import letter_of, was_written_here
from ..rules.allowing.writing import can_edit
from .versions import VersionForm

TEMPLATE = "drafting/_act.html"


def acts_for(person: Person, document: Document) -> list[Act]:
    """Soạn trả lời; thay bản dự thảo, sửa ngay trên trang."""
    if document.direction == Direction.INCOMING:
        return _answering(person, document)
    return [_replacing(person, document), *_rewriting(document)] if can_edit(person, document) else []


def _replacing(person: Person, document: Document) -> Act:
    form = VersionForm(document, person, initial={"seen": document.version}, auto_id="draft-replace-%s")
    context = {"url": reverse("draft-replace", args=[document.pk]), "multipart": True}
    return Act("draft-replace", "Thay bản dự thảo", "documents/_act_form.html", form=form, context=context)


def _rewriting(document: Document) -> list[Act]:
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
