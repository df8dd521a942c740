"""Handing in files, and giving a reason."""

from typing import Any

from django import forms

from ..rules import SHORTEST_REASON

TOGETHER, EACH = "together", "each"


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFiles(forms.FileField):
    """Several files at once; each is looked at for itself afterwards, also an empty one."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        if not files:
            raise forms.ValidationError("Chọn ít nhất một tệp để tiếp nhận.")
        return files


class ReceiveForm(forms.Form):
    """Tiếp nhận: files that are each a paper, or together one."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    uploads = ManyFiles(label="Tệp văn bản đến", help_text="PDF, Word hoặc ảnh quét; chọn được nhiều tệp.")
    grouping = forms.ChoiceField(
        label="Các tệp là",
        choices=[(EACH, "mỗi tệp một văn bản"), (TOGETHER, "các tệp của cùng một văn bản")],
        widget=forms.RadioSelect,
        initial=EACH,
    )

    @property
    def together(self) -> bool:
        return bool(self.cleaned_data["grouping"] == TOGETHER)


class ReasonForm(forms.Form):
    """An act that asks for its reason."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label="Lý do",
        min_length=SHORTEST_REASON,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Cần ghi lý do, để người sau hiểu.",
            "min_length": f"Cần ghi lý do rõ hơn, ít nhất {SHORTEST_REASON} ký tự.",
        },
    )
