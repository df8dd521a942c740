"""Figures over the rows: the year, and where papers wait."""

from .corrections import corrections
from .judged import Quality, judged, wrong, years_with_checks
from .places import Period, Place
from .quality import TITLES, Figures, RuleCount, Share, quality, year_of
from .returns import Return, Returned, as_return, returned, returns
from .stays import Stay, as_stay, longest_open, stays
from .waits import FEW, Wait, waits
from .year import Breakdown, Figure, Params, StepTime, Year, year, years_with_papers

__all__ = [
    "FEW",
    "TITLES",
    "Breakdown",
    "Figure",
    "Figures",
    "Params",
    "Period",
    "Place",
    "Quality",
    "Return",
    "Returned",
    "RuleCount",
    "Share",
    "Stay",
    "StepTime",
    "Wait",
    "Year",
    "as_return",
    "as_stay",
    "corrections",
    "judged",
    "longest_open",
    "quality",
    "returned",
    "returns",
    "stays",
    "waits",
    "wrong",
    "year",
    "year_of",
    "years_with_checks",
    "years_with_papers",
]
