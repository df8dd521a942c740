"""How an assignment ends, and with it what was asked for it."""

from vanphong.audit.actions import record
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.org.models import Person

from ..enums import Outcome
from ..events import ExtensionLapsed
from ..models import ExtensionRequest


def end_assignment(document: Document, outcome: Outcome, *, actor: Person) -> None:
    """Thôi phân công: whoever handled this locked paper does no more; more time they asked for has no object left."""
    now = clock.now()
    document.assignments.filter(outcome=Outcome.ACTIVE).update(outcome=outcome, ended_at=now)
    for request in ExtensionRequest.objects.waiting().filter(document=document).select_related("asked_by"):
        request.lapsed_at = now
        request.save(update_fields=["lapsed_at"])
        words = f"đến {request.wanted:%d/%m/%Y} của {request.asked_by}, người không còn xử lý văn bản"
        record(ExtensionLapsed(request=request.pk, words=words), about=document, actor=actor)
