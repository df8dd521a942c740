"""The forms of issuing."""

from typing import Any

from django import forms

from vanphong.documents.enums import Direction
from vanphong.documents.models import Document, Register, RegisterEntry
from vanphong.documents.queries import default_register, reserved_for


class IssueForm(forms.Form):
    """Which register, a number kept there or the next one, and when it leaves."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    register = forms.ModelChoiceField(Register.objects.none(), label="Sổ đăng ký", empty_label="Chọn sổ")
    reserved = forms.ModelChoiceField(
        RegisterEntry.objects.none(), label="Số văn bản", required=False, empty_label="Số tiếp theo của sổ"
    )
    release_at = forms.DateTimeField(
        label="Phát hành lúc",
        required=False,
        help_text="Để trống: gửi đi ngay. Hẹn giờ: số và ngày cấp ngay, văn bản gửi đi khi đến giờ.",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, document: Document, *args: Any, **options: Any) -> None:
        options["initial"] = {"register": default_register(document)} | options.get("initial", {})
        super().__init__(*args, **options)
        books: Any = self.fields["register"]
        books.queryset = Register.objects.filter(
            agency=document.agency_id, direction=Direction.OUTGOING, types=document.document_type_id
        )
        numbers: Any = self.fields["reserved"]
        numbers.queryset = reserved_for(document)
        numbers.label_from_instance = lambda entry: f"Số giữ {entry}: {entry.reason}"


class ReleaseForm(forms.Form):
    """Why it leaves before its hour."""

    reason = forms.CharField(label="Lý do", max_length=300)


class SeenForm(forms.Form):
    """An act that needs nothing but the page it was read on."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
