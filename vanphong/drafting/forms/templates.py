"""What is typed to keep the office's own models."""

from typing import Any

from django import forms

from vanphong.documents.rules import SHORTEST_REASON
from vanphong.org.models import Agency, Unit
from vanphong.org.queries import units_of

from ..models import OfficeModel
from ..rules import TYPES

TYPE_CHOICES = [(name, name) for name in TYPES]


class OfferForm(forms.Form):
    """Tải lên mẫu của cơ quan: for which type, for whom, the file."""

    type_name = forms.ChoiceField(label="Tên loại", choices=TYPE_CHOICES, initial="Công văn")
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="Dùng cho", required=False, empty_label="Mọi đơn vị của cơ quan"
    )
    file = forms.FileField(
        label="Tệp mẫu", help_text="Tệp Word (.docx) có các trường ở bảng dưới.", allow_empty_file=True
    )

    def __init__(self, agency: Agency, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        units: Any = self.fields["unit"]
        units.queryset = units_of(agency)


class BlankForm(forms.Form):
    """Which plain model is wanted."""

    loai = forms.ChoiceField(label="Tên loại", choices=TYPE_CHOICES, initial="Công văn")


class AdoptForm(forms.Form):
    """Dùng mẫu: why, where something in it breaks the decree."""

    reason = forms.CharField(
        label="Lý do vẫn dùng dù còn lỗi",
        min_length=SHORTEST_REASON,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=f"Ít nhất {SHORTEST_REASON} ký tự, ghi vào nhật ký.",
    )

    def __init__(self, model: OfficeModel, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not model.found:
            self.fields.pop("reason")


class WithdrawForm(forms.Form):
    """Thôi dùng mẫu: why."""

    reason = forms.CharField(label="Lý do thôi dùng", min_length=SHORTEST_REASON, max_length=500)
