"""Numbers kept apart, and the filters of a book."""

from typing import Any

from django import forms

from vanphong.ui.forms import DateField

from ..queries import BookFilter
from ..rules import SHORTEST_REASON
from .receiving import ReasonForm


class ReserveForm(ReasonForm):
    """Giữ số; `seen` is the last number of the book when the page was drawn."""

    reason = forms.CharField(label="Giữ số cho việc gì", min_length=SHORTEST_REASON, max_length=500)


class VoidForm(ReasonForm):
    """Bỏ số đã giữ."""

    reason = forms.CharField(label="Lý do bỏ số", min_length=SHORTEST_REASON, max_length=400)


class BookFilterForm(forms.Form):
    """What narrows a book; lives in the address."""

    q = forms.CharField(label="Chữ trong dòng", required=False, max_length=200)
    first = forms.IntegerField(label="Từ số", required=False, min_value=1, max_value=10**9)
    last = forms.IntegerField(label="Đến số", required=False, min_value=1, max_value=10**9)
    start = DateField(label="Từ ngày", required=False)
    end = DateField(label="Đến ngày", required=False)

    def params(self) -> BookFilter:
        """What could be understood; the rest narrows nothing and is marked on the form."""
        self.is_valid()
        given: dict[str, Any] = self.cleaned_data
        return BookFilter(**{name: given[name] for name in self.fields if given.get(name) is not None})
