"""What is chosen to hand work over: from whom, to whom, why, and what stays."""

from typing import Any

from django import forms

from vanphong.org.models import Agency, Unit
from vanphong.org.queries import units_of
from vanphong.ui.forms import DateField

from . import queries
from .rules import Holder

NOT_OFFERED = {"invalid_choice": "Không có lựa chọn này. Mời chọn lại."}


class BetweenForm(forms.Form):
    """Từ ai, cho ai: people and units in one list each, by their keys."""

    tu = forms.TypedChoiceField(label="Bàn giao việc của", error_messages=NOT_OFFERED)
    den = forms.TypedChoiceField(label="Cho", required=False, empty_value=None, error_messages=NOT_OFFERED)

    def __init__(self, agency: Agency, **options: Any) -> None:
        super().__init__(**options)
        units, people = queries.everybody(agency)
        offered = {holder.key: holder for holder in [Holder(unit=one) for one in units]}
        offered |= {holder.key: holder for holder in [Holder(person=one) for one in people]}
        for name in ("tu", "den"):
            chosen: Any = self.fields[name]
            chosen.coerce = offered.__getitem__
            chosen.choices = [
                ("", "Chọn người hoặc đơn vị"),
                ("Đơn vị", [(f"don-vi-{one.pk}", _unit_name(one)) for one in units]),
                ("Người", [(f"nguoi-{one.pk}", str(one)) for one in people]),
            ]


class HandOverForm(BetweenForm):
    """Carrying it out. `sau` names the last item tried, `giu` the items that stay."""

    reason = forms.CharField(label="Lý do, căn cứ", max_length=300, help_text="Ví dụ: Quyết định số, ngày, về việc gì.")
    sau = forms.CharField(required=False, max_length=30, widget=forms.HiddenInput)

    def __init__(self, agency: Agency, **options: Any) -> None:
        super().__init__(agency, **options)
        self.fields["den"].required = True


class MergeForm(forms.Form):
    """Ghi nhận sáp nhập."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label="Đơn vị kết thúc", empty_label="Chọn đơn vị")
    into = forms.ModelChoiceField(Unit.objects.none(), label="Sáp nhập vào", empty_label="Chọn đơn vị")
    on = DateField(label="Từ ngày")

    def __init__(self, agency: Agency, **options: Any) -> None:
        super().__init__(**options)
        for name in ("unit", "into"):
            chosen: Any = self.fields[name]
            chosen.queryset = units_of(agency)


def _unit_name(unit: Unit) -> str:
    return f"{unit} (đã kết thúc {unit.valid_to:%d/%m/%Y})" if unit.valid_to else str(unit)
