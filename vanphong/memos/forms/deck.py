"""What is typed on a leader's deck: one opinion for many memos, and the phrases kept at hand."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict

from vanphong.kernel.addresses import whole_number

from .. import rules
from ..actions import Entry
from ..models import RoundStep

MOST = 50


class ManyForm(forms.Form):
    """One choice and its words, for every marked memo."""

    choice = forms.CharField(max_length=20, required=False)
    text = forms.CharField(
        label="Ý kiến cho các phiếu đã chọn",
        max_length=rules.LONGEST_OPINION,
        required=False,
        widget=forms.Textarea(attrs={"placeholder": "Ý kiến chung, hoặc lý do trả lại"}),
    )

    def entries(self, steps: Iterable[RoundStep], data: QueryDict) -> list[Entry]:
        """The marked memos, each with the version and the round that its card showed."""
        return [_entry(step, data, **self.cleaned_data) for step in steps]


def _entry(step: RoundStep, data: QueryDict, choice: str, text: str) -> Entry:
    seen = whole_number(data.get(f"{step.pk}-seen")) or 0
    checksum = data.get(f"{step.pk}-checksum", "")
    return Entry(step, seen, checksum if checksum.isalnum() else "", choice, text)


class PhraseForm(forms.Form):
    """Câu mẫu: words to keep at hand."""

    text = forms.CharField(label="Câu mẫu", max_length=200, help_text="Một câu hay dùng, nhiều nhất 200 ký tự.")
