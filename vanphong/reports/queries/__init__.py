"""Figures over the rows: the year, and where papers wait."""

from .bottlenecks import (
    FEW,
    Period,
    Place,
    Returned,
    Stay,
    Wait,
    as_stay,
    longest_open,
    returned_memos,
    returns,
    stays,
    waits,
)
from .year import Breakdown, Figure, Params, StepTime, Year, year, years_with_papers

__all__ = [
    "FEW",
    "Breakdown",
    "Figure",
    "Params",
    "Period",
    "Place",
    "Returned",
    "Stay",
    "StepTime",
    "Wait",
    "Year",
    "as_stay",
    "longest_open",
    "returned_memos",
    "returns",
    "stays",
    "waits",
    "year",
    "years_with_papers",
]
