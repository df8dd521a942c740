"""Entering many deliveries into the dispatch book at once."""

from collections.abc import Mapping
from typing import Any

from django import forms

from vanphong.kernel import clock
from vanphong.kernel.addresses import whole_number
from vanphong.ui.forms import DateField

from ..actions import Posting
from ..models.delivery import Deliveries

MARKED = "chon"


class DayForm(forms.Form):
    """The day what is marked was handed to the post office."""

    day = DateField(label="Ngày chuyển")

    def __init__(self, *args: Any, **options: Any) -> None:
        options["initial"] = {"day": clock.today()} | options.get("initial", {})
        super().__init__(*args, **options)


class LineForm(forms.Form):
    """One line: envelopes, and the number of the post office."""

    envelopes = forms.IntegerField(label="Số bì", min_value=1, max_value=999, initial=1)
    postal_number = forms.CharField(label="Số bưu gửi", max_length=40, required=False)


def postings_of(posted: Any, waiting: Deliveries) -> tuple[list[Posting], list[str]]:
    """What was marked among what waits, with what is wrong in any line."""
    ids = [number for text in posted.getlist(MARKED) if (number := whole_number(text))]
    found, wrong = [], []
    for delivery in waiting.filter(pk__in=ids):
        form = LineForm(_usual(posted, delivery.pk), prefix=str(delivery.pk))
        if form.is_valid():
            found.append(Posting(delivery, form.cleaned_data["envelopes"], form.cleaned_data["postal_number"]))
        else:
            wrong += [
                f"{delivery.name}, {form.fields[name].label}: {' '.join(map(str, errors))}"
                for name, errors in form.errors.items()
            ]
    return found, wrong


def _usual(posted: Mapping[str, str], pk: int) -> dict[str, str]:
    """What was typed in the line; one envelope where nothing was."""
    return {
        f"{pk}-envelopes": posted.get(f"{pk}-envelopes") or "1",
        f"{pk}-postal_number": posted.get(f"{pk}-postal_number", ""),
    }
