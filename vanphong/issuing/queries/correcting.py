"""What was corrected, replaced and recalled."""

from datetime import date

from django.db.models import QuerySet

from vanphong.documents.enums import CorrectionKind
from vanphong.documents.models import Document

from ..models import Correction


def corrections_of(document: Document) -> list[Correction]:
    """What befell this document, and by which documents, oldest first."""
    return list(document.corrections.select_related("by", "ordered_by", "carried_out_by"))


def corrected_by(document: Document) -> list[Correction]:
    """What this document mends."""
    return list(document.corrects.select_related("document"))


def recall_of(document: Document) -> Correction | None:
    """The order by which this document is recalled."""
    return document.corrections.filter(kind=CorrectionKind.RECALL).first()


def corrected_between(agency_id: int, first: date, last: date) -> QuerySet[Correction]:
    """Đính chính, sửa đổi, thay thế in these days."""
    return _between(agency_id, first, last).exclude(kind=CorrectionKind.RECALL)


def recalled_between(agency_id: int, first: date, last: date) -> QuerySet[Correction]:
    """Thu hồi ordered in these days."""
    return _between(agency_id, first, last).filter(kind=CorrectionKind.RECALL)


def _between(agency_id: int, first: date, last: date) -> QuerySet[Correction]:
    found = Correction.objects.filter(document__agency=agency_id)
    return found.filter(ordered_at__date__gte=first, ordered_at__date__lte=last).select_related("document", "by")
