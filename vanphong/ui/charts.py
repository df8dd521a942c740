"""The figures of a chart: drawn from JSON, and written as a table of the same numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["bar", "hbar", "line", "stack"]


@dataclass(frozen=True)
class Cell:
    """One figure and the address of the papers behind it."""

    value: float | None
    url: str = ""


@dataclass(frozen=True)
class Series:
    """`drawn` false: figures of another unit, written in the table only."""

    name: str
    values: Sequence[float | None]
    urls: Sequence[str] = ()
    drawn: bool = field(default=True, kw_only=True)

    def cell(self, index: int) -> Cell:
        return Cell(self.values[index], self.urls[index] if index < len(self.urls) else "")


@dataclass(frozen=True)
class Chart:
    """What is drawn: labels along one axis and one or a few series. `unit` is a word such as "văn bản".

    `first`: so many rows are drawn and no more; the table has all of them.
    """

    title: str
    labels: Sequence[str]
    series: Sequence[Series]
    kind: Kind = "bar"
    unit: str = ""
    first_heading: str = ""
    summary: str = field(default="", kw_only=True)
    first: int | None = field(default=None, kw_only=True)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Chart":
        return cls(**{**data, "series": [s if isinstance(s, Series) else Series(**s) for s in data["series"]]})

    @property
    def drawn(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "kind": self.kind,
            "unit": self.unit,
            "labels": list(self.labels)[: self.first],
            "series": [{"name": s.name, "values": list(s.values)[: self.first]} for s in self.series if s.drawn],
        }

    @property
    def rows(self) -> list[tuple[str, list[Cell]]]:
        return [(label, [s.cell(index) for s in self.series]) for index, label in enumerate(self.labels)]
