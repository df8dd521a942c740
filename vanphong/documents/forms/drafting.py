"""Drafts and the acts on them."""

from typing import Any

from django import forms

from vanphong.org.enums import COMMITTEE_LEADERS, OFFICE_LEADERS
from vanphong.org.models import Agency, Field, Person
from vanphong.org.queries import correspondents, holders_of, warnings_about

from ..actions import Draft
from ..enums import Direction, RecipientGroup, Urgency
from ..models import Document, DocumentType
from ..queries import correspondents_named

FILE_HELP = "PDF, Word hoặc ảnh."
LINE_HELP = "Mỗi dòng một cơ quan: tên, chữ viết tắt hoặc mã."


class DraftForm(forms.Form):
    """Dự thảo: what it is to become, and its first version."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    document_type = forms.ModelChoiceField(DocumentType.objects.none(), label="Tên loại", empty_label="Chọn tên loại")
    subject = forms.CharField(label="Trích yếu", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    field = forms.ModelChoiceField(Field.objects.none(), label="Lĩnh vực", required=False, empty_label="Chưa phân")
    urgency = forms.TypedChoiceField(label="Độ khẩn", choices=Urgency.choices, coerce=int, initial=Urgency.NORMAL)
    copies = forms.IntegerField(label="Số bản", min_value=1, max_value=999, initial=1)
    file = forms.FileField(label="Tệp dự thảo", help_text=FILE_HELP, allow_empty_file=True)

    def __init__(self, person: Person, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        numbered = DocumentType.objects.filter(
            registers__agency=person.agency_id, registers__direction=Direction.OUTGOING
        ).distinct()
        sources: dict[str, Any] = {
            "document_type": numbered,
            "field": Field.objects.filter(agency=person.agency_id),
        }
        for name, queryset in sources.items():
            chosen: Any = self.fields[name]
            chosen.queryset = queryset
        for group in RecipientGroup:
            self.fields[_named(group)] = forms.CharField(
                label=f"Nơi nhận: {group.label.lower()}",
                required=False,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text="Mỗi dòng một cơ quan; ghi tên, chữ viết tắt hoặc mã."
                if group == RecipientGroup.ACTION
                else "",
            )
        self.order_fields(["key", "document_type", "subject", *map(_named, RecipientGroup)])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for group in RecipientGroup:
            if any(len(name) > 200 for name in _lines(given.get(_named(group), ""))):
                self.add_error(_named(group), "Tên cơ quan dài quá 200 ký tự; mỗi dòng chỉ ghi một cơ quan.")
        return given

    @property
    def correspondents(self) -> list[Agency]:
        return list(correspondents())

    def values(self) -> Draft:
        given = self.cleaned_data
        return Draft(
            given["document_type"],
            given["subject"],
            given["field"],
            given["urgency"],
            tuple(self._recipients()),
            given["copies"],
        )

    def _recipients(self) -> "list[tuple[str, Agency | None, str]]":
        lines = [(line, group) for group in RecipientGroup for line in _lines(self.cleaned_data[_named(group)])]
        known = correspondents_named(line for line, _ in lines)
        return [(known[line].name if line in known else line, known.get(line), group.value) for line, group in lines]


def _named(group: RecipientGroup) -> str:
    return f"to_{group.value}"


def _lines(text: str) -> list[str]:
    return [line.strip(" -;.") for line in text.splitlines() if line.strip(" -;.")]


class SendForm(forms.Form):
    """Who is asked to sign, with who of them is away now or soon."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    signer = forms.ModelChoiceField(Person.objects.none(), label="Người ký", empty_label="Chọn người ký")

    def __init__(self, document: Document, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        leaders: Any = self.fields["signer"]
        leaders.queryset = holders_of(document.agency_id, COMMITTEE_LEADERS | OFFICE_LEADERS)
        leaders.help_text = " ".join(warnings_about(leaders.queryset).values())


class SignForm(forms.Form):
    """The version that was read, by its checksum."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    checksum = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)
