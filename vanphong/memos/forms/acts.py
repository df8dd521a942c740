"""What is typed at a step of a memo: the opinion and its files, and the ways back and aside."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files import File

from vanphong.documents.forms.receiving import ManyFilesInput
from vanphong.org.models import Person
from vanphong.org.queries import with_posts
from vanphong.ui.formats import vndatetime

from .. import queries
from ..enums import Choice
from ..models import Memo, MemoRound, RoundStep
from .memos import OpinionForm, SeenForm, WordsForm

MOST_PAPERS = 10


class Papers(forms.FileField):
    """Files given with an opinion; each is looked at for itself when it is stored."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[File]:
        files = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        if len(files) > MOST_PAPERS:
            raise forms.ValidationError(f"Kèm nhiều nhất {MOST_PAPERS} tệp; mời gộp hoặc bỏ bớt.")
        return files


class MarkedForm(OpinionForm):
    """Ý kiến, with the draft as the leader has marked it up."""

    papers = Papers(label="Kèm bản dự thảo đã sửa", required=False)


class ReturnForm(WordsForm):
    """Trả lại: the words are the reason, with the draft as the leader has marked it up."""

    papers = Papers(label="Kèm bản dự thảo đã sửa", required=False)


class AnswerForm(WordsForm):
    """Bổ sung hồ sơ: what the author adds, in words and files."""

    papers = Papers(label="Tệp bổ sung", required=False, help_text="PDF, Word hoặc ảnh; chọn được nhiều tệp.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["text"].label = "Đã bổ sung những gì"
        self.fields["text"].widget.attrs["placeholder"] = ""

    def chosen(self) -> str:
        return Choice.ADDED


class SendBackForm(WordsForm):
    """Trả lại bước trước: which step, and why."""

    target = forms.ModelChoiceField(RoundStep.objects.none(), label="Trả lại bước", empty_label="Chọn bước")

    def __init__(self, memo: Memo, *args: Any, before: Sequence[RoundStep] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["text"].label = "Lý do trả lại"
        self.fields["text"].widget.attrs["placeholder"] = ""
        target: Any = self.fields["target"]
        target.queryset = memo.steps.select_related("person", "unit")
        target.choices = [("", "Chọn bước"), *((one.pk, f"{one.asked}: {one.opinion.full_name}") for one in before)]


class AskForm(SeenForm):
    """A question in the middle of a run, from the step `at`."""

    at = forms.IntegerField(widget=forms.HiddenInput, required=False)
    question = forms.CharField(label="Nội dung cần bổ sung", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class ForwardForm(AskForm):
    """Chuyển xin ý kiến: of whom, and what is asked."""

    person = forms.ModelChoiceField(Person.objects.none(), label="Xin ý kiến của", empty_label="Chọn người")

    def __init__(self, memo: Memo, actor: Person, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["question"].label = "Nội dung xin ý kiến"
        self.order_fields(["person", "question"])
        people: Any = self.fields["person"]
        people.queryset = queries.people_to_ask(memo, actor)
        named = with_posts(people.queryset)
        people.choices = [("", "Chọn người"), *((one.pk, f"{one.full_name}, {one.title}") for one in named)]


class TakeOverForm(SeenForm):
    """Nhận xử lý thay: why."""

    reason = forms.CharField(label="Lý do", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))


class RoundsForm(forms.Form):
    """Which two rounds are compared; the last two where nothing is chosen."""

    tu = forms.TypedChoiceField(label="So từ", coerce=int)
    den = forms.TypedChoiceField(label="đến", coerce=int)

    def __init__(self, rounds: Sequence[MemoRound], data: Any = None) -> None:
        self.rounds = {one.number: one for one in rounds}
        newest = sorted(self.rounds, reverse=True)[:2]
        usual = dict(zip(("den", "tu"), newest, strict=False))
        super().__init__(data if data and {"tu", "den"} <= data.keys() else None, initial=usual)
        for name in ("tu", "den"):
            field: Any = self.fields[name]
            field.choices = [(one.number, f"lần {one.number}, {vndatetime(one.submitted_at)}") for one in rounds]

    def pair(self) -> tuple[MemoRound, MemoRound] | None:
        """The earlier and the later one; None when the same was chosen twice, or none of them."""
        given = self.initial if not self.is_bound else self.cleaned_data if self.is_valid() else {}
        numbers = sorted(set(given.values()))
        return (self.rounds[numbers[0]], self.rounds[numbers[1]]) if len(numbers) == 2 else None
