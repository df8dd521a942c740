"""What is typed on the pages of votes by slip."""

from datetime import datetime, time
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone

from vanphong.documents.models import Document
from vanphong.org.models import Person
from vanphong.ui.forms import DateField

from . import queries, rules
from .actions import Values
from .enums import Ground
from .models import Ballot

END_OF_DAY = time(17, 0)
WORDS = ("subject", "question", "explanation", "ground", "consent", "lead")


def _words(label: str, rows: int, help_text: str, *, required: bool = False) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, max_length=20000, help_text=help_text, widget=area)


class BallotForm(forms.Form):
    """Phiếu lấy ý kiến as its author writes it."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    subject = _words("Trích yếu", 2, "Về việc gì.", required=True)
    question = _words("Nội dung lấy ý kiến", 3, "Một câu thành viên trả lời được bằng tán thành hay không.")
    explanation = _words("Thuyết minh", 5, "Những điểm chính của hồ sơ, ý kiến các cơ quan.")
    lead = forms.CharField(label="Cơ quan chủ trì soạn thảo", max_length=200, required=False)
    draft = forms.ModelChoiceField(
        Document.objects.none(), label="Dự thảo kèm theo", required=False, empty_label="Không kèm"
    )
    ground = forms.ChoiceField(
        label="Trường hợp lấy ý kiến thay cho phiên họp",
        choices=[("", "Chọn trường hợp"), *Ground.choices],
        required=False,
        help_text="Quy chế làm việc mẫu, khoản 2 Điều 22.",
    )
    consent = _words(
        "Ý kiến của Chủ tịch cho lấy ý kiến bằng phiếu", 2, "Ghi ở phiếu trình hoặc văn bản nào, ngày nào."
    )
    due_date = DateField(label="Hạn biểu quyết: ngày", required=False, lean="future")
    due_time = forms.TimeField(
        label="Hạn biểu quyết: giờ",
        required=False,
        help_text="Ví dụ 17:00.",
        widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "giờ:phút", "autocomplete": "off"}),
    )

    def __init__(self, person: Person, ballot: Ballot | None = None, **options: Any) -> None:
        super().__init__(**options)
        offered = queries.drafts_to_attach(person)
        if ballot and ballot.draft_id:
            offered = offered | Document.objects.filter(pk=ballot.draft_id)
        chosen: Any = self.fields["draft"]
        chosen.queryset = offered

    def values(self) -> Values:
        given = self.cleaned_data
        due_at = None
        if given["due_date"]:
            due_at = timezone.make_aware(datetime.combine(given["due_date"], given["due_time"] or END_OF_DAY))
        return Values(**{name: given[name] for name in WORDS}, draft=given["draft"], due_at=due_at)


def first_words() -> dict[str, Any]:
    return {"key": uuid4(), "due_time": END_OF_DAY}


def words_of(ballot: Ballot) -> dict[str, Any]:
    """What the form shows of a ballot already written."""
    due_at = timezone.localtime(ballot.due_at) if ballot.due_at else None
    kept: dict[str, Any] = {name: getattr(ballot, name) for name in WORDS}
    return kept | {
        "seen": ballot.version,
        "draft": ballot.draft,
        "due_date": due_at.date() if due_at else None,
        "due_time": due_at.time() if due_at else END_OF_DAY,
    }


class VoteForm(forms.Form):
    """The choice is the button that was pressed."""

    text = forms.CharField(
        label="Ý kiến",
        max_length=rules.LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"placeholder": "Ghi ý kiến; cần có khi không tán thành hoặc có ý kiến khác"}),
    )
    checksum = forms.CharField(widget=forms.HiddenInput, max_length=64)
    choice = forms.CharField(max_length=10, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if "text" in given:
            for obstacle in rules.obstacles_to_words(given.get("choice", ""), given["text"]):
                self.add_error("text", obstacle)
        return given


class SeenForm(forms.Form):
    """An act without words: only the version that was read."""

    seen = forms.IntegerField(required=False)


class OpenForm(SeenForm):
    """Which version of the draft the page showed."""

    checksum = forms.CharField(max_length=64, required=False, empty_value=None, widget=forms.HiddenInput)


class CancelForm(SeenForm):
    reason = forms.CharField(label="Lý do hủy", max_length=500, required=False)


class MemberForm(forms.Form):
    """Ủy viên UBND: found by sign-in name, which is exact where names are not."""

    person = forms.ModelChoiceField(
        Person.objects.filter(is_active=True),
        to_field_name="username",
        label="Tên đăng nhập",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        help_text="Người của cơ quan nào cũng được, khi đã có tên đăng nhập.",
        error_messages={"invalid_choice": "Không có người nào mang tên đăng nhập này, hoặc đang bị khóa."},
    )
    title = forms.CharField(label="Chức vụ ghi trên phiếu", max_length=100, help_text="Ví dụ: Giám đốc Sở Tài chính.")
    valid_from = DateField(label="Từ ngày")


class EndMemberForm(forms.Form):
    last_day = DateField(label="Đến hết ngày")
