"""What is typed to get a Word file to write in."""

from collections.abc import Sequence
from typing import Any

from django import forms

from vanphong.kernel.vietnamese import tidy
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

    mau_goc = forms.BooleanField(label="Lấy mẫu gốc theo Nghị định, không dùng mẫu của cơ quan", required=False)

    def __init__(self, person: Person, own: Sequence[str], *args: Any, **options: Any) -> None:
        """`own` are the types for which the office has its own model."""
        super().__init__(*args, **options)
        if own:
            self.fields["mau_goc"].help_text = f"Cơ quan có mẫu riêng cho: {', '.join(own)}."
        else:
            self.fields.pop("mau_goc")
        signers: Any = self.fields["nguoi_ky"]
        signers.queryset = holders_of(person.agency_id, COMMITTEE_LEADERS | OFFICE_LEADERS)

    def clean_trich_yeu(self) -> str:
        """One line of words: what Word cannot hold goes."""
        return tidy("".join(one if one.isprintable() else " " for one in self.cleaned_data["trich_yeu"]))
