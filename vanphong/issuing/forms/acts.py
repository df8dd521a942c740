"""What a person may do now with a document that goes out, as the forms of its page."""

from collections.abc import Sequence

from django.forms import BaseForm
from django.urls import reverse

from vanphong.documents.enums import OUTGOING, Direction, Status
from vanphong.documents.models import Document
from vanphong.documents.rules import can_issue
from vanphong.drafting.queries import obstacles_to_issuing
from vanphong.org.models import Person
from vanphong.ui.acts import Act

from .. import queries, rules
from ..enums import FinalState
from .issuing import IssueForm, ReleaseForm

FORM = "documents/_act_form.html"


def acts_for(person: Person, document: Document) -> list[Act]:
    """The acts of this house that are this person's now."""
    if document.direction == Direction.INCOMING:
        return []
    if can_issue(person, document) and OUTGOING.allows("issue", document.status):
        form = IssueForm(document, initial={"seen": document.version}, auto_id="issue-%s")
        obstacles = obstacles_to_issuing(document)
        return [_act("issue", "Cấp số, ban hành", document, form, primary=True, obstacles=obstacles)]
    if document.status == Status.ISSUED and rules.can_send(person, document):
        return _of_issued(document)
    return []


def _of_issued(document: Document) -> list[Act]:
    issuance = queries.issuance_of(document)
    if issuance is None or issuance.released_at:
        return []
    if issuance.state == FinalState.FAILED:
        return [_act("remake-final", "Lập lại bản phát hành", document, None, primary=True)]
    if issuance.release_at:
        return [_act("release-now", "Phát hành ngay", document, ReleaseForm(auto_id="release-now-%s"))]
    return []


def _act(
    name: str,
    label: str,
    document: Document,
    form: BaseForm | None,
    *,
    primary: bool = False,
    obstacles: Sequence[str] = (),
) -> Act:
    context = {"url": reverse(name, args=[document.pk]), "multipart": False}
    return Act(name, label, FORM, form=form, primary=primary, context=context, obstacles=list(obstacles))
