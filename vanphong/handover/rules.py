"""Who hands over to whom, what one item of open work is, and what stands in the way. Nothing here writes."""

from dataclasses import dataclass

from vanphong.ballots.models import Ballot
from vanphong.consultations.models import Addressee, Consultation
from vanphong.documents.models import Custody
from vanphong.documents.rules import obstacles_to_a_reason
from vanphong.kernel import clock
from vanphong.kernel.addresses import whole_number
from vanphong.memos.models import Memo, PlannedStep, RoundStep
from vanphong.org.models import Person, Unit
from vanphong.routing.models import UnitQuestion

#: The row that changes hands.
About = Custody | Memo | RoundStep | PlannedStep | UnitQuestion | Consultation | Addressee | Ballot
#: What may be open, in the order it is handed over: a memo goes before the steps that ask its author.
KINDS = {
    "memo": "Phiếu trình đang lập, đang theo",
    "step": "Phiếu trình đang chờ ý kiến",
    "later": "Bước sau của phiếu đang trình",
    "planned": "Bước đã dự kiến của phiếu",
    "paper": "Văn bản đang giữ",
    "question": "Câu hỏi chờ đơn vị trả lời",
    "consultation": "Lấy ý kiến góp ý đang làm",
    "place": "Góp ý đơn vị chưa trả lời",
    "ballot": "Phiếu lấy ý kiến thành viên đang làm",
}


@dataclass(frozen=True)
class Holder:
    """Người, đơn vị bàn giao hoặc nhận: one of the two."""

    person: Person | None = None
    unit: Unit | None = None

    @property
    def key(self) -> str:
        """As addresses and forms write it: "nguoi-12", "don-vi-5"."""
        return f"nguoi-{self.person.pk}" if self.person else f"don-vi-{self.unit.pk if self.unit else ''}"

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return str(self.person or self.unit)


@dataclass(frozen=True)
class Item:
    """Một việc đang mở. `about` is the row that changes hands; kinds come in the order of KINDS.

    Who hands over need not read it: then `subject` and `url` are empty.
    """

    kind: str
    about: About
    code: str
    subject: str
    url: str
    held_by: str

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.about.pk}"

    @property
    def kind_name(self) -> str:
        return KINDS[self.kind]

    @property
    def place(self) -> tuple[int, int]:
        return list(KINDS).index(self.kind), self.about.pk


def is_beyond(item: Item, after: str) -> bool:
    """Does the item come after the one named, as "paper-12"? Everything does where none is named."""
    kind, _, digits = after.rpartition("-")
    number = whole_number(digits)
    return kind not in KINDS or number is None or item.place > (list(KINDS).index(kind), number)


def obstacles_to_handing_over(source: Holder, target: Holder, reason: str, agency_id: int) -> list[str]:
    """Why the work of the one cannot go to the other, all at once."""
    found = obstacles_to_a_reason(reason)
    if source == target:
        found.append("Bên giao và bên nhận là một. Mời chọn bên nhận khác.")
    for holder in (source, target):
        if agency_id != (holder.person or holder.unit or Unit()).agency_id:
            found.append(f"{holder} thuộc cơ quan khác. Mời chọn trong cơ quan.")
    person, unit = target.person, target.unit
    if person and not (person.is_active and person.posts):
        found.append(f"{person} hiện không giữ chức vụ nào hoặc đã khóa đăng nhập. Mời chọn người khác.")
    if unit and unit.valid_to and unit.valid_to < clock.today():
        found.append(f"{unit} đã kết thúc hoạt động ngày {unit.valid_to:%d/%m/%Y}. Mời chọn đơn vị khác.")
    return found
