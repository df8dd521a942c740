"""The row of an issued document."""

from datetime import datetime

from django.db.models import Q, QuerySet

from vanphong.documents.enums import CorrectionKind
from vanphong.documents.models import Document

from ..enums import FinalState
from ..models import Issuance


def issuance_of(document: Document) -> Issuance | None:
    """None for what has not been issued, or came in."""
    return Issuance.objects.select_related("source", "final").filter(document=document).first()


def to_be_released(now: datetime) -> QuerySet[Issuance]:
    """Đã có bản phát hành, đã đến giờ: what has not left though it may."""
    due = Q(release_at=None) | Q(release_at__lte=now)
    waiting = Issuance.objects.filter(due, released_at=None, state=FinalState.READY)
    return waiting.exclude(document__corrected=CorrectionKind.RECALL).order_by("pk")
