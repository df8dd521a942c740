"""What a person may do now with a document that goes out, as the forms of its page."""

from collections.abc import Sequence

from django.forms import BaseForm
from django.urls import reverse

from vanphong.documents.enums import INCOMING, OUTGOING, CorrectionKind, Direction, Status
from vanphong.documents.models import Document
from vanphong.documents.rules import can_issue, can_register
from vanphong.drafting.queries import obstacles_to_issuing
from vanphong.drafting.rules import WAITS
from vanphong.org.models import Person
from vanphong.ui.acts import Act

from .. import queries, rules
from ..enums import DELIVERY, FinalState
from .correcting import CorrectionForm, RecallForm
from .issuing import IssueForm, ReleaseForm, SeenForm

FORM = "documents/_act_form.html"
CANCELLABLE = INCOMING.moves["withdraw"][0] | {Status.SUBMITTED}


def acts_for(person: Person, document: Document) -> list[Act]:
    """The acts of this house that are this person's now."""
    if document.direction == Direction.INCOMING:
        return _of_recalled(person, document)
    if can_issue(person, document) and OUTGOING.allows("issue", document.status):
        form = IssueForm(document, initial={"seen": document.version}, auto_id="issue-%s")
        # What is not checked yet is checked by the act itself.
        obstacles = [one for one in obstacles_to_issuing(document) if one != WAITS]
        return [_act("issue", "Cấp số, ban hành", document, form, primary=True, obstacles=obstacles)]
    if document.status != Status.ISSUED:
        return []
    return [*_to_read(person, document), *_of_issued(person, document), *_to_carry_out(person, document)]


def _of_recalled(person: Person, incoming: Document) -> list[Act]:
    """The recipient's registrar cancels what the sender has recalled."""
    if not can_register(person, incoming):
        return []
    delivery = queries.delivery_of(incoming)
    if delivery is None or not delivery.recall_awaited or incoming.status not in CANCELLABLE:
        return []
    obstacles = ["Văn bản đang trình kèm phiếu trình: chờ rút phiếu trình rồi hủy."]
    waits = obstacles if incoming.status == Status.SUBMITTED else []
    form = SeenForm(initial={"seen": incoming.version}, auto_id="cancel-recalled-%s")
    label = "Hủy văn bản theo yêu cầu thu hồi"
    return [_act("cancel-recalled", label, incoming, form, primary=not waits, obstacles=waits)]


def _to_read(person: Person, document: Document) -> list[Act]:
    delivery = queries.delivery_to_units(document, person)
    if delivery is None or not DELIVERY.allows("read", delivery.state):
        return []
    return [_act("acknowledge", "Ghi đơn vị đã xem", document, None)]


def _of_issued(person: Person, document: Document) -> list[Act]:
    if not rules.can_send(person, document) or rules.is_recalled(document):
        return []
    issuance = queries.issuance_of(document)
    if issuance is None or issuance.released_at:
        return []
    if issuance.state == FinalState.FAILED:
        return [_act("remake-final", "Lập lại bản phát hành", document, None, primary=True)]
    if issuance.release_at:
        return [_act("release-now", "Phát hành ngay", document, ReleaseForm(auto_id="release-now-%s"))]
    return []


def _to_carry_out(person: Person, document: Document) -> list[Act]:
    if document.corrected != CorrectionKind.RECALL or not rules.can_send(person, document):
        return []
    order = queries.recall_of(document)
    if order is None or order.carried_out_at:
        return []
    return [_act("carry-out-recall", "Thực hiện thu hồi", document, None, primary=True)]


def correcting_acts(person: Person, document: Document) -> list[Act]:
    """What is seldom done, and waits for nobody: it stands apart from what is to be done now."""
    if document.corrected == CorrectionKind.RECALL:
        return []
    found = []
    if rules.can_send(person, document):
        form = CorrectionForm(document, auto_id="tie-correction-%s")
        found.append(_act("tie-correction", "Ghi văn bản đính chính, thay thế", document, form))
    if rules.can_order_recall(person, document):
        found.append(_act("order-recall", "Quyết định thu hồi", document, RecallForm(auto_id="order-recall-%s")))
    return found


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
