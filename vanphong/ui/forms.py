"""A date as people in an office type it."""

import calendar
import re
from datetime import date, timedelta
from typing import Any, Literal

from django import forms

from vanphong.kernel import clock
from vanphong.kernel.vietnamese import fold

Lean = Literal["past", "future"]
FAR = timedelta(days=31)
_SHAPES = (
    re.compile(r"(?P<day>\d{1,2})[/.\- ](?P<month>\d{1,2})(?:[/.\- ](?P<year>\d{4}|\d{2}))?"),
    re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4}|\d{2})?"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
)
_WORDS = {"hom nay": 0, "nay": 0, "hom qua": -1, "qua": -1, "hom kia": -2, "ngay mai": 1, "mai": 1, "ngay kia": 2}


def read_date(text: str, *, today: date, lean: Lean = "past") -> date | None:
    """A date from 05/01/2026, 5/1, 05012026, 0501, 2026-01-05, "hôm qua"; None when there is no such day.

    Without a year it is this year's, except that a paper's date (lean "past") more than a month ahead was last year,
    and a deadline (lean "future") more than a month gone is next year.
    """
    words = fold(text)
    if words in _WORDS:
        return today + timedelta(days=_WORDS[words])
    found = next((match for shape in _SHAPES if (match := shape.fullmatch(words))), None)
    if not found:
        return None
    day, month, year = int(found["day"]), int(found["month"]), found["year"]
    if year:
        return _day(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    near = _day(today.year, month, day)
    if near and lean == "past" and near - today > FAR:
        return _day(today.year - 1, month, day)
    if near and lean == "future" and today - near > FAR:
        return _day(today.year + 1, month, day)
    return near


def _day(year: int, month: int, day: int) -> date | None:
    if not (1900 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, day)


class DateInput(forms.DateInput):
    """A text box that the pages' script helps with; the day it reckons from is the office's, not the machine's."""

    def __init__(self, lean: Lean = "past") -> None:
        super().__init__(format="%d/%m/%Y", attrs={"placeholder": "ngày/tháng/năm", "autocomplete": "off"})
        self.lean = lean

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        reckoned = {"data-date": clock.today().isoformat(), "data-lean": self.lean}
        return super().get_context(name, value, {**(attrs or {}), **reckoned})


class DateField(forms.DateField):
    """A day typed the office's way, with or without scripts. `lean` says which year a day without one belongs to."""

    def __init__(self, *, lean: Lean = "past", **options: Any) -> None:
        super().__init__(widget=DateInput(lean), **options)
        self.lean: Lean = lean

    def to_python(self, value: Any) -> date | None:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        if day := read_date(value, today=clock.today(), lean=self.lean):
            return day
        raise forms.ValidationError(f"Không có ngày “{value[:30]}”. Ghi như 05/01/2026, 5/1 hoặc “hôm qua”.")
