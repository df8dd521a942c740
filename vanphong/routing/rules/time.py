"""Who may ask for more time, give it, or stop the clock, and what stands in the way."""

from datetime import date, timedelta

from vanphong.documents.enums import Status
from vanphong.documents.models import Document
from vanphong.documents.rules import SHORTEST_REASON, obstacles_to_a_reason
from vanphong.worktime.enums import DueKind
from vanphong.worktime.queries import due_state

from ..enums import Outcome
from ..models import Assignment, ExtensionRequest
from .routes import is_handler

WAITS_WITH_US = (Status.INSTRUCTED, Status.ASSIGNED, Status.DECIDED)
LONGEST_PAUSE = timedelta(days=90)


def is_within_unit(document: Document, given: Assignment | None, wanted: date) -> bool:
    """Is what is asked for still inside the time the paper has, so that the head of unit can give it?"""
    own, last = given.due_date if given else None, document.due_date
    return bool(own and last and own < last and wanted <= last)


def obstacles_to_asking_extension(document: Document, given: Assignment | None) -> list[str]:
    """Why no extension can be asked for now."""
    if document.due_date is None:
        return ["Văn bản không đặt hạn, không cần xin gia hạn."]
    if document.clock_stopped_at:
        return ["Văn bản đang tạm dừng tính hạn. Mời tính hạn trở lại trước khi xin gia hạn."]
    if ExtensionRequest.objects.waiting().filter(document=document).exists():
        return ["Đã có một đề nghị gia hạn chờ quyết định. Mời chờ trả lời."]
    if document.due.kind == DueKind.LATE:
        return [
            f"Hạn {document.due_date:%d/%m/%Y} đã qua, không xin gia hạn được nữa. "
            "Mời báo cáo trực tiếp lãnh đạo đã đặt hạn để điều chỉnh."
        ]
    return []


def obstacles_to_extension(
    document: Document, given: Assignment | None, wanted: date, reason: str, on: date
) -> list[str]:
    """Every reason at once why this date cannot be asked for."""
    found = obstacles_to_asking_extension(document, given)
    within = is_within_unit(document, given, wanted)
    last = given.due_date if given and within else document.due_date
    if last and wanted <= last:
        found.append(f"Ngày xin gia hạn phải sau hạn đang có ({last:%d/%m/%Y}). Mời chọn ngày muộn hơn.")
    elif wanted < on:
        found.append(f"Ngày {wanted:%d/%m/%Y} đã qua. Mời chọn từ hôm nay trở đi.")
    if within and due_state(last).kind == DueKind.LATE:
        found.append(
            f"Hạn của cá nhân ({last:%d/%m/%Y}) đã qua. Mời báo cáo trực tiếp lãnh đạo phòng để phân công lại."
        )
    return found + obstacles_to_a_reason(reason)


def obstacles_to_deciding(request: ExtensionRequest, document: Document, granted: bool, answer: str) -> list[str]:
    """Why this cannot be decided so."""
    if request.decided_at:
        return ["Đề nghị gia hạn này đã được quyết định. Mời tải lại trang để xem."]
    if document.finished:
        return ["Văn bản đã giải quyết xong, không cần gia hạn nữa."]
    if request.lapsed_at or not is_handler(request.asked_by, document):
        return [f"{request.asked_by} không còn xử lý văn bản, đề nghị này không còn hiệu lực."]
    found = []
    if granted and request.within_unit and document.due_date and request.wanted > document.due_date:
        found.append(f"Hạn của cá nhân không được sau hạn của văn bản ({document.due_date:%d/%m/%Y}).")
    if not granted and len(answer.strip()) < SHORTEST_REASON:
        found.append(f"Không đồng ý thì cần ghi lý do, ít nhất {SHORTEST_REASON} ký tự, để người xin biết.")
    return found


def obstacles_to_overriding(document: Document) -> list[str]:
    """Why the paper's due date cannot be set anew."""
    if document.finished or not document.lead_unit_id:
        return ["Chỉ điều chỉnh hạn của văn bản đã có bút phê và chưa giải quyết xong."]
    return []


def obstacles_to_override(document: Document, due_date: date, reason: str, on: date) -> list[str]:
    """Every reason at once why the due date cannot become this one."""
    found = obstacles_to_overriding(document)
    if due_date < on:
        found.append(f"Hạn {due_date:%d/%m/%Y} đã qua. Mời chọn từ hôm nay trở đi.")
    if due_date == document.due_date:
        found.append(f"Văn bản đang có hạn {due_date:%d/%m/%Y}. Mời chọn ngày khác.")
    return found + obstacles_to_a_reason(reason)


def obstacles_to_pausing(document: Document) -> list[str]:
    """Why the clock cannot be stopped: only one that runs, of a paper that is not late and waits with the unit."""
    if document.clock_stopped_at:
        return ["Văn bản đang tạm dừng tính hạn rồi."]
    if document.due_date is None:
        return ["Văn bản không đặt hạn, không cần tạm dừng."]
    if document.status not in WAITS_WITH_US:
        return ["Văn bản đang ở chỗ lãnh đạo, không tạm dừng được. Mời chờ văn bản được trả về."]
    if document.due.kind == DueKind.LATE:
        return [f"Hạn {document.due_date:%d/%m/%Y} đã qua. Mời báo cáo trực tiếp lãnh đạo đã đặt hạn để điều chỉnh."]
    return []


def obstacles_to_pause(document: Document, reason: str, waiting_for: str, expected: date, on: date) -> list[str]:
    """Every reason at once why the clock cannot be stopped for this, until that day."""
    found = obstacles_to_pausing(document)
    if expected < on:
        found.append(f"Ngày dự kiến {expected:%d/%m/%Y} đã qua. Mời chọn từ hôm nay trở đi.")
    elif expected > on + LONGEST_PAUSE:
        found.append(
            f"Mỗi lần tạm dừng tối đa {LONGEST_PAUSE.days} ngày. "
            "Mời chọn ngày sớm hơn; hết ngày còn chờ thì tạm dừng tiếp."
        )
    if not waiting_for.strip():
        found.append("Chưa ghi đang chờ cơ quan, tổ chức, cá nhân nào.")
    return found + obstacles_to_a_reason(reason)


def obstacles_to_a_later_date(due_date: date | None, latest: date | None, length: str, why_later: str) -> list[str]:
    """Longer than the regulation allows takes a reason; `latest` is the last day it or the sender allows."""
    if not due_date or not latest or due_date <= latest or len(why_later.strip()) >= SHORTEST_REASON:
        return []
    return [
        f"Hạn {due_date:%d/%m/%Y} dài hơn thời hạn theo quy định ({length}, đến {latest:%d/%m/%Y}). "
        f"Mời chọn ngày sớm hơn, hoặc ghi lý do, ít nhất {SHORTEST_REASON} ký tự."
    ]


def active_assignment(document: Document) -> Assignment | None:
    """Who handles the paper now."""
    return Assignment.objects.filter(document=document, outcome=Outcome.ACTIVE).first()
