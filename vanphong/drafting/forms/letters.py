"""What is typed on the page where a letter is written."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from vanphong.documents.enums import Urgency
from vanphong.documents.models import Document, DocumentType
from vanphong.kernel.errors import Invalid
from vanphong.org.enums import COMMITTEE_LEADERS, OFFICE_LEADERS
from vanphong.org.models import Field, Person
from vanphong.org.queries import holders_of

from .. import queries, rules
from ..models import Letter
from ..rules import Typed

LONGEST_NAME = 200


def _lines(label: str, rows: int, text: str = "", longest: int = 4000) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, max_length=longest, help_text=text, widget=area, strip=False)


class LetterForm(forms.Form):
    """Soạn ngay trên trang; `written` is the draft it is a new version of, whose type and urgency stay."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    document_type = forms.ModelChoiceField(DocumentType.objects.none(), label="Tên loại", empty_label=None)
    urgency = forms.TypedChoiceField(label="Độ khẩn", choices=Urgency.choices, coerce=int, initial=Urgency.NORMAL)
    field = forms.ModelChoiceField(Field.objects.none(), label="Lĩnh vực", required=False, empty_label="Chưa phân")
    addressees = _lines("Kính gửi", 2, "Mỗi dòng một nơi; để trống nếu loại văn bản không có.")
    subject = forms.CharField(
        label="Trích yếu",
        max_length=500,
        help_text="Không ghi “V/v”: mẫu tự thêm.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    basis = _lines("Căn cứ", 2, "Mỗi dòng một căn cứ; dấu cuối dòng tự thêm.", 8000)
    body = forms.CharField(label="Nội dung", strip=False, widget=forms.Textarea(attrs={"rows": 16}))
    recipients = _lines("Nơi nhận", 3, "Mỗi dòng một nơi; “Như trên” và “Lưu: VT” tự thêm.")
    signer = forms.ModelChoiceField(
        Person.objects.none(), label="Người ký", required=False, empty_label="Chưa chọn, để Chủ tịch"
    )

    def __init__(self, person: Person, *args: Any, written: Document | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.person = person
        sources: dict[str, Any] = {
            "document_type": queries.types_written(person.agency_id),
            "field": Field.objects.filter(agency=person.agency_id),
            "signer": holders_of(person.agency_id, COMMITTEE_LEADERS | OFFICE_LEADERS),
        }
        for name, queryset in sources.items():
            chosen: Any = self.fields[name]
            chosen.queryset = queryset
        if written is not None:
            del self.fields["field"]
            for name in ("document_type", "urgency"):
                self.fields[name].disabled = True
            self.initial["document_type"], self.initial["urgency"] = written.document_type_id, written.urgency

    def clean_addressees(self) -> str:
        return self._names("addressees")

    def clean_recipients(self) -> str:
        return self._names("recipients")

    def clean_subject(self) -> str:
        return str(_judged(rules.harmless, self.cleaned_data["subject"]))

    def clean_basis(self) -> str:
        return str(_judged(rules.bases, self.cleaned_data["basis"]))

    def clean_body(self) -> str:
        return str(_judged(rules.parse, self.cleaned_data["body"]))

    def _names(self, name: str) -> str:
        text = str(_judged(rules.lines_of, self.cleaned_data[name]))
        if any(len(line) > LONGEST_NAME for line in rules.lines_of(text)):
            raise ValidationError(f"Có dòng dài quá {LONGEST_NAME} ký tự; mỗi dòng chỉ ghi một nơi.")
        return text

    def may_be_seen(self) -> bool:
        """Is what is typed so far enough to be looked at? What is still empty is no error yet."""
        for name, found in self.errors.as_data().items():
            if all(error.code == "required" for error in found):
                del self.errors[name]
        return not self.errors

    def typed(self) -> Typed:
        given = self.cleaned_data
        signer = given.get("signer")
        return Typed(
            type_name=given["document_type"].name,
            subject=given.get("subject", ""),
            addressees=given["addressees"],
            basis=given["basis"],
            body=given.get("body", ""),
            recipients=given["recipients"],
            signer=signer.pk if signer else None,
            urgency=given["urgency"],
        )


def words_of(letter: Letter) -> dict[str, Any]:
    """What the page is opened with again."""
    typed = Typed.of(letter.typed).kept()
    return {name: value for name, value in typed.items() if name not in {"type_name", "urgency"}}


def _judged(rule: Callable[[str], object], text: str) -> str:
    """The text as it was typed, where the rule can read it."""
    try:
        rule(text)
    except Invalid as refusal:
        raise ValidationError(refusal.message) from refusal
    return text
