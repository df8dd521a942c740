"""Forms of the asking side."""

from typing import Any
from uuid import uuid4

from django import forms

from vanphong.documents.models import Document
from vanphong.documents.rules import SHORTEST_REASON
from vanphong.org.models import Agency
from vanphong.ui.forms import DateField

from .. import queries
from ..actions import Values
from ..enums import Disposition, SilenceRule
from ..models import Consultation
from ..rules import MOST_SECTIONS, titles_in

LONGEST_TEXT = 5000
WORDS = forms.Textarea(attrs={"rows": 3})
REASON_HELP = f"Ít nhất {SHORTEST_REASON} ký tự."


class ConsultationForm(forms.Form):
    """Yêu cầu lấy ý kiến: what is asked, until when, and what silence means."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    subject = forms.CharField(label="Nội dung lấy ý kiến", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    file = forms.FileField(label="Tệp dự thảo", help_text="PDF, Word hoặc ảnh.", allow_empty_file=True)
    due_date = DateField(label="Hạn trả lời", lean="future")
    silence = forms.ChoiceField(
        label="Quá hạn không trả lời thì",
        choices=SilenceRule.choices,
        widget=forms.RadioSelect,
        initial=SilenceRule.NO_OPINION,
    )
    explanation = forms.CharField(
        label="Thuyết minh, đề nghị", max_length=LONGEST_TEXT, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    sections = forms.CharField(
        label="Các mục hoặc câu hỏi xin ý kiến",
        max_length=100_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=f"Mỗi dòng một mục, tối đa {MOST_SECTIONS}; hệ thống đánh số. Để trống: góp ý chung về cả dự thảo.",
    )

    def __init__(self, *args: Any, draft: Document | None, consultation: Consultation | None, **options: Any) -> None:
        options.setdefault("initial", _first_words(draft, consultation))
        super().__init__(*args, **options)
        if draft is not None or consultation is not None:
            del self.fields["file"]

    @property
    def values(self) -> Values:
        given = self.cleaned_data
        return Values(
            subject=given["subject"],
            due_date=given["due_date"],
            explanation=given["explanation"],
            silence=given["silence"],
            sections=tuple(titles_in(given["sections"])),
        )


def _first_words(draft: Document | None, consultation: Consultation | None) -> dict[str, Any]:
    if consultation is not None:
        titles = [one.title for one in consultation.sections.all()]
        return {
            "seen": consultation.version,
            "subject": consultation.subject,
            "due_date": consultation.due_date,
            "silence": consultation.silence,
            "explanation": consultation.explanation,
            "sections": "\n".join(titles),
        }
    if draft is None:
        return {"key": uuid4()}
    kind = f"{draft.document_type}" if draft.document_type else "văn bản"
    subject = f"Lấy ý kiến góp ý dự thảo {kind}: {draft.subject}"
    return {"key": uuid4(), "subject": subject, "sections": "\n".join(queries.headings_of(draft))}


class SeenForm(forms.Form):
    """An act that says nothing more than which version was read."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class SendForm(SeenForm):
    checksum = forms.CharField(max_length=64, required=False, empty_value=None, widget=forms.HiddenInput)


class ReasonForm(SeenForm):
    reason = forms.CharField(label="Lý do", max_length=1000, widget=WORDS, help_text=REASON_HELP)


class DeclineForm(forms.Form):
    reason = forms.CharField(label="Lý do không gia hạn", max_length=1000, widget=WORDS, help_text=REASON_HELP)


class RevokeForm(forms.Form):
    reason = forms.CharField(label="Lý do thu hồi", max_length=1000, widget=WORDS, help_text=REASON_HELP)


class CloseForm(SeenForm):
    note = forms.CharField(label="Ghi chú, hoặc lý do kết thúc sớm", max_length=1000, required=False, widget=WORDS)


class AddressForm(SeenForm):
    """Thêm nơi nhận: whole groups, single agencies, single units."""

    groups = forms.MultipleChoiceField(label="Cả nhóm", required=False, widget=forms.CheckboxSelectMultiple)
    units = forms.MultipleChoiceField(label="Từng đơn vị", required=False, widget=forms.CheckboxSelectMultiple)
    agencies = forms.ModelMultipleChoiceField(
        Agency.objects.none(), label="Cơ quan tìm thấy", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, consultation: Consultation, *args: Any, found: list[Agency] | None = None, **options: Any):
        super().__init__(*args, **options)
        self.agency = consultation.agency
        self.by_key = {str(unit.pk): unit for unit in queries.units_to_ask(self.agency)}
        groups, units, agencies = (self.fields[name] for name in ("groups", "units", "agencies"))
        choosing: Any = groups
        choosing.choices = [
            (one.code, f"{one.label} ({one.count})") for one in queries.groups_to_ask(self.agency) if one.count
        ]
        choosing = units
        choosing.choices = [(key, unit.name) for key, unit in self.by_key.items()]
        choosing = agencies
        choosing.queryset = Agency.objects.exclude(pk=self.agency.pk)
        if found is not None:
            choosing.choices = [(one.pk, one.name) for one in found]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not any(given.get(name) for name in ("groups", "units", "agencies")):
            raise forms.ValidationError("Chưa chọn nơi nào. Mời đánh dấu rồi bấm lại.")
        return given

    @property
    def places(self) -> dict[str, Any]:
        """Whom these values name, as `address` takes them."""
        given = self.cleaned_data
        groups = given["groups"]
        units = list(self.by_key.values()) if queries.UNITS in groups else [self.by_key[key] for key in given["units"]]
        agencies = {one.pk: one for one in [*queries.agencies_in(self.agency, groups), *given["agencies"]]}
        return {"agencies": list(agencies.values()), "units": units, "seen": given["seen"]}


class DisposeForm(SeenForm):
    """Tiếp thu, giải trình một ý kiến."""

    disposition = forms.ChoiceField(label="Xử lý", choices=Disposition.choices)
    explanation = forms.CharField(
        label="Nội dung tiếp thu, giải trình", max_length=LONGEST_TEXT, required=False, widget=WORDS
    )


class InviteForm(forms.Form):
    """Đầu mối trả lời góp ý of an agency that does not work on this system."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label="Cơ quan", empty_label="Chọn cơ quan")
    full_name = forms.CharField(label="Họ và tên", max_length=50)
    username = forms.CharField(label="Tên đăng nhập", max_length=40, help_text="Chữ không dấu và số, ví dụ: stc.lannt.")
    email = forms.EmailField(label="Thư điện tử", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choosing: Any = self.fields["agency"]
        choosing.queryset = queries.correspondents(hosted=False)
