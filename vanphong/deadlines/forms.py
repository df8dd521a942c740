"""What is typed about the calendar, outages and the rules of escalation."""

from datetime import date, datetime, time
from typing import Any

from django import forms

from vanphong.ui.forms import DateField
from vanphong.worktime.enums import HolidayKind
from vanphong.worktime.rules import OFFICE_ZONE

from .enums import Level
from .models import LONGEST_HOURS


def _time(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        input_formats=["%H:%M", "%Hg%M", "%H.%M"],
        widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "giờ:phút", "autocomplete": "off"}),
    )


class HolidayForm(forms.Form):
    day = DateField(label="Ngày", lean="future")
    kind = forms.ChoiceField(label="Loại", choices=HolidayKind.choices)
    name = forms.CharField(label="Tên ngày", max_length=200)
    source = forms.CharField(label="Căn cứ (số, ký hiệu thông báo)", max_length=200, required=False)
    confirmed = forms.BooleanField(label="Đã có thông báo chính thức", required=False)

    def clean_kind(self) -> HolidayKind:
        return HolidayKind(self.cleaned_data["kind"])


class ConfirmHolidayForm(forms.Form):
    source = forms.CharField(label="Số, ký hiệu thông báo", max_length=200)


class WorkingHoursForm(forms.Form):
    valid_from = DateField(label="Áp dụng từ ngày", lean="future")
    morning_start = _time("Sáng từ")
    morning_end = _time("Sáng đến")
    afternoon_start = _time("Chiều từ")
    afternoon_end = _time("Chiều đến")

    def clean(self) -> dict[str, Any]:
        """The two sessions."""
        typed = self.cleaned_data
        if self.errors:
            return typed
        return {
            "valid_from": typed["valid_from"],
            "morning": (typed["morning_start"], typed["morning_end"]),
            "afternoon": (typed["afternoon_start"], typed["afternoon_end"]),
        }


class OutageForm(forms.Form):
    first_day = DateField(label="Ngừng từ ngày")
    first_time = _time("Từ giờ")
    last_day = DateField(label="Đến ngày")
    last_time = _time("Đến giờ")
    reason = forms.CharField(
        label="Lý do", max_length=500, help_text="Sự cố hoặc kế hoạch bảo trì; ghi vào từng hạn được dời."
    )

    def clean(self) -> dict[str, Any]:
        """The two moments, on the office's clock."""
        typed = self.cleaned_data
        if self.errors:
            return typed
        return {
            "began_at": _moment(typed["first_day"], typed["first_time"]),
            "ended_at": _moment(typed["last_day"], typed["last_time"]),
            "reason": typed["reason"],
        }


class EscalationRuleForm(forms.Form):
    level = forms.TypedChoiceField(label="Báo cho", choices=Level, coerce=lambda value: Level(int(value)))
    hours = forms.IntegerField(
        label="Số giờ làm việc so với hạn",
        min_value=-LONGEST_HOURS,
        max_value=LONGEST_HOURS,
        help_text="0 là khi đến hạn; 8 là quá hạn 8 giờ làm việc; -8 là trước hạn 8 giờ làm việc.",
    )


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, OFFICE_ZONE)
