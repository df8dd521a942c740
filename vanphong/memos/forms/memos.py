"""What is typed on the pages of memos, and what a person may do with a paper here."""

from typing import Any
from uuid import uuid4

from django import forms
from django.urls import reverse

from vanphong.documents.actions import Draft
from vanphong.documents.models import Document, DocumentType
from vanphong.org.models import Person
from vanphong.ui.acts import Act

from .. import queries, rules
from ..actions import Enclosed, Values
from ..enums import CONTENT, LONGEST_PART, Choice
from ..models import Memo

HELP = {
    "what": "Một câu: đề nghị lãnh đạo xem xét, quyết định việc gì.",
    "summary": "Những điểm chính của hồ sơ, ý kiến các cơ quan.",
    "legal_basis": "Văn bản, điều khoản làm căn cứ và thẩm quyền quyết định.",
    "view": "Nhận xét của người tham mưu.",
    "proposal": "Phương án đề nghị lãnh đạo chọn.",
}


class MemoForm(forms.Form):
    """Phiếu trình as its author writes it, with a draft of theirs or one handed in at once."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    subject = forms.CharField(label="Trích yếu", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    draft = forms.ModelChoiceField(
        Document.objects.none(), label="Kèm dự thảo đã lập", required=False, empty_label="Không kèm"
    )
    file = forms.FileField(
        label="Hoặc gửi tệp dự thảo mới", required=False, help_text="PDF, Word hoặc ảnh.", allow_empty_file=True
    )
    document_type = forms.ModelChoiceField(
        DocumentType.objects.filter(administrative=True),
        label="Tên loại của dự thảo mới",
        required=False,
        empty_label="Chọn tên loại",
    )
    draft_subject = forms.CharField(
        label="Trích yếu của dự thảo mới", max_length=2000, required=False, help_text="Để trống: như trích yếu phiếu."
    )

    def __init__(self, person: Person, memo: Memo | None = None, **options: Any) -> None:
        super().__init__(**options)
        draft: Any = self.fields["draft"]
        draft.queryset = queries.drafts_to_attach(person, memo)
        for name, help_text in HELP.items():
            self.fields[name] = _part(name, help_text)
        self.order_fields(["key", "seen", *CONTENT])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("file") and given.get("draft"):
            self.add_error("file", "Chỉ kèm một dự thảo: chọn dự thảo đã lập hoặc gửi tệp mới.")
        if given.get("file") and not given.get("document_type"):
            self.add_error("document_type", "Chọn tên loại của dự thảo gửi kèm.")
        return given

    def values(self) -> Values:
        return Values(**{name: self.cleaned_data[name] for name in CONTENT})

    def enclosed(self, incoming: Document | None) -> Document | Enclosed | None:
        """The draft chosen, or the one handed in."""
        given = self.cleaned_data
        if not given["file"]:
            return given["draft"]
        recipients = ((incoming.issuer_name, incoming.issuer, "action"),) if incoming else ()
        to_be = Draft(given["document_type"], given["draft_subject"] or given["subject"], recipients=recipients)
        return Enclosed(to_be, given["file"], given["file"].name)


def _part(name: str, help_text: str) -> forms.CharField:
    label = CONTENT[name]
    return forms.CharField(
        label=label[0].upper() + label[1:],
        help_text=help_text,
        required=False,
        max_length=LONGEST_PART,
        widget=forms.Textarea(attrs={"rows": 3 if name == "what" else 5}),
    )


def first_words(incoming: Document | None, draft: Document | None) -> dict[str, Any]:
    """What a new memo starts with: the paper's subject, and what is asked."""
    about = incoming or draft
    return {
        "key": uuid4(),
        "subject": about.subject if about else "",
        "what": f"Xem xét, giải quyết {queries.named(incoming)}." if incoming else "",
        "draft": draft,
    }


def words_of(memo: Memo) -> dict[str, Any]:
    """What the form shows of a memo already written."""
    kept: dict[str, Any] = {name: getattr(memo, name) for name in CONTENT}
    return kept | {"seen": memo.version, "draft": memo.draft}


class WordsForm(forms.Form):
    """What a leader writes, tied to what was read."""

    text = forms.CharField(
        label="Ý kiến",
        max_length=rules.LONGEST_OPINION,
        required=False,
        widget=forms.Textarea(attrs={"placeholder": "Ghi ý kiến, hoặc lý do trả lại"}),
    )
    checksum = forms.CharField(widget=forms.HiddenInput, max_length=64)
    at = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def chosen(self) -> str:
        """The choice these words are for."""
        return Choice.RETURN

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        given["choice"] = self.chosen()
        if "text" in given:
            for obstacle in rules.obstacles_to_opining(given["choice"], given["text"]):
                self.add_error("text", obstacle)
        return given


class OpinionForm(WordsForm):
    """Ý kiến: the choice is the button that was pressed."""

    choice = forms.CharField(max_length=20, required=False)

    def chosen(self) -> str:
        return self.cleaned_data.get("choice", "")


class SeenForm(forms.Form):
    """An act without words: only the version that was read."""

    seen = forms.IntegerField(required=False)


class WithdrawForm(SeenForm):
    reason = forms.CharField(label="Lý do", max_length=500, required=False)


def acts_for(person: Person, document: Document) -> list[Act]:
    """What this person may do about memos with this paper now. One query for papers on no memo."""
    open_memo = Memo.objects.visible_to(person).open().about(document).for_list().first()
    if open_memo is None:
        return [_begin(document)] if rules.handles(person, document) or rules.drafts(person, document) else []
    if rules.can_opine(person, open_memo):
        return [_open(open_memo, "Cho ý kiến", "Phiếu trình đang chờ ý kiến của anh/chị.")]
    if rules.can_change(person, open_memo) and open_memo.with_author:
        return [_open(open_memo, "Sửa và trình", "Phiếu trình đang ở chỗ anh/chị.")]
    return []


def _begin(document: Document) -> Act:
    named = "van-ban" if document.arrival_number else "du-thao"
    url = f"{reverse('memo-new')}?{named}={document.pk}"
    context: dict[str, object] = {"url": url, "words": "Trình lãnh đạo cho ý kiến, kèm dự thảo nếu có."}
    return Act("memo-new", "Lập phiếu trình", "memos/_act_open.html", context=context)


def _open(memo: Memo, label: str, words: str) -> Act:
    context: dict[str, object] = {"url": memo.get_absolute_url(), "words": words, "memo": memo}
    return Act("memo", label, "memos/_act_open.html", primary=True, context=context)
