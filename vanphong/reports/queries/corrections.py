"""What befell issued papers of a year: corrected, replaced, recalled."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models.functions import ExtractMonth

from vanphong.documents.enums import CorrectionKind
from vanphong.issuing.models import Correction
from vanphong.org.models import Agency
from vanphong.worktime.rules import OFFICE_ZONE


@dataclass(frozen=True)
class Corrected:
    """An issued paper that was corrected, replaced or recalled: the month in which that was decided."""

    document: int
    month: int
    recalled: bool


def corrections(agency: Agency, year: int, units: Collection[int] | None = None) -> list[Corrected]:
    """Đính chính, thay thế, thu hồi of a year. One query."""
    rows = Correction.objects.filter(document__agency=agency, ordered_at__year=year)
    if units is not None:
        rows = rows.filter(document__lead_unit__in=units)
    months = ExtractMonth("ordered_at", tzinfo=OFFICE_ZONE)
    return [
        Corrected(document, month, kind == CorrectionKind.RECALL)
        for document, month, kind in rows.order_by("id").values_list("document_id", months, "kind")
    ]
