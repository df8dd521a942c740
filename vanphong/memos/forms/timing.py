"""What a leader types to give a step more time or less."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django import forms

from vanphong.ui.forms import DateField
from vanphong.worktime.rules import OFFICE_ZONE

from ..models import Memo, RoundStep


class StepDueForm(forms.Form):
    """Điều chỉnh hạn: of which open step, until when, why."""

    step = forms.ModelChoiceField(RoundStep.objects.none(), label="Bước đang chờ", empty_label="Chọn bước")
    day = DateField(label="Ngày đến hạn", lean="future")
    hour = forms.TimeField(
        label="Giờ đến hạn",
        initial=time(17),
        input_formats=["%H:%M", "%Hg%M", "%H.%M"],
        widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "giờ:phút", "autocomplete": "off"}),
    )
    reason = forms.CharField(label="Lý do", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, memo: Memo, data: Any = None, steps: Sequence[RoundStep] = (), **options: Any) -> None:
        super().__init__(data, initial={"step": steps[0].pk if len(steps) == 1 else None}, **options)
        chosen: Any = self.fields["step"]
        chosen.queryset = memo.steps.select_related("person", "unit")
        named = [(step.pk, f"{step.asked}: {step.person.full_name}" if step.person else step.asked) for step in steps]
        chosen.choices = [("", "Chọn bước"), *named]

    def clean(self) -> dict[str, Any]:
        """The moment on the office's clock."""
        given = self.cleaned_data
        if self.errors:
            return given
        due_at = datetime.combine(given["day"], given["hour"], OFFICE_ZONE)
        return {"step": given["step"], "due_at": due_at, "reason": given["reason"]}
