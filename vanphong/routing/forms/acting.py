"""One form for each act, drawn by its own partial. All are made of the paper and what was posted."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from vanphong.documents.models import DeadlineRule, Document
from vanphong.documents.rules import SHORTEST_REASON
from vanphong.kernel import clock
from vanphong.org.models import Person, Unit
from vanphong.ui.forms import DateField

from .. import queries
from ..rules import Order, obstacles_to_a_later_date, order_in_words, until
from .fields import RowField, RowsField, offer

LONGEST_TEXT = 2000


class ActForm(forms.Form):
    """A form of one act on a paper: its button, the partial that draws it, and the version that was read."""

    label: ClassVar[str]
    template: ClassVar[str]

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, document: Document, data: QueryDict | None = None, **options: Any) -> None:
        options.setdefault("auto_id", f"{type(self).__name__}-%s")
        super().__init__(data, **options)
        self.document = document


class InstructForm(ActForm):
    """Bút phê. `units` are those in force, where they were read already and the page says whose head is away."""

    label = "Ghi bút phê"
    template = "routing/_act_instruct.html"

    lead = RowField(label="Chủ trì")
    supporting = RowsField(label="Phối hợp")
    informed = RowsField(label="Để biết")
    due_date = DateField(label="Hạn giải quyết", required=False, lean="future")
    text = forms.CharField(
        label="Nội dung bút phê",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.TextInput(attrs={"list": "cau-but-phe", "autocomplete": "off"}),
    )
    why_later = forms.CharField(label="Lý do hạn dài hơn quy định", required=False, max_length=LONGEST_TEXT)

    def __init__(
        self,
        document: Document,
        data: QueryDict | None = None,
        *,
        units: Sequence[Unit] | None = None,
        limits: Sequence[DeadlineRule] | None = None,
        **options: Any,
    ) -> None:
        self.limit = queries.time_limit(document, limits)
        suggested = document.field.lead_unit_id if document.field else None
        initial = {"lead": suggested, "due_date": queries.suggested_due(document, self.limit)}
        super().__init__(document, data, initial=initial, **options)
        if self.limit:
            self.fields["due_date"].help_text = f"Theo quy định: {self.limit.length} ({self.limit.source})."
        if units is None:
            self.fields["lead"].help_text = queries.heads_away(document.agency_id)
        every = queries.units_to_choose(document.agency_id) if units is None else units
        working = queries.that_work(every)
        offer(self.fields["lead"], working, blank="— chọn đơn vị —")
        offer(self.fields["supporting"], working)
        offer(self.fields["informed"], every)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if self.limit:
            due_date, reason = values.get("due_date"), values.get("why_later", "")
            for wrong in obstacles_to_a_later_date(due_date, self.limit.latest, self.limit.length, reason):
                self.add_error("why_later", wrong)
        return values

    @property
    def order(self) -> Order:
        """The instruction these values make."""
        return Order(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})

    @property
    def words(self) -> str:
        return order_in_words(self.order)


class AssignForm(ActForm):
    """Phân công. `people` are those of the lead unit, where they were read already and the page says who is away."""

    label = "Phân công"
    template = "routing/_act_assign.html"

    person = RowField(label="Người xử lý")
    due_date = DateField(label="Hạn của cá nhân", required=False, lean="future")
    note = forms.CharField(label="Ý kiến phân công", required=False, max_length=LONGEST_TEXT)

    def __init__(
        self,
        document: Document,
        data: QueryDict | None = None,
        *,
        people: Sequence[Person] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(document, data, initial={"due_date": not_past(document.due_date)}, **options)
        if people is None:
            people = queries.colleagues_in([document.lead_unit_id or 0]).get(document.lead_unit_id or 0, [])
            self.fields["person"].help_text = queries.away(people)
        offer(self.fields["person"], people, blank="— chọn người —")

    @property
    def words(self) -> str:
        return f"{self.cleaned_data['person']} xử lý{until(self.cleaned_data['due_date'])}"


class ClaimForm(ActForm):
    """Nhận việc."""

    label = "Nhận việc"
    template = "routing/_act_claim.html"


class ReasonForm(ActForm):
    """An act that says why."""

    reason = forms.CharField(
        label="Lý do",
        max_length=LONGEST_TEXT,
        help_text=f"Ít nhất {SHORTEST_REASON} ký tự, để người sau hiểu.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class HandBackForm(ReasonForm):
    """Chuyển lại đơn vị."""

    label = "Chuyển lại phòng"
    template = "routing/_act_hand_back.html"


class SendBackForm(ReasonForm):
    """Trả lại Văn phòng."""

    label = "Trả lại Văn phòng"
    template = "routing/_act_send_back.html"


class AskUnitForm(ActForm):
    """Hỏi ý kiến đơn vị."""

    label = "Hỏi ý kiến đơn vị"
    template = "routing/_act_ask_unit.html"

    unit = RowField(label="Đơn vị được hỏi")
    question = forms.CharField(label="Nội dung hỏi", max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3}))
    due_date = DateField(label="Hạn trả lời", required=False, lean="future")

    def __init__(self, document: Document, data: QueryDict | None = None, **options: Any) -> None:
        super().__init__(document, data, **options)
        self.fields["unit"].help_text = queries.heads_away(document.agency_id)
        units = queries.that_work(queries.units_to_choose(document.agency_id))
        offer(
            self.fields["unit"], [unit for unit in units if unit.pk != document.lead_unit_id], blank="— chọn đơn vị —"
        )


class AnswerForm(ActForm):
    """Trả lời câu hỏi của đơn vị khác."""

    label = "Trả lời"
    template = "routing/_act_answer_question.html"

    text = forms.CharField(label="Nội dung trả lời", max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3}))


class DayForm(forms.Form):
    """Ngày của tờ trình: today unless another day is asked for."""

    ngay = DateField(label="Ngày", required=False)

    @property
    def day(self) -> date:
        chosen: date | None = self.cleaned_data["ngay"]
        return chosen or clock.today()


def not_past(day: date | None) -> date | None:
    """A day to suggest as a due date."""
    return day if day and day >= clock.today() else None
