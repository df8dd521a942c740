"""Who may ask and who may answer, and what stands in the way. Nothing here writes."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from vanphong.documents.enums import Direction, Status
from vanphong.documents.models import Document
from vanphong.documents.rules import SHORTEST_REASON, can_change_draft, can_draft, obstacles_to_a_reason
from vanphong.kernel import clock
from vanphong.org.enums import Role
from vanphong.org.models import Agency, Person, Unit
from vanphong.org.rules import can_administer, is_chief, leads_work_of

from .enums import Choice, Disposition, RequestState, SilenceRule
from .models import Addressee, Comment, Consultation, ExtensionRequest

MOST_SECTIONS = 300
LONGEST_TITLE = 300
MOST_NAMED = 5
HEADING = re.compile(
    r"(?i:(?:phần|chương|mục|phụ lục|điều)\s+(?:thứ\s+\w+|[ivxlc]+|\d+)\b|câu hỏi\s+\d+)|[IVXLC]+[.)\-]\s|[A-Z][.)]\s"
)
UNPRINTABLE = re.compile(r"[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ENTRY_OF_CONTENTS = re.compile(r"[.…\s]{3,}\d+$")


def can_consult(person: Person, unit: Unit | None) -> bool:
    """Who may ask for opinions in the name of a unit: those who draft in it."""
    return unit is not None and unit.pk in person.unit_ids and can_draft(person, unit.agency_id)


def can_lead(person: Person, consultation: Consultation) -> bool:
    """The author; who has the draft now; the head of the unit, or of the one it was merged into; the Chief of Office.

    So nothing stands still when the author is away or has left.
    """
    drafts = consultation.draft is not None and can_change_draft(person, consultation.draft)
    own = drafts or consultation.author_id == person.pk
    return own or is_chief(person, consultation.agency_id) or leads_work_of(person, consultation.unit)


def can_answer(person: Person, addressee: Addressee) -> bool:
    """Anybody of the unit asked, or of the one it was merged into; of another agency, those who answer for it to the
    agency that asks."""
    return Addressee.objects.sent_to(person).filter(pk=addressee.pk).exists()


def only_responds(person: Person) -> bool:
    """Somebody of another agency who may do nothing here but answer what was sent to them."""
    return person.roles == frozenset({Role.RESPONDENT})


def can_invite(person: Person) -> bool:
    return can_administer(person, person.agency_id)


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


def obstacles_to_sending(consultation: Consultation, places: int, unreachable: Sequence[str]) -> list[str]:
    """`unreachable` are the names of places where nobody can sign in to answer."""
    found = obstacles_to_silence(consultation, unreachable)
    if not places:
        found.append("Chưa chọn nơi nào để lấy ý kiến. Mời thêm nơi nhận.")
    if consultation.due_date < clock.today():
        found.append(f"Hạn trả lời {consultation.due_date:%d/%m/%Y} đã qua. Mời sửa hạn trước khi gửi.")
    return found


def obstacles_to_silence(consultation: Consultation, unreachable: Sequence[str]) -> list[str]:
    """Who cannot answer cannot agree by silence."""
    if consultation.silence != SilenceRule.AGREES or not unreachable:
        return []
    names = "; ".join(unreachable[:MOST_NAMED])
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


def obstacles_to_writing(addressee: Addressee) -> list[str]:
    """Why words cannot be put into this answer. A late answer may still be prepared, though not sent."""
    found = []
    if not addressee.consultation.open:
        found.append("Việc lấy ý kiến đã kết thúc, không ghi thêm góp ý được.")
    elif addressee.answered and addressee.late_on(clock.today()):
        found.append(f"Hạn trả lời {addressee.due_date:%d/%m/%Y} đã qua, góp ý đã gửi không sửa được nữa.")
    return found


def obstacles_to_changing_comment(comment: Comment) -> list[str]:
    if comment.disposed:
        return ["Ý kiến này đã được tiếp thu, giải trình nên không sửa được nữa. Mời thêm một ý kiến mới."]
    return []


def obstacles_to_answering(addressee: Addressee, choice: str, comments: int) -> list[str]:
    """Every reason at once why this answer cannot be sent. Who has something to add does not simply agree."""
    found = obstacles_to_sending_answer(addressee)
    if choice != Choice.AGREE and not comments:
        found.append("Chưa có ý kiến nào. Mời ghi ít nhất một ý kiến, hoặc chọn “Thống nhất”.")
    if choice == Choice.AGREE and comments:
        found.append(
            f"Đã ghi {comments} ý kiến. Mời chọn “Thống nhất, có góp ý” hoặc “Không thống nhất”; nếu chỉ thống nhất "
            "thì bỏ các ý kiến trước khi gửi."
        )
    return found


def obstacles_to_dropping(comment: Comment) -> list[str]:
    """Why this comment cannot be dropped."""
    found, addressee = obstacles_to_changing_comment(comment), comment.addressee
    if addressee.choice == Choice.DISAGREE and comment.handed_in_at and not others_handed_in(comment):
        found.append(
            "Góp ý “Không thống nhất” cần ít nhất một ý kiến. Mời sửa ý kiến này; hoặc gửi lại với “Thống nhất, có góp "
            "ý”, rồi bỏ ý kiến."
        )
    return found


def others_handed_in(comment: Comment) -> bool:
    return comment.addressee.comments.handed_in().exclude(pk=comment.pk).exists()


def obstacles_to_sending_answer(addressee: Addressee) -> list[str]:
    """Why nothing can be sent any more, whatever it says."""
    found = []
    if not addressee.consultation.open:
        found.append("Việc lấy ý kiến đã kết thúc, không nhận thêm góp ý.")
    elif addressee.late_on(clock.today()):
        found.append(
            f"Đã quá hạn trả lời {addressee.due_date:%d/%m/%Y}. Các ý kiến đã soạn vẫn được giữ; "
            "mời gửi đề nghị gia hạn, khi được đồng ý thì gửi góp ý."
        )
    return found


def obstacles_to_asking_extension(addressee: Addressee, wanted: date, reason: str) -> list[str]:
    found = []
    if not addressee.consultation.open:
        found.append("Việc lấy ý kiến đã kết thúc, không gia hạn được.")
    if addressee.answered:
        found.append("Nơi này đã gửi góp ý, không cần gia hạn.")
    if wanted <= max(addressee.due_date, clock.today()):
        found.append("Ngày đề nghị phải sau hạn hiện nay và sau hôm nay. Mời chọn ngày khác.")
    if len(reason) < SHORTEST_REASON:
        found.append(f"Mời ghi lý do, ít nhất {SHORTEST_REASON} ký tự.")
    return found


def obstacles_to_granting(request: ExtensionRequest) -> list[str]:
    """Why this wish cannot be granted any more: a place's day is not moved back, nor to a day that has passed."""
    found, due_date = obstacles_to_deciding(request), request.addressee.due_date
    if request.wanted <= max(due_date, clock.today()):
        found.append(
            f"Nơi này xin đến {request.wanted:%d/%m/%Y}, hạn hiện nay là {due_date:%d/%m/%Y}; gia hạn phải đến ngày "
            "sau hạn hiện nay và sau hôm nay. Mời trả lời “Không gia hạn”, nơi này có thể đề nghị lại."
        )
    return found


