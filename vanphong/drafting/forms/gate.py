"""What a person says of a draft on its way to be issued."""

from typing import Any

from django import forms

from vanphong.documents.forms import ReasonForm
from vanphong.org.enums import Role
from vanphong.org.models import Person
from vanphong.org.queries import holders_of


class ExplainForm(ReasonForm):
    """Giải trình một lỗi: which one, and why it stays."""

    rule = forms.CharField(max_length=20, widget=forms.HiddenInput)
    found = forms.CharField(max_length=400, widget=forms.HiddenInput, strip=False)
    expected = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)


class ReadForm(forms.Form):
    """Bản đã đọc, by its checksum."""

    checksum = forms.CharField(max_length=64, widget=forms.HiddenInput)


class PermitForm(ReasonForm):
    """Cho phép ban hành: which bytes, and why."""

    checksum = forms.CharField(max_length=64, widget=forms.HiddenInput)


class FormCheckerForm(forms.Form):
    """Giao kiểm tra thể thức: to anybody who holds a post in the agency."""

    person = forms.ModelChoiceField(Person.objects.none(), label="Người được giao", empty_label="Chọn người")

    def __init__(self, agency: int, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        people: Any = self.fields["person"]
        people.queryset = holders_of(agency, Role.values)
