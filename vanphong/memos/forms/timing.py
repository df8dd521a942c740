"""What is typed to ask for more time at a step, and to give it more or less."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django import forms

from vanphong.ui.forms import DateField
from vanphong.worktime.rules import OFFICE_ZONE

from ..models import Memo, RoundStep


class MoreTimeForm(forms.Form):
    """Xin thêm thời gian: until when, why."""

    day = DateField(label="Ngày", lean="future")
    hour = forms.TimeField(
        label="Giờ",
        initial=time(17),
        input_formats=["%H:%M", "%Hg%M", "%H.%M"],
        widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "giờ:phút", "autocomplete": "off"}),
    )
    reason = forms.CharField(label="Lý do", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def clean(self) -> dict[str, Any]:
        """The moment on the office's clock."""
        given = self.cleaned_data
        if self.errors:
            return given
        until = datetime.combine(given["day"], given["hour"], OFFICE_ZONE)
        return {"until": until, "reason": given["reason"]}


class DeclineTimeForm(forms.Form):
    """Không cho thêm thời gian: why."""

    reason = forms.CharField(label="Lý do không cho thêm", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class StepDueForm(MoreTimeForm):
    """Điều chỉnh hạn: of which open step, until when, why; begun with what was asked for."""

    step = forms.ModelChoiceField(RoundStep.objects.none(), label="Bước đang chờ", empty_label="Chọn bước")
    field_order = ("step", "day", "hour", "reason")

    def __init__(self, memo: Memo, data: Any = None, steps: Sequence[RoundStep] = (), **options: Any) -> None:
        super().__init__(data, initial=_begun(steps), **options)
        chosen: Any = self.fields["step"]
        chosen.queryset = memo.steps.select_related("person", "unit")
        named = [(step.pk, f"{step.asked}: {step.person.full_name}" if step.person else step.asked) for step in steps]
        chosen.choices = [("", "Chọn bước"), *named]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if self.errors:
            return given
        return {"step": self.cleaned_data["step"], "due_at": given["until"], "reason": given["reason"]}


def _begun(steps: Sequence[RoundStep]) -> dict[str, Any]:
    wished = next((step for step in steps if step.wanted_until), None)
    if wished and wished.wanted_until:
        local = wished.wanted_until.astimezone(OFFICE_ZONE)
        reason = f"Theo đề nghị: {wished.wanted_because}"[:500]
        return {"step": wished.pk, "day": local.date(), "hour": local.time(), "reason": reason}
    return {"step": steps[0].pk if len(steps) == 1 else None}
