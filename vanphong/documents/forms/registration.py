"""The line of the book as a registrar types it (NĐ 30/2020, PL IV.VI, PL VI.II)."""

from typing import Any

from django import forms

from vanphong.kernel import clock
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Agency, Field
from vanphong.org.queries import correspondents
from vanphong.ui.forms import DateField

from ..actions import Registration
from ..enums import Secrecy, Urgency
from ..models import Document, DocumentType
from ..queries import correspondent_named

WHAT_SECRECY_DOES = (
    "Chọn Mật, Tối mật hoặc Tuyệt mật: chỉ ghi một dòng vào sổ văn bản mật. Trích yếu, ghi chú không được ghi; "
    "tệp đã tiếp nhận bị hủy ngay và không lấy lại được."
)
COPIED = (
    "document_type",
    "issued_date",
    "arrival_date",
    "subject",
    "field",
    "urgency",
    "secrecy",
    "signer_name",
    "signer_position",
    "page_amount",
    "copies",
    "reply_due_date",
    "document_identifier",
    "note",
)


class RegistrationForm(forms.Form):
    """Fields in the order of the paper itself, from its head down."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    issuer_name = forms.CharField(
        label="Tác giả", max_length=200, help_text="Gõ một phần tên, chữ viết tắt hoặc mã; cơ quan khác thì ghi tên."
    )
    code = forms.CharField(label="Số, ký hiệu", max_length=42, required=False, help_text="Như 123/STC-NS.")
    issued_date = DateField(label="Ngày văn bản", required=False)
    arrival_date = DateField(label="Ngày đến")
    document_type = forms.ModelChoiceField(
        DocumentType.objects.all(), label="Tên loại", required=False, empty_label="Không ghi"
    )
    subject = forms.CharField(
        label="Trích yếu", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    field = forms.ModelChoiceField(Field.objects.none(), label="Lĩnh vực", required=False, empty_label="Chưa phân")
    urgency = forms.TypedChoiceField(label="Độ khẩn", choices=Urgency.choices, coerce=int, required=False)
    signer_name = forms.CharField(label="Người ký", max_length=50, required=False)
    signer_position = forms.CharField(label="Chức vụ người ký", max_length=100, required=False)
    page_amount = forms.IntegerField(label="Số trang", min_value=1, max_value=9999, required=False)
    copies = forms.IntegerField(label="Số bản", min_value=1, max_value=999, required=False)
    reply_due_date = DateField(label="Hạn trả lời", lean="future", required=False)
    document_identifier = forms.CharField(label="Mã định danh văn bản", max_length=100, required=False)
    note = forms.CharField(label="Ghi chú", max_length=500, required=False)
    secrecy = forms.TypedChoiceField(
        label="Độ mật",
        choices=Secrecy.choices,
        coerce=int,
        required=False,
        help_text=WHAT_SECRECY_DOES,
    )
    destroy = forms.BooleanField(label="Tôi đồng ý hủy tệp của văn bản mật này", required=False)

    def __init__(self, document: Document, *args: Any, **options: Any) -> None:
        options["initial"] = _as_it_stands(document) | options.get("initial", {})
        super().__init__(*args, **options)
        self.document = document
        fields: Any = self.fields["field"]
        fields.queryset = Field.objects.filter(agency=document.agency_id)
        self.fields["issuer_name"].widget.attrs["list"] = "co-quan"
        for name in ("issuer_name", "document_type", "field"):
            self.fields[name].widget.attrs["data-combobox"] = "1"
        if document.entry_id:
            del self.fields["secrecy"], self.fields["destroy"]

    @property
    def correspondents(self) -> list[Agency]:
        return list(correspondents(hosted=True).exclude(pk=self.document.agency_id))

    def clean_code(self) -> str:
        number, notation = split_code(self.cleaned_data["code"])
        if len(number) > 11 or len(notation) > 30:
            raise forms.ValidationError("Số dài quá 11 hoặc ký hiệu dài quá 30 ký tự: kiểm tra lại.")
        return "/".join(part for part in (number, notation) if part)

    def clean_arrival_date(self) -> Any:
        day = self.cleaned_data["arrival_date"]
        if day > clock.today():
            raise forms.ValidationError("Ngày đến phải là hôm nay hoặc trước đó.")
        return day

    def clean_urgency(self) -> int:
        return self.cleaned_data["urgency"] or Urgency.NORMAL

    def clean_secrecy(self) -> int:
        return self.cleaned_data["secrecy"] or Secrecy.NONE

    def clean_copies(self) -> int:
        return self.cleaned_data["copies"] or 1

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        secrecy = given.get("secrecy", Secrecy.NONE)
        if not secrecy and not given.get("subject"):
            self.add_error("subject", "Thiếu trích yếu nội dung văn bản.")
        issued, arrived = given.get("issued_date"), given.get("arrival_date")
        if issued and arrived and issued > arrived:
            self.add_error("issued_date", "Ngày văn bản sau ngày đến: kiểm tra lại ngày trên văn bản.")
        if secrecy and not given.get("destroy") and self.document.files.exists():
            self.add_error("destroy", "Văn bản mật không giữ tệp trên hệ thống: đánh dấu đồng ý hủy tệp.")
        return given

    def values(self) -> Registration:
        given = {name: self.cleaned_data[name] for name in COPIED if name in self.cleaned_data}
        return Registration(**given, **self._origin())

    def typed_into(self, document: Document) -> None:
        """Put what is typed so far of its origin on `document`, unsaved, to look for its twins."""
        origin = self._origin() | {"document_identifier": self.cleaned_data.get("document_identifier", "")}
        for name, value in origin.items():
            setattr(document, name, value)

    def _origin(self) -> dict[str, Any]:
        name = self.cleaned_data.get("issuer_name", "")
        issuer = correspondent_named(name)
        number, notation = split_code(self.cleaned_data.get("code", ""))
        return {
            "issuer": issuer,
            "issuer_name": issuer.name if issuer else name,
            "code_number": number,
            "code_notation": notation,
        }


def split_code(text: str) -> tuple[str, str]:
    """ "5/UBND-KT" → ("05", "UBND-KT"); what has no number is all notation."""
    number, _, notation = tidy(text).replace(" ", "").partition("/")
    if number.isdecimal():
        return str(int(number)).zfill(2), notation
    return ("", number) if not notation else (number, notation)


def _as_it_stands(document: Document) -> dict[str, Any]:
    standing = {name: getattr(document, name) for name in COPIED}
    return standing | {"issuer_name": document.issuer_name, "code": document.code, "seen": document.version}
