"""The forms of correcting and recalling."""

from typing import Any

from django import forms

from vanphong.documents.enums import CorrectionKind, Direction, Status
from vanphong.documents.forms import ReasonForm
from vanphong.documents.models import Document


class RecallForm(ReasonForm):
    """Thu hồi: why."""

    reason = forms.CharField(
        label="Lý do thu hồi",
        min_length=10,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Nơi nhận đọc lý do này. Từ lúc quyết định, văn bản không gửi thêm nơi nào.",
    )


class CorrectionForm(forms.Form):
    """Which issued document mends this one, found by its number and notation."""

    kind = forms.ChoiceField(
        label="Việc", choices=[one for one in CorrectionKind.choices if one[0] != CorrectionKind.RECALL]
    )
    code = forms.CharField(
        label="Số, ký hiệu văn bản đính chính, thay thế",
        max_length=42,
        help_text="Như 12/UBND-KT, đã ban hành. Đính chính: công văn; sửa đổi, thay thế: văn bản cùng loại.",
    )
    reason = forms.CharField(
        label="Nội dung",
        min_length=10,
        max_length=500,
        help_text="Sai ở đâu, sửa thành gì.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, document: Document, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.document = document

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if code := given.get("code"):
            found = _issued(self.document, code)
            if found is None:
                self.add_error("code", "Không thấy văn bản đi đã ban hành có số, ký hiệu này. Mời kiểm tra lại.")
            given["by"] = found
        return given


def _issued(document: Document, code: str) -> Document | None:
    """The newest outgoing document of the agency with this number and notation."""
    number, _, notation = code.replace(" ", "").partition("/")
    numbers = {number, number.lstrip("0"), number.zfill(2)}
    found = Document.objects.filter(agency=document.agency_id, direction=Direction.OUTGOING, status=Status.ISSUED)
    found = found.filter(code_number__in=numbers, code_notation__iexact=notation)
    return found.select_related("document_type").order_by("-issued_date", "-pk").first()
