"""How long a step may take."""

from typing import Any

from django import forms

from ..actions.deadlines import LONGEST
from ..enums import Step, TimeUnit, Urgency
from ..models import DocumentType


class DeadlineRuleForm(forms.Form):
    step = forms.ChoiceField(label="Bước", choices=Step.choices)
    document_type = forms.ModelChoiceField(
        DocumentType.objects.all(), label="Loại văn bản", required=False, empty_label="Mọi loại"
    )
    urgency = forms.TypedChoiceField(
        label="Độ khẩn",
        choices=[("", "Mọi độ khẩn"), *Urgency.choices],
        coerce=int,
        required=False,
        empty_value=None,
    )
    amount = forms.IntegerField(
        label="Thời hạn", min_value=0, max_value=LONGEST, help_text="0 ngày là ngay trong ngày."
    )
    unit = forms.ChoiceField(label="Tính theo", choices=TimeUnit.choices, initial=TimeUnit.WORKING_DAYS)
    source = forms.CharField(label="Căn cứ", max_length=200, help_text="Văn bản, điều khoản quy định thời hạn.")

    def clean_step(self) -> Step:
        return Step(self.cleaned_data["step"])

    def clean_unit(self) -> TimeUnit:
        return TimeUnit(self.cleaned_data["unit"])

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["amount"].widget.attrs["inputmode"] = "numeric"
