"""The papers of a year with what the check found in each of their versions."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Func, JSONField, QuerySet, Value
from django.db.models.functions import ExtractYear
from django.utils.timezone import localtime

from vanphong.documents.enums import FileRole, Status
from vanphong.documents.models import DocumentFile
from vanphong.drafting.enums import Severity
from vanphong.drafting.models import CheckResult
from vanphong.drafting.queries import SPELLING, own_words
from vanphong.drafting.rules import RULES
from vanphong.org.models import Agency
from vanphong.worktime.rules import OFFICE_ZONE

ERRORS = {one.code for one in RULES if one.severity == Severity.ERROR}
BROKEN = "$[*] ? (@.rule != $spelling || !(@.found == $words[*])).rule"


@dataclass(frozen=True)
class Quality:
    """One paper: its month, sides, and what was found in each version that was judged, by the codes of the rules."""

    document: int
    month: int
    type: tuple[int | None, str]
    unit: tuple[int | None, str]
    versions: dict[int, list[str]]
    issued: list[str] | None = None
    """In the version that was issued; None where none was, or it was not judged."""

    @property
    def first(self) -> list[str] | None:
        return self.versions.get(1)


def judged(agency: Agency, year: int, units: Collection[int] | None = None) -> list[Quality]:
    """The papers begun in the year of which some version was judged. Three queries."""
    rows = list(_versions(agency, year, units))
    found = _found_in({row["blob_id"] for row in rows}, agency)
    papers: dict[int, Quality] = {}
    for row in rows:
        paper = papers.setdefault(row["document_id"], _paper(row, found))
        if (codes := found.get(row["blob_id"])) is not None:
            paper.versions[row["position"]] = codes
    return [paper for paper in papers.values() if paper.versions]


def _versions(agency: Agency, year: int, units: Collection[int] | None) -> QuerySet[DocumentFile, Any]:
    begun = DocumentFile.objects.filter(role=FileRole.DRAFT, position=1, added_at__year=year, document__agency=agency)
    if units is not None:
        begun = begun.filter(document__lead_unit__in=units)
    rows = DocumentFile.objects.filter(role=FileRole.DRAFT, document__in=begun.order_by().values("document"))
    return rows.order_by("document", "position").values(
        "document_id",
        "position",
        "blob_id",
        "added_at",
        type_id=F("document__document_type"),
        type_name=F("document__document_type__name"),
        unit_id=F("document__lead_unit"),
        unit_name=F("document__lead_unit__name"),
        status=F("document__status"),
        signed=F("document__signature__checksum"),
    )


def _found_in(blobs: Collection[str], agency: Agency) -> dict[str, list[str]]:
    """The codes of the rules broken in each version that was judged, by the newest result there is of it: as the check
    found them then, but for the words the agency keeps as right today (drafting.queries.found_in)."""
    named = {"spelling": SPELLING, "words": list(own_words(agency.pk).values_list("word", flat=True))}
    codes = Func(
        F("found"),
        Value(BROKEN),
        Value(named, output_field=JSONField()),
        function="jsonb_path_query_array",
        output_field=JSONField(),
    )
    rows = CheckResult.objects.filter(blob__in=blobs, note="").order_by("checked_at")
    return dict(rows.values_list("blob_id", codes))


def _paper(row: dict[str, Any], found: dict[str, list[str]]) -> Quality:
    issued = found.get(row["signed"]) if row["status"] == Status.ISSUED else None
    month = localtime(row["added_at"], OFFICE_ZONE).month
    sides = (row["type_id"], row["type_name"] or ""), (row["unit_id"], row["unit_name"] or "")
    return Quality(row["document_id"], month, *sides, versions={}, issued=issued)


def wrong(codes: Iterable[str] | None) -> bool:
    """Is there something in it that must be mended?"""
    return codes is not None and not ERRORS.isdisjoint(codes)


def years_with_checks(agency: Agency) -> list[int]:
    """The years drafts were begun in, latest first."""
    begun = DocumentFile.objects.filter(role=FileRole.DRAFT, position=1, document__agency=agency)
    years = begun.order_by().values_list(ExtractYear("added_at", tzinfo=OFFICE_ZONE), flat=True).distinct()
    return sorted(years, reverse=True)
