"""Lập bản sao: which copy, for whom, who signs."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from vanphong.documents.models import Document
from vanphong.documents.queries import correspondents_named
from vanphong.drafting.rules import group_of, lines_of, parse
from vanphong.files.actions import store
from vanphong.files.enums import Kind
from vanphong.files.models import Blob
from vanphong.kernel.errors import Invalid
from vanphong.org.enums import COMMITTEE_LEADERS, OFFICE_LEADERS
from vanphong.org.models import Agency, Person
from vanphong.org.queries import holders_of

from .. import rules
from ..enums import CopyKind, Form
from ..rules import CopyOf

LONGEST_NAME = 200


class CopyForm(forms.Form):
    """The rows of the decree's table that fit the document, and no others; the words of an extract."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    way = forms.ChoiceField(label="Hình thức sao", help_text="Theo Điều 25 Nghị định 30/2020/NĐ-CP.")
    part = forms.CharField(
        label="Phần được trích",
        required=False,
        max_length=300,
        help_text="Chỉ ghi khi trích sao, như: Điều 3, khoản 2.",
    )
    text = forms.CharField(
        label="Nội dung trích",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Chỉ ghi khi trích sao: chép đúng lời văn bản, mỗi dòng một đoạn. Phần đầu và chữ ký được lập lại.",
    )
    recipients = forms.CharField(
        label="Nơi nhận",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mỗi dòng một nơi; “Lưu: VT” tự thêm.",
    )
    signer = forms.ModelChoiceField(Person.objects.none(), label="Người ký bản sao", empty_label="Chọn người ký")
    scan = forms.FileField(
        label="Bản quét của bản giấy",
        required=False,
        allow_empty_file=True,
        help_text="Chỉ khi sao từ bản giấy mà hệ thống chưa có bản quét: PDF màu, từ 200 dpi, có chữ ký và dấu.",
    )

    def __init__(self, document: Document, person: Person, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.document = document
        ways: Any = self.fields["way"]
        ways.choices = [
            (f"{kind}-{source}-{target}", f"{kind.label}: từ văn bản {source.label} sang văn bản {target.label}")
            for kind, source, target in rules.ways_of_copying(document)
        ]
        signer: Any = self.fields["signer"]
        signer.queryset = holders_of(person.agency_id, COMMITTEE_LEADERS | OFFICE_LEADERS)

    def clean_text(self) -> str:
        _judged(parse, self.cleaned_data["text"])
        return str(self.cleaned_data["text"])

    def clean_recipients(self) -> tuple[str, ...]:
        names: tuple[str, ...] = _judged(lines_of, self.cleaned_data["recipients"])
        if not names:
            raise ValidationError("Mời ghi ít nhất một nơi nhận bản sao.")
        if any(len(name) > LONGEST_NAME for name in names):
            raise ValidationError(f"Có dòng dài quá {LONGEST_NAME} ký tự; mỗi dòng chỉ ghi một nơi.")
        return names

    def clean_scan(self) -> Blob | None:
        file = self.cleaned_data["scan"]
        if file is None:
            return None
        blob: Blob = _judged(lambda given: store(given, name=given.name), file)
        if Kind(blob.kind).is_word:
            raise ValidationError("Bản quét phải là PDF hoặc ảnh, không phải tệp Word.")
        return blob

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        extract = given.get("way", "").startswith(f"{CopyKind.EXTRACT}-")
        for name, label in (("part", "phần được trích"), ("text", "nội dung trích")):
            words = given.get(name, "").strip()
            if "way" not in given or name in self.errors or bool(words) == extract:
                continue
            self.add_error(
                name,
                f"Trích sao cần ghi {label}."
                if extract
                else f"Chỉ trích sao mới ghi {label}; hình thức đã chọn sao toàn văn. Mời xóa ô này.",
            )
        return given

    def copy(self) -> CopyOf:
        given = self.cleaned_data
        kind, source, target = given["way"].split("-")
        known = correspondents_named(given["recipients"])
        recipients = tuple(_recipient(line, known.get(line)) for line in given["recipients"])
        part, text = given["part"].strip(), given["text"]
        return CopyOf(self.document, CopyKind(kind), Form(source), Form(target), part, recipients, text)


def _recipient(line: str, agency: Agency | None) -> tuple[str, Any, str]:
    return (agency.name if agency else line, agency, group_of(line, known=agency is not None))


def _judged(rule: Callable[[Any], Any], given: Any) -> Any:
    try:
        return rule(given)
    except Invalid as refusal:
        raise ValidationError(refusal.message) from refusal
