"""Who may send a paper where, and what stands in the way. Nothing here writes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vanphong.documents.enums import INCOMING, Status, Step
from vanphong.documents.models import Document
from vanphong.documents.rules import SHORTEST_REASON, obstacles_to_a_reason
from vanphong.org.enums import Role, UnitKind
from vanphong.org.models import Person, Unit
from vanphong.org.rules import belongs_to_unit

from ..enums import Outcome
from ..models import Assignment, UnitQuestion


@dataclass(frozen=True)
class Order:
    """What an instruction says: who leads, who helps, who is told, until when, in which words."""

    lead: Unit
    supporting: Sequence[Unit] = ()
    informed: Sequence[Unit] = ()
    due_date: date | None = None
    text: str = ""
    why_later: str = ""

    @property
    def units(self) -> list[Unit]:
        return [self.lead, *self.supporting, *self.informed]


def can_claim(person: Person, document: Document) -> bool:
    """A specialist of the lead unit."""
    return document.lead_unit_id is not None and person.holds({Role.SPECIALIST}, unit_id=document.lead_unit_id)


def is_handler(person: Person, document: Document) -> bool:
    """Người được phân công xử lý: may hand the paper back, and ask other units about it."""
    return Assignment.objects.filter(document=document, person=person, outcome=Outcome.ACTIVE).exists()


def holds_to_handle(person: Person, document: Document) -> bool:
    held = document.custody
    return held is not None and held.person_id == person.pk and held.step == Step.HANDLE


def obstacles_to_instructing(document: Document) -> list[str]:
    """Why this paper does not await an instruction."""
    if not INCOMING.allows("instruct", document.status):
        return [f"Văn bản không chờ bút phê (hiện: {_state(document)}). Mời tải lại trang."]
    return []


def obstacles_to_order(document: Document, order: Order, on: date) -> list[str]:
    """Every reason at once why the instruction cannot stand as it is written."""
    return [
        *_obstacles_to_units(document, order, on),
        *[f"{name} được chọn nhiều lần: mỗi đơn vị chỉ giữ một vai." for name in _chosen_twice(order)],
        *_obstacles_to_past_date(order, on),
    ]


def _obstacles_to_units(document: Document, order: Order, on: date) -> list[str]:
    found = [
        f"{unit.name} không thuộc cơ quan của văn bản. Mời chọn đơn vị khác."
        for unit in order.units
        if unit.agency_id != document.agency_id
    ]
    found += [
        f"{unit.name} không còn hoạt động. Mời chọn đơn vị khác." for unit in order.units if not works_on(unit, on)
    ]
    found += [
        f"{unit.name} là nhóm lãnh đạo, không nhận xử lý văn bản. Mời chọn phòng, ban."
        for unit in (order.lead, *order.supporting)
        if unit.kind == UnitKind.LEADERSHIP
    ]
    return found


def _chosen_twice(order: Order) -> list[str]:
    times = Counter(order.units)
    return [unit.name for unit, count in times.items() if count > 1]


def _obstacles_to_past_date(order: Order, on: date) -> list[str]:
    if order.due_date and order.due_date < on and len(order.text.strip()) < SHORTEST_REASON:
        return [f"Hạn {order.due_date:%d/%m/%Y} đã qua. Mời chọn từ hôm nay, hoặc ghi rõ lý do trong nội dung bút phê."]
    return []


def works_on(unit: Unit, day: date) -> bool:
    """Is the unit in force on that day?"""
    return unit.valid_from <= day and (unit.valid_to is None or unit.valid_to >= day)


def obstacles_to_sending_back(document: Document, reason: str | None = None) -> list[str]:
    """Why the unit cannot return the paper to the Office; the reason is judged where it is given."""
    found = []
    if not INCOMING.allows("send_back", document.status):
        found.append("Chỉ trả lại Văn phòng được khi chưa phân công. Người đang xử lý cần chuyển lại phòng trước.")
    return found + (obstacles_to_a_reason(reason) if reason is not None else [])


def obstacles_to_assigning(document: Document) -> list[str]:
    if not INCOMING.allows("assign", document.status):
        return [f"Không phân công được khi văn bản ở bước “{_state(document)}”. Mời chờ ý kiến hoặc đề nghị trả lại."]
    return []


def obstacles_to_assignment(document: Document, person: Person, due_date: date | None, on: date) -> list[str]:
    """Why the paper cannot be given to this person until that day."""
    found = []
    unit_id = document.lead_unit_id
    if unit_id is None or not belongs_to_unit(person, unit_id) or not person.is_active:
        found.append(f"{person.full_name} không làm việc tại đơn vị chủ trì. Mời chọn người trong phòng.")
    if is_handler(person, document):
        found.append(f"{person.full_name} đang xử lý văn bản này rồi. Mời chọn người khác.")
    last = document.due_date
    if due_date and last and due_date > last:
        found.append(f"Hạn của cá nhân không được sau hạn của văn bản ({last:%d/%m/%Y}). Mời chọn ngày sớm hơn.")
    if due_date and due_date < on and due_date != last:
        found.append(f"Hạn {due_date:%d/%m/%Y} đã qua. Mời chọn từ hôm nay trở đi.")
    return found


def obstacles_to_claiming(document: Document) -> list[str]:
    if document.status != Status.INSTRUCTED:
        return ["Văn bản đã có người nhận hoặc không còn chờ phân công. Mời tải lại trang."]
    return []


def obstacles_to_handing_back(document: Document, reason: str | None = None) -> list[str]:
    found = []
    if not INCOMING.allows("hand_back", document.status):
        found.append(f"Không chuyển lại được khi văn bản ở bước “{_state(document)}”. Mời thu hồi phiếu trình trước.")
    return found + (obstacles_to_a_reason(reason) if reason is not None else [])


def obstacles_to_asking(person: Person, document: Document) -> list[str]:
    if not holds_to_handle(person, document):
        return ["Chỉ hỏi đơn vị khác được khi văn bản đang ở tay người xử lý. Mời chờ văn bản được trả về."]
    return []


def obstacles_to_question(document: Document, unit: Unit, question: str, due_date: date | None, on: date) -> list[str]:
    """Why this question cannot be put to this unit."""
    found = []
    if unit.agency_id != document.agency_id or not works_on(unit, on) or unit.kind == UnitKind.LEADERSHIP:
        found.append(f"{unit.name} không phải phòng, ban đang hoạt động của cơ quan. Mời chọn đơn vị khác.")
    if unit.pk == document.lead_unit_id:
        found.append(f"{unit.name} đang chủ trì văn bản này. Mời chọn đơn vị khác.")
    if not question.strip():
        found.append("Chưa ghi nội dung cần hỏi.")
    if due_date and due_date < on:
        found.append(f"Hạn trả lời {due_date:%d/%m/%Y} đã qua. Mời chọn từ hôm nay trở đi.")
    return found


def obstacles_to_answering(question: UnitQuestion, document: Document) -> list[str]:
    if document.finished:
        return ["Văn bản đã giải quyết xong, không cần trả lời nữa."]
    if question.answered_at:
        return ["Câu hỏi này đã được trả lời. Mời tải lại trang để xem."]
    return []


def order_in_words(order: Order) -> str:
    """The instruction as a line: who leads, who helps, until when, then the leader's own words."""
    words = f"giao {order.lead.name} chủ trì"
    if order.supporting:
        words += f"; {', '.join(unit.name for unit in order.supporting)} phối hợp"
    if order.informed:
        words += f"; gửi {', '.join(unit.name for unit in order.informed)} để biết"
    why = f" (dài hơn quy định: {order.why_later.rstrip('.')})" if order.why_later else ""
    return f"{words}{until(order.due_date)}{why}. {order.text}".strip()


def until(due_date: date | None) -> str:
    """ "; hạn 15/01/2026", or nothing."""
    return f"; hạn {due_date:%d/%m/%Y}" if due_date else ""


def instead(in_place: str) -> str:
    """ " (KT. Chánh Văn phòng …)", or nothing."""
    return f" ({in_place})" if in_place else ""


def _state(document: Document) -> str:
    return Status(document.status).label
