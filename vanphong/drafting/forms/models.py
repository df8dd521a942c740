"""What is typed to get a Word file to write in."""

from typing import Any

from django import forms

from vanphong.org.enums import COMMITTEE_LEADERS, OFFICE_LEADERS
from vanphong.org.models import Person
from vanphong.org.queries import holders_of

from ..rules import TYPES


class ModelForm(forms.Form):
    """Lấy mẫu: which type, about what, who is to sign."""

    loai = forms.ChoiceField(label="Tên loại", choices=[(name, name) for name in TYPES], initial="Công văn")
    trich_yeu = forms.CharField(
        label="Trích yếu",
        max_length=500,
        required=False,
        help_text="Không ghi “V/v”, “Về việc”: mẫu tự thêm.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    nguoi_ky = forms.ModelChoiceField(
        Person.objects.none(), label="Người ký", required=False, empty_label="Chưa chọn, để Chủ tịch"
    )

    def __init__(self, person: Person, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        signers: Any = self.fields["nguoi_ky"]
        signers.queryset = holders_of(person.agency_id, COMMITTEE_LEADERS | OFFICE_LEADERS)
