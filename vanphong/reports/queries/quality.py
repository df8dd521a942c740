"""Chất lượng văn bản: what the check found in the drafts of a year, from the first version to what was issued."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, Func, JSONField, QuerySet, Value
from django.db.models.functions import ExtractMonth, ExtractYear
from django.utils.timezone import localtime

from vanphong.documents.enums import CorrectionKind, FileRole, Status, Step
from vanphong.documents.models import DocumentFile
from vanphong.drafting.enums import Severity
from vanphong.drafting.models import CheckResult
from vanphong.drafting.rules import RULES
from vanphong.issuing.models import Correction
from vanphong.org.models import Agency
from vanphong.worktime.rules import OFFICE_ZONE

from .places import Period, ended_custody
from .returns import SENT_BACK, with_next

TITLES = {one.code: one.title for one in RULES}
ERRORS = {one.code for one in RULES if one.severity == Severity.ERROR}
LAST_ROUND = 4
"""Versions from this one on are counted together."""


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


@dataclass(frozen=True)
class Share:
    """Papers of one side: how many were judged at a point of their way, and how many of them had an error."""

    key: Any
    label: str
    first: int = 0
    first_wrong: int = 0
    issued: int = 0
    issued_wrong: int = 0

    @property
    def first_clean(self) -> float | None:
        """Percent without an error in the first version."""
        return _percent(self.first - self.first_wrong, self.first)

    @property
    def issued_clean(self) -> float | None:
        return _percent(self.issued - self.issued_wrong, self.issued)


@dataclass(frozen=True)
class RuleCount:
    """In how many papers a rule was broken, in the first version and in what was issued."""

    code: str
    title: str
    first: int
    issued: int


@dataclass(frozen=True)
class Round:
    """A version by its number, or what was issued: papers judged, findings in them, papers without an error."""

    label: str
    papers: int
    findings: int
    clean: int

    @property
    def each(self) -> float:
        """Findings for each paper."""
        return round(self.findings / self.papers, 2) if self.papers else 0.0


@dataclass(frozen=True)
class Figures:
    """The year, whole and by each side."""

    year: int
    total: Share
    months: list[Share]
    types: list[Share]
    units: list[Share]
    rules: list[RuleCount]
    rounds: list[Round]
    returned: dict[int, int] = field(default_factory=dict)
    """By month: how often a leader returned a paper unsigned."""
    corrections: "list[Corrected]" = field(default_factory=list)

    def befallen(self, month: int | None = None, *, recalled: bool) -> int:
        """How many issued papers were recalled, or else corrected or replaced, in a month or the whole year."""
        return sum(one.recalled == recalled and month in (None, one.month) for one in self.corrections)

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "year": self.year,
            "total": _plain(self.total),
            "months": [_plain(one) | self._told_of(one.key) for one in self.months],
            "types": [_plain(one) for one in self.types],
            "units": [_plain(one) for one in self.units],
            "rules": [vars(one) for one in self.rules],
            "rounds": [vars(one) | {"findings_each": one.each} for one in self.rounds],
        }

    def _told_of(self, month: int) -> dict[str, int]:
        return {
            "returned": self.returned.get(month, 0),
            "corrected": self.befallen(month, recalled=False),
            "recalled": self.befallen(month, recalled=True),
        }


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


def quality(agency: Agency, year: int, units: Collection[int] | None = None) -> Figures:
    """The figures over papers begun in `year`, of these units where named. Four queries."""
    papers = judged(agency, year, units)
    return Figures(
        year=year,
        total=_share("", "Cả năm", papers),
        months=[_share(month, f"Tháng {month}", [p for p in papers if p.month == month]) for month in range(1, 13)],
        types=_by(papers, lambda one: one.type, "Không ghi tên loại"),
        units=_by(papers, lambda one: one.unit, "Chưa giao đơn vị"),
        rules=_by_rule(papers),
        rounds=list(_by_round(papers)),
        returned=_returned(agency, year, units),
        corrections=corrections(agency, year, units),
    )


def judged(agency: Agency, year: int, units: Collection[int] | None = None) -> list[Quality]:
    """The papers begun in the year of which some version was judged. Two queries."""
    rows = list(_versions(agency, year, units))
    found = _found_in({row["blob_id"] for row in rows})
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


def _found_in(blobs: Collection[str]) -> dict[str, list[str]]:
    """The codes of the rules broken in each version that was judged, by the newest result there is of it."""
    codes = Func(F("found"), Value("$[*].rule"), function="jsonb_path_query_array", output_field=JSONField())
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


def _share(key: Any, label: str, papers: Collection[Quality]) -> Share:
    firsts = [one.first for one in papers if one.first is not None]
    issued = [one.issued for one in papers if one.issued is not None]
    return Share(key, label, len(firsts), sum(map(wrong, firsts)), len(issued), sum(map(wrong, issued)))


def _by(papers: Iterable[Quality], side: Callable[[Quality], tuple[int | None, str]], nameless: str) -> list[Share]:
    """Most papers first."""
    groups: dict[tuple[int | None, str], list[Quality]] = {}
    for paper in papers:
        groups.setdefault(side(paper), []).append(paper)
    shares = [_share(key, name or nameless, group) for (key, name), group in groups.items()]
    return sorted(shares, key=lambda one: (-one.first, one.label))


def _by_rule(papers: Collection[Quality]) -> list[RuleCount]:
    """The most often broken first; a rule counts once for each paper."""
    first = Counter(code for one in papers for code in set(one.first or ()))
    issued = Counter(code for one in papers for code in set(one.issued or ()))
    counts = [RuleCount(code, TITLES.get(code, code), first[code], issued[code]) for code in first | issued]
    return sorted(counts, key=lambda one: (-one.first, -one.issued, one.code))


def _by_round(papers: Collection[Quality]) -> Iterator[Round]:
    for number in range(1, LAST_ROUND):
        yield _round(f"Bản {number}", [one.versions[number] for one in papers if number in one.versions])
    later = [codes for one in papers for number, codes in one.versions.items() if number >= LAST_ROUND]
    yield _round(f"Bản {LAST_ROUND} trở đi", later)
    yield _round("Khi ban hành", [one.issued for one in papers if one.issued is not None])


def _round(label: str, found: Collection[list[str]]) -> Round:
    return Round(label, len(found), sum(map(len, found)), sum(not wrong(codes) for codes in found))


def _returned(agency: Agency, year: int, units: Collection[int] | None) -> dict[int, int]:
    held = with_next(ended_custody(agency, year_of(year))).filter(SENT_BACK, step=Step.SIGN)
    if units is not None:
        held = held.filter(document__lead_unit__in=units)
    return Counter(held.order_by().values_list(ExtractMonth("until", tzinfo=OFFICE_ZONE), flat=True))


def year_of(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def years_with_checks(agency: Agency) -> list[int]:
    """The years drafts were begun in, latest first."""
    begun = DocumentFile.objects.filter(role=FileRole.DRAFT, position=1, document__agency=agency)
    years = begun.order_by().values_list(ExtractYear("added_at", tzinfo=OFFICE_ZONE), flat=True).distinct()
    return sorted(years, reverse=True)


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def _plain(one: Share) -> dict[str, Any]:
    return vars(one) | {"first_clean_percent": one.first_clean, "issued_clean_percent": one.issued_clean}
