"""Figures over the rows: the year, and where papers wait."""

from .places import Period, Place
from .returns import Return, Returned, as_return, returned, returns
from .stays import Stay, as_stay, longest_open, stays
from .waits import FEW, Wait, waits
from .year import Breakdown, Figure, Params, StepTime, Year, year, years_with_papers

__all__ = [
    "FEW",
    "Breakdown",
    "Figure",
    "Params",
    "Period",
    "Place",
    "Return",
    "Returned",
    "Stay",
    "StepTime",
    "Wait",
    "Year",
    "as_return",
    "as_stay",
    "longest_open",
    "returned",
    "returns",
    "stays",
    "waits",
    "year",
    "years_with_papers",
]
