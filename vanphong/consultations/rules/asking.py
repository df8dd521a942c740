"""What stands in the way of asking: of writing, addressing, sending, closing a consultation."""

from collections.abc import Iterable, Sequence
from datetime import date

from vanphong.documents.enums import Direction, Status
from vanphong.documents.models import Document
from vanphong.documents.rules import SHORTEST_REASON, can_change_draft, obstacles_to_a_reason
from vanphong.kernel import clock
from vanphong.org.models import Agency, Person, Unit

from ..enums import SilenceRule
from ..models import Addressee, Consultation
from .who import can_consult
from .words import LONGEST_TITLE, MOST_SECTIONS

MOST_NAMED = 5


def obstacles_to_draft(person: Person, draft: Document | None) -> list[str]:
    """Why opinions cannot be asked about this draft by this person."""
    found = obstacles_to_sending_draft(draft)
    if draft and not can_change_draft(person, draft):
        found.append("Chỉ người soạn thảo được lấy ý kiến về dự thảo này.")
    return found


def obstacles_to_sending_draft(draft: Document | None) -> list[str]:
    """Why this draft cannot be put before anybody as it stands now, whoever has it."""
    if draft is None:
        return []
    found = []
    if draft.direction != Direction.OUTGOING or draft.status != Status.DRAFTED:
        found.append("Chỉ lấy ý kiến về dự thảo chưa trình. Dự thảo đang trình cần được thu hồi hoặc trả lại trước.")
    if draft.secret:
        found.append("Văn bản mật không lấy ý kiến trên hệ thống này.")
    return found


def obstacles_to_values(subject: str, due_date: date, titles: Iterable[str]) -> list[str]:
    """Every reason at once why the request cannot stand as it is written."""
    titles, found = list(titles), []
    if not subject:
        found.append("Chưa ghi nội dung lấy ý kiến.")
    if due_date < clock.today():
        found.append(f"Hạn trả lời {due_date:%d/%m/%Y} đã qua. Mời chọn từ hôm nay trở đi.")
    if len(titles) > MOST_SECTIONS:
        found.append(f"Có {len(titles)} mục, hệ thống nhận tối đa {MOST_SECTIONS}. Mời gộp các mục nhỏ.")
    if long := [title for title in titles if len(title) > LONGEST_TITLE]:
        found.append(f"Tên mục dài quá {LONGEST_TITLE} ký tự: “{long[0][:60]}…”. Mời rút gọn.")
    return found


def obstacles_to_handing_on(consultation: Consultation, person: Person, unit: Unit, reason: str) -> list[str]:
    """Why this person of that unit cannot carry the request on."""
    found = obstacles_to_a_reason(reason)
    if unit.agency_id != consultation.agency_id or not can_consult(person, unit):
        found.append(f"{person} không phải chuyên viên hoặc lãnh đạo của {unit}. Mời chọn người khác.")
    return found


def obstacles_to_repointing(addressee: Addressee, unit: Unit, reason: str) -> list[str]:
    """Why that unit cannot be asked in the place of the one that was."""
    found = obstacles_to_a_reason(reason)
    if unit.agency_id != addressee.agency_id or not _works_on(unit, clock.today()):
        found.append(f"{unit} không phải đơn vị đang hoạt động của cơ quan. Mời chọn đơn vị khác.")
    if addressee.consultation.addressees.filter(unit=unit).exists():
        found.append(
            f"{unit} đã có tên trong yêu cầu lấy ý kiến này. Mời chọn đơn vị khác, hoặc giữ lại: "
            f"đơn vị nhận sáp nhập trả lời thay được cho {addressee.name}."
        )
    return found


def obstacles_to_changing(consultation: Consultation) -> list[str]:
    if not consultation.drafted:
        return ["Yêu cầu lấy ý kiến đã gửi đi, nội dung không sửa được nữa. Nếu cần, mời hủy và gửi yêu cầu mới."]
    return []


def obstacles_to_addressing(consultation: Consultation, agencies: Iterable[Agency], units: Iterable[Unit]) -> list[str]:
    """Why these places cannot be asked."""
    found = []
    if not consultation.drafted and not consultation.open:
        found.append("Việc lấy ý kiến đã kết thúc, không thêm nơi nhận được.")
    today = clock.today()
    found += [
        f"{agency} chính là cơ quan lấy ý kiến. Mời chọn các đơn vị của cơ quan."
        for agency in agencies
        if agency.pk == consultation.agency_id
    ]
    places: list[Agency | Unit] = [*agencies, *units]
    found += [f"{one} không còn hoạt động. Mời chọn nơi khác." for one in places if not _works_on(one, today)]
    found += [
        f"{unit} không phải đơn vị của cơ quan lấy ý kiến. Mời chọn đơn vị khác."
        for unit in units
        if unit.agency_id != consultation.agency_id
    ]
    if consultation.open and consultation.due_date < today:
        found.append("Hạn trả lời đã qua, không gửi thêm nơi nào được. Mời lập yêu cầu mới.")
    return found


def _works_on(place: Agency | Unit, day: date) -> bool:
    return place.valid_from <= day and (place.valid_to is None or place.valid_to >= day)


def obstacles_to_sending(consultation: Consultation, places: int, unreachable: Sequence[Addressee]) -> list[str]:
    """`unreachable` are the places where nobody can sign in to answer."""
    found = obstacles_to_silence(consultation, unreachable)
    if not places:
        found.append("Chưa chọn nơi nào để lấy ý kiến. Mời thêm nơi nhận.")
    if consultation.due_date < clock.today():
        found.append(f"Hạn trả lời {consultation.due_date:%d/%m/%Y} đã qua. Mời sửa hạn trước khi gửi.")
    return found


def obstacles_to_silence(consultation: Consultation, unreachable: Sequence[Addressee]) -> list[str]:
    """Who cannot answer cannot agree by silence."""
    if consultation.silence != SilenceRule.AGREES or not unreachable:
        return []
    names = "; ".join(one.name for one in unreachable[:MOST_NAMED])
    more = f" và {len(unreachable) - MOST_NAMED} nơi khác" if len(unreachable) > MOST_NAMED else ""
    return [
        f"Chưa có đăng nhập để trả lời: {names}{more}. Không trả lời được thì không thể coi như thống nhất. Mời đề "
        "nghị quản trị cấp đăng nhập, bỏ các nơi này, hoặc chọn “Coi như không có ý kiến”."
    ]


def obstacles_to_closing(consultation: Consultation, awaited: int, note: str) -> list[str]:
    """Closing before everybody answered or ran out of time needs a reason."""
    if awaited and len(note.strip()) < SHORTEST_REASON:
        return [
            f"Còn {awaited} nơi chưa trả lời và chưa hết hạn. Mời chờ, hoặc ghi lý do kết thúc sớm "
            f"(ít nhất {SHORTEST_REASON} ký tự)."
        ]
    return []
