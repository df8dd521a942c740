"""Forms of the answering side."""

from typing import Any
from uuid import uuid4

from django import forms

from vanphong.documents.rules import SHORTEST_REASON
from vanphong.ui.forms import DateField

from ..actions import Words
from ..enums import Choice
from ..models import Addressee, Comment, Section

LONGEST_TEXT = 20_000


class CommentForm(forms.Form):
    """Một ý kiến: about which section, where in it, and what."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    section = forms.ModelChoiceField(
        Section.objects.none(), label="Mục, câu hỏi", required=False, empty_label="Ý kiến chung về cả dự thảo"
    )
    place = forms.CharField(
        label="Vị trí", max_length=100, required=False, help_text="Ví dụ: trang 12, điểm b khoản 2 Điều 5."
    )
    text = forms.CharField(label="Nội dung góp ý", max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, addressee: Addressee, *args: Any, comment: Comment | None = None, **options: Any) -> None:
        if comment is None:
            options.setdefault("initial", {"key": uuid4()})
        else:
            words = {name: getattr(comment, name) for name in ("section", "place", "text")}
            options.setdefault("initial", words | {"seen": comment.version})
        super().__init__(*args, **options)
        choosing: Any = self.fields["section"]
        choosing.queryset = addressee.consultation.sections.all()

    @property
    def words(self) -> Words:
        given = self.cleaned_data
        return Words(given["text"], given["section"], given["place"])


class AnswerForm(forms.Form):
    """Gửi góp ý."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    choice = forms.ChoiceField(label="Ý kiến chung", choices=Choice.choices, widget=forms.RadioSelect)


class ExtensionForm(forms.Form):
    """Đề nghị gia hạn."""

    wanted = DateField(label="Xin trả lời đến ngày", lean="future")
    reason = forms.CharField(
        label="Lý do",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=f"Ít nhất {SHORTEST_REASON} ký tự.",
    )
