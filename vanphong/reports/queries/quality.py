"""Chất lượng văn bản: what the check found in the drafts of a year, from the first version to what was issued."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models.functions import ExtractMonth

from vanphong.documents.enums import Step
from vanphong.drafting.rules import RULES
from vanphong.org.models import Agency
from vanphong.worktime.rules import OFFICE_ZONE

from .corrections import Corrected, corrections
from .judged import Quality, judged, wrong
from .places import Period, ended_custody
from .returns import SENT_BACK, with_next

TITLES = {one.code: one.title for one in RULES}
LAST_ROUND = 4
"""Versions from this one on are counted together."""


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
    corrections: list[Corrected] = field(default_factory=list)

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


def quality(agency: Agency, year: int, units: Collection[int] | None = None) -> Figures:
    """The figures over papers begun in `year`, of these units where named. Five queries."""
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


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def _plain(one: Share) -> dict[str, Any]:
    return vars(one) | {"first_clean_percent": one.first_clean, "issued_clean_percent": one.issued_clean}
