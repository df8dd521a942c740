"""Nơi nhận of one issued document, as its page shows them: one line each, with what may be done about it."""

from dataclasses import dataclass, field

from django import forms

from vanphong.documents.enums import Direction, RecipientGroup, Status
from vanphong.documents.forms import ReasonForm
from vanphong.documents.models import Document
from vanphong.org.models import Person
from vanphong.ui.acts import Act

from .. import queries, rules
from ..actions import Way
from ..enums import Channel, DeliveryState
from ..models import Correction, Delivery, Issuance
from .acts import correcting_acts

CARRIED = (Channel.POST, Channel.BY_HAND)


class WayForm(forms.Form):
    """Cách gửi of one recipient."""

    channel = forms.ChoiceField(label="Cách gửi", choices=Channel.choices)
    address = forms.CharField(
        label="Địa chỉ",
        max_length=254,
        required=False,
        help_text="Thư điện tử: địa chỉ hộp thư. Bưu điện: có thể để trống.",
    )
    keep = forms.BooleanField(label="Ghi nhớ hộp thư này cho lần sau", required=False)

    def way(self) -> Way:
        return Way(self.cleaned_data["channel"], self.cleaned_data["address"].strip())


class RecipientForm(forms.Form):
    """One more recipient; without a channel it is reached its usual way."""

    name = forms.CharField(
        label="Nơi nhận", max_length=200, help_text="Tên, chữ viết tắt hoặc mã; đơn vị trong cơ quan cũng được."
    )
    group = forms.ChoiceField(label="Nhóm", choices=RecipientGroup.choices, initial=RecipientGroup.INFORMATION)
    channel = forms.ChoiceField(label="Cách gửi", choices=[("", "Cách thường dùng"), *Channel.choices], required=False)
    address = forms.CharField(label="Địa chỉ", max_length=254, required=False)

    def way(self) -> Way | None:
        channel = self.cleaned_data["channel"]
        return Way(channel, self.cleaned_data["address"].strip()) if channel else None


@dataclass(frozen=True)
class Line:
    """One recipient, with the forms of who may act."""

    delivery: Delivery
    waits: str
    way_form: WayForm | None = None
    returned_form: ReasonForm | None = None
    may_receive: bool = False
    may_bring_back: bool = False


@dataclass(frozen=True)
class Dispatch:
    """Chuyển phát of one document, and what befell it."""

    lines: list[Line] = field(default_factory=list)
    add_form: RecipientForm | None = None
    corrections: list[Correction] = field(default_factory=list)
    mends: list[Correction] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    recall_of: Correction | None = None

    @property
    def summary(self) -> str:
        """How many recipients, and how many of them have it: "4 nơi, 2 đã nhận"."""
        have = (DeliveryState.RECEIVED, DeliveryState.READ)
        received = sum(line.delivery.state in have for line in self.lines)
        return f"{len(self.lines)} nơi, {received} đã nhận"


def dispatch_of(document: Document, person: Person, issuance: Issuance | None) -> Dispatch:
    """One query for the recipients, however many; one for what corrects it and one for what it corrects."""
    if document.direction == Direction.INCOMING:
        delivery = queries.delivery_of(document)
        asked = delivery is not None and delivery.recall_asked_at is not None
        return Dispatch(recall_of=queries.recall_of(delivery.document) if delivery and asked else None)
    if document.status != Status.ISSUED:
        return Dispatch()
    sends, corrections = rules.can_send(person, document), queries.corrections_of(document)
    recalled = rules.is_recalled(document)
    lines = [_line(one, issuance, sends, recalled) for one in queries.deliveries_of(document)]
    add_form = RecipientForm(auto_id="add-%s") if sends and not recalled else None
    acts = correcting_acts(person, document)
    return Dispatch(lines, add_form, corrections, queries.corrected_by(document), acts)


def _line(delivery: Delivery, issuance: Issuance | None, sends: bool, recalled: bool) -> Line:
    waits = rules.why_it_waits(delivery, issuance)
    if not sends:
        return Line(delivery, waits)
    gone = delivery.state == DeliveryState.SENT and delivery.channel in CARRIED
    to_give = delivery.channel == Channel.BY_HAND and delivery.state == DeliveryState.WAITING
    left = issuance is not None and issuance.released_at is not None
    return Line(
        delivery,
        waits,
        way_form=_way_form(delivery) if delivery.movable and not recalled else None,
        returned_form=ReasonForm(auto_id=f"returned-{delivery.pk}-%s") if gone and not recalled else None,
        may_receive=(gone or (to_give and left)) and not recalled,
        may_bring_back=delivery.recall_awaited and delivery.channel != Channel.INSIDE,
    )


def _way_form(delivery: Delivery) -> WayForm:
    initial = {"channel": delivery.channel, "address": delivery.address}
    return WayForm(initial=initial, auto_id=f"way-{delivery.pk}-%s")
