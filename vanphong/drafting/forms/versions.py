"""A new version of a draft."""

from typing import Any

from django import forms

from vanphong.documents.models import Document
from vanphong.org.models import Person

from .. import queries


class VersionForm(forms.Form):
    """Nộp bản mới, and which version it was made from: the one this person took away, else the newest."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    file = forms.FileField(label="Bản dự thảo mới", help_text="PDF, Word hoặc ảnh.", allow_empty_file=True)
    based_on = forms.TypedChoiceField(
        label="Sửa từ bản",
        coerce=int,
        empty_value=None,
        required=False,
        help_text="Nếu không phải bản mới nhất, tệp được gác lại để anh/chị so sánh trước khi thay.",
    )
    note = forms.CharField(label="Sửa những gì", max_length=300, required=False)

    def __init__(self, document: Document, person: Person, *args: Any, **options: Any) -> None:
        numbers = [file.position for file in queries.drafts_of(document)]
        taken = queries.taken_by(document, person) or (numbers[0] if numbers else None)
        options["initial"] = {"based_on": taken} | options.get("initial", {})
        super().__init__(*args, **options)
        versions: Any = self.fields["based_on"]
        versions.choices = [(number, f"Bản {number}{' (mới nhất)' * (at == 0)}") for at, number in enumerate(numbers)]
        if len(numbers) < 2:
            versions.widget = forms.HiddenInput()
