"""The year in figures (tổng kết năm): every number a count over rows, with the filter that lists its papers."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, QuerySet
from django.db.models.functions import Coalesce, ExtractMonth

from vanphong.documents.enums import Direction, Step
from vanphong.documents.models import Custody, Document, RegisterEntry
from vanphong.documents.queries import due_sides
from vanphong.org.models import Agency

from .percentile import Percentile

Params = dict[str, str | int]


@dataclass(frozen=True)
class Figure:
    """One count: what it counts, and the filter of the list of exactly those papers."""

    label: str
    count: int
    params: Params = field(default_factory=dict)


@dataclass(frozen=True)
class Breakdown:
    """Papers of one direction in a year, counted whole and by each of their sides."""

    total: Figure
    by_month: list[Figure]
    by_type: list[Figure]
    by_field: list[Figure]
    by_issuer: list[Figure]
    by_unit: list[Figure]


@dataclass(frozen=True)
class StepTime:
    """How long a step took: median and 90th percentile of the working hours each stay at it lasted.

    `count` is how many papers went through it; one that came back stayed more than once.
    """

    step: str
    label: str
    count: int
    median_hours: float
    p90_hours: float
    params: Params = field(default_factory=dict)


@dataclass(frozen=True)
class Year:
    """Số liệu một năm của sổ (01/01-31/12) of one agency."""

    agency: Agency
    year: int
    received: Breakdown
    issued: Breakdown
    handling: list[Figure]
    steps: list[StepTime]

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON; links become the filters they stand for."""
        return {
            "year": self.year,
            "agency": self.agency.name,
            "received": _breakdown_dict(self.received),
            "issued": _breakdown_dict(self.issued),
            "handling": [_figure_dict(figure) for figure in self.handling],
            "steps": [
                {
                    "step": step.step,
                    "label": step.label,
                    "count": step.count,
                    "median_working_hours": step.median_hours,
                    "p90_working_hours": step.p90_hours,
                    "filter": step.params,
                }
                for step in self.steps
            ],
        }


def year(agency: Agency, number: int) -> Year:
    """The figures of a register year, in a fixed number of queries."""
    return Year(
        agency=agency,
        year=number,
        received=_breakdown(agency, number, Direction.INCOMING, "Văn bản đến"),
        issued=_breakdown(agency, number, Direction.OUTGOING, "Văn bản đi đã ban hành"),
        handling=_handling(agency, number),
        steps=_steps(agency, number),
    )


def years_with_papers(agency: Agency) -> list[int]:
    """The years any register of the agency has a line in, latest first."""
    years = RegisterEntry.objects.filter(register__agency=agency).order_by("-year").values_list("year", flat=True)
    return list(years.distinct())


def _papers(agency: Agency, number: int, direction: Direction) -> QuerySet[Document]:
    return Document.objects.filter(agency=agency, direction=direction, entry__year=number).order_by()


def _breakdown(agency: Agency, number: int, direction: Direction, label: str) -> Breakdown:
    papers = _papers(agency, number, direction)
    base: Params = {"direction": direction, "year": number}

    def by(key: str, name: str, param: str, nameless: str) -> list[Figure]:
        shown = Coalesce("issuer__name", "issuer_name") if key == "issuer_id" else F(name)
        rows = papers.values(key, name=shown).annotate(papers=Count("pk"))
        return [
            Figure(row["name"] or nameless, row["papers"], base | {param: row[key] or row["name"] or "none"})
            for row in rows.order_by("-papers", "name", key)
        ]

    return Breakdown(
        total=Figure(label, papers.count(), base),
        by_month=_by_month(papers, base),
        by_type=by("document_type_id", "document_type__name", "type", "Không ghi tên loại"),
        by_field=by("field_id", "field__name", "field", "Chưa phân lĩnh vực"),
        by_issuer=by("issuer_id", "issuer_name", "issuer", "Không ghi tác giả"),
        by_unit=by("lead_unit_id", "lead_unit__name", "unit", "Chưa giao đơn vị"),
    )


def _by_month(papers: QuerySet[Document], base: Params) -> list[Figure]:
    rows = papers.values(month=ExtractMonth("entry__entered_on")).annotate(papers=Count("pk"))
    counts = {row["month"]: row["papers"] for row in rows}
    return [Figure(f"Tháng {month}", counts.get(month, 0), base | {"month": month}) for month in range(1, 13)]


def _handling(agency: Agency, number: int) -> list[Figure]:
    """Đúng hạn, quá hạn: of the incoming papers of the year, as they stand today."""
    labels = {
        "on_time": "Giải quyết đúng hạn",
        "late": "Giải quyết quá hạn",
        "overdue": "Chưa xong, đã quá hạn",
        "in_time": "Chưa xong, còn trong hạn",
        "no_due": "Không đặt hạn",
    }
    papers, sides = _papers(agency, number, Direction.INCOMING), due_sides()
    counts = papers.aggregate(**{name: Count("pk", filter=sides[name]) for name in labels})
    base: Params = {"direction": Direction.INCOMING, "year": number}
    return [Figure(label, counts[name], base | {name: 1}) for name, label in labels.items()]


def _steps(agency: Agency, number: int) -> list[StepTime]:
    """Working hours of each step, over the papers numbered in the year."""
    rows = (
        Custody.objects.filter(document__agency=agency, document__entry__year=number, until__isnull=False)
        .values("step")
        .annotate(
            papers=Count("document", distinct=True),
            median=Percentile("working_minutes", 0.5),
            p90=Percentile("working_minutes", 0.9),
        )
        .order_by()
    )
    found = {row["step"]: row for row in rows}
    return [
        StepTime(
            step=step.value,
            label=str(step.label),
            count=found[step.value]["papers"],
            median_hours=round(found[step.value]["median"] / 60, 2),
            p90_hours=round(found[step.value]["p90"] / 60, 2),
            params={"year": number, "step": step.value},
        )
        for step in Step
        if step.value in found
    ]


def _figure_dict(figure: Figure) -> dict[str, Any]:
    return {"label": figure.label, "count": figure.count, "filter": figure.params}


def _breakdown_dict(breakdown: Breakdown) -> dict[str, Any]:
    sides = {name: value for name, value in vars(breakdown).items() if name != "total"}
    return {"total": breakdown.total.count} | {
        name: [_figure_dict(figure) for figure in figures] for name, figures in sides.items()
    }