def obstacles_to_deciding(request: ExtensionRequest) -> list[str]:
    found = []
    if request.state != RequestState.ASKED:
        found.append("Đề nghị này đã được quyết định hoặc không cần quyết định nữa. Mời tải lại trang.")
    if not request.addressee.consultation.open:
        found.append("Việc lấy ý kiến đã kết thúc, không gia hạn được.")
    return found


def obstacles_to_disposing(comment: Comment, disposition: str, explanation: str) -> list[str]:
    """Why this cannot be what becomes of a comment."""
    found = []
    if comment.handed_in_at is None:
        found.append("Ý kiến này chưa được gửi. Mời tải lại trang.")
    if disposition in {Disposition.PARTLY, Disposition.EXPLAINED} and not explanation:
        found.append(f"“{Disposition(disposition).label}” cần ghi rõ nội dung giải trình.")
    return found


def titles_in(text: str) -> list[str]:
    """The sections as typed: one on each line."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def headings_among(lines: Iterable[str]) -> list[str]:
    """The lines of a draft that look like its headings: "Phần thứ nhất", "Chương II", "Điều 5", "I.", "A."."""
    found = dict.fromkeys(
        ENTRY_OF_CONTENTS.sub("", line) for line in lines if len(line) <= LONGEST_TITLE and HEADING.match(line)
    )
    return list(found)[:MOST_SECTIONS]


def comment_in_words(comment: Comment) -> str:
    """What was said, and where."""
    return f"{comment.place}: {comment.text}" if comment.place else comment.text


def comment_in_full(comment: Comment) -> str:
    """The same with the section it is about."""
    return f"{comment.section or 'Ý kiến chung'}. {comment_in_words(comment)}"


def outcome_in_words(comment: Comment) -> str:
    """What became of it; nothing as long as nothing did."""
    if not comment.disposed:
        return ""
    label = Disposition(comment.disposition).label
    return f"{label}. {comment.explanation}" if comment.explanation else f"{label}."


def silence_in_words(rule: str) -> str:
    return SilenceRule(rule).label.lower()


def printable(text: str) -> str:
    """Without the control characters that an XML file cannot hold; one kind of line end."""
    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
