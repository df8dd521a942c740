"""What is chosen on the page of ways to be told."""

from typing import Any

from django import forms

from .enums import Channel, Kind
from .rules import Quiet


class WaysForm(forms.Form):
    """Cách nhận thông báo: one channel for each kind, the hours of quiet, and where mails go."""

    email = forms.EmailField(label="Địa chỉ thư điện tử", required=False, help_text="Nên dùng hộp thư công vụ.")
    start = forms.TimeField(label="Từ giờ", widget=forms.TimeInput(format="%H:%M"), help_text="Ghi như 19:00.")
    end = forms.TimeField(label="Đến giờ", widget=forms.TimeInput(format="%H:%M"), help_text="Ghi như 06:30.")
    rest_days = forms.BooleanField(label="Yên lặng cả ngày nghỉ, ngày lễ", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in Kind:
            self.fields[kind.value] = forms.ChoiceField(
                label=kind.label, choices=Channel.choices, widget=forms.RadioSelect
            )

    def kinds(self) -> list[forms.BoundField]:
        """The rows of the table."""
        return [self[kind.value] for kind in Kind]

    def ways(self) -> dict[Kind, Channel]:
        return {kind: Channel(self.cleaned_data[kind.value]) for kind in Kind}

    def quiet(self) -> Quiet:
        given = self.cleaned_data
        return Quiet(given["start"], given["end"], given["rest_days"])
