"""Words on a passage of a draft, and the answer to them."""

from django import forms

from ..enums import Outcome
from ..rules.allowing.writing import LONGEST_WORDS

ANSWERS = [(one.value, one.label) for one in (Outcome.ACCEPTED, Outcome.EXPLAINED)]


class CommentForm(forms.Form):
    """Góp ý vào một đoạn: which passage of which version, and the words."""

    ban = forms.IntegerField(label="Bản", min_value=1, max_value=32767, widget=forms.HiddenInput)
    doan = forms.IntegerField(label="Đoạn", min_value=1, max_value=10**6, widget=forms.HiddenInput)
    words = forms.CharField(
        label="Ý kiến của anh/chị",
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Chưa ghi ý kiến: mời viết cần sửa gì, vì sao."},
    )


class AnswerForm(forms.Form):
    """Tiếp thu, giải trình."""

    outcome = forms.ChoiceField(label="Kết quả", choices=ANSWERS, widget=forms.RadioSelect)
    words = forms.CharField(
        label="Nội dung",
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Đã sửa thế nào; nếu không tiếp thu thì vì sao.",
    )
