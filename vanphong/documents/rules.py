"""Who may do what to a document, and what stands in the way. Nothing here writes."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from vanphong.kernel import clock
from vanphong.org.enums import COMMITTEE_LEADERS, OFFICE_LEADERS, Basis, Role
from vanphong.org.models import Person, Unit
from vanphong.org.queries import Standing, stands_for
from vanphong.org.rules import is_registrar, may_sign_for, standing_in
from vanphong.worktime.enums import DueKind
from vanphong.worktime.rules import OFFICE_ZONE, Calendar, add_working_days, add_working_hours, working_day_from

from .enums import Direction, DueChange, EntryStatus, Secrecy, SigningCapacity, Status, Step, TimeUnit
from .models import Access, DeadlineRule, Document, Register, RegisterEntry

UNWRITTEN_SUBJECT = "(Văn bản mật: không ghi trích yếu)"
SHORTEST_REASON = 10


def keeps(person: Person, register: Register) -> bool:
    """Văn thư giữ sổ: may register into, reserve in and void from this register (NĐ 30/2020, art. 4.2b)."""
    return is_registrar(person, register.agency_id)


def can_read(person: Person, register: Register) -> bool:
    """Ai được xem sổ: the registry, the leaders of the Office, and the Chairman, of the agency itself."""
    readers = {Role.REGISTRAR, Role.CHAIR, *OFFICE_LEADERS}
    return person.holds(readers, agency_id=register.agency_id)


def can_receive(person: Person, agency_id: int) -> bool:
    return is_registrar(person, agency_id)


def can_register(person: Person, document: Document) -> bool:
    return can_receive(person, document.agency_id)


def can_see(person: Person, document: Document) -> bool:
    return Document.objects.visible_to(person).filter(pk=document.pk).exists()


def can_draft(person: Person, agency_id: int) -> bool:
    return person.holds({Role.SPECIALIST, Role.UNIT_HEAD, *OFFICE_LEADERS}, agency_id=agency_id)


def can_change_draft(person: Person, document: Document) -> bool:
    return document.drafter_id == person.pk


def is_leader(person: Person, agency_id: int) -> bool:
    return person.holds(COMMITTEE_LEADERS | OFFICE_LEADERS, agency_id=agency_id)


def can_sign(person: Person, document: Document) -> bool:
    """Only the leader it was put before signs, or who stands in their place today (NĐ 30/2020, art. 13)."""
    return standing_to_sign(person, document) is not None


def standing_to_sign(person: Person, document: Document) -> Standing | None:
    """Tư cách ký: in whose place this person may sign what waits for a signature; None when they may not."""
    custody = document.custody
    if custody is None or custody.person is None or custody.step != Step.SIGN:
        return None
    if not is_leader(custody.person, document.agency_id):
        return None
    if custody.person_id == person.pk:
        return Standing(person.pk, Basis.OWN)
    kind = document.document_type.name if document.document_type else ""
    standing = standing_in(stands_for(person), custody.person.pk, document.field_id, kind)
    return standing if standing and may_sign_for(custody.person.roles, person.roles) else None


def can_issue(person: Person, document: Document) -> bool:
    """Only the registry numbers and issues, and only what the authorised person has signed (art. 32.2)."""
    return is_registrar(person, document.agency_id)


def can_close(person: Person, document: Document) -> bool:
    return bool(document.custody and document.custody.person_id == person.pk)


def obstacles_to_repointing(document: Document, person: Person | None, unit: Unit, reason: str) -> list[str]:
    """Why this open paper cannot go to that person, or to that unit, in a reorganisation."""
    found = obstacles_to_a_reason(reason)
    held = document.custody
    if unit.agency_id != document.agency_id:
        found.append(f"{unit} thuộc cơ quan khác. Mời chọn đơn vị cùng cơ quan.")
    if unit.valid_to and unit.valid_to < clock.today():
        found.append(f"{unit} đã kết thúc hoạt động ngày {unit.valid_to:%d/%m/%Y}. Mời chọn đơn vị khác.")
    if person and unit.pk not in person.unit_ids:
        found.append(f"{person} hiện không thuộc {unit}. Mời chọn người khác.")
    if held and held.step == Step.SIGN and not (person and is_leader(person, document.agency_id)):
        found.append("Văn bản đang chờ ký: mời bàn giao cho một lãnh đạo có thẩm quyền ký.")
    elif person is None and held and held.person_id and held.step != Step.ASSIGN:
        found.append("Việc này cần một người làm. Mời bàn giao cho một người cụ thể.")
    return found


def obstacles_to_a_reason(reason: str) -> list[str]:
    if len(reason.strip()) < SHORTEST_REASON:
        return [f"Cần ghi lý do, ít nhất {SHORTEST_REASON} ký tự, để người sau hiểu."]
    return []


def obstacles_to_registering(document: Document, on: date) -> list[str]:
    """Every reason at once why this line cannot enter the book as it stands."""
    found = []
    if document.direction != Direction.INCOMING:
        found.append("Chỉ văn bản đến mới đăng ký vào sổ này.")
    if not document.issuer_name:
        found.append("Thiếu tác giả: ghi cơ quan, tổ chức ban hành văn bản.")
    if not document.subject and document.secrecy == Secrecy.NONE:
        found.append("Thiếu trích yếu nội dung văn bản.")
    if document.arrival_date is None or document.arrival_date > on:
        found.append("Ngày đến phải là hôm nay hoặc trước đó.")
    if document.issued_date and document.arrival_date and document.issued_date > document.arrival_date:
        found.append("Ngày văn bản sau ngày đến: kiểm tra lại ngày trên văn bản.")
    return found


def obstacles_to_drafting(agency_id: int, subject: str, replies_to: Document | None) -> list[str]:
    """Every reason at once why this draft cannot be begun."""
    found = []
    if not subject.strip():
        found.append("Thiếu trích yếu của dự thảo.")
    if replies_to and (replies_to.direction != Direction.INCOMING or replies_to.agency_id != agency_id):
        found.append("Dự thảo chỉ trả lời được văn bản đến của cơ quan mình.")
    return found


def obstacles_to_issuing(document: Document, register: Register, entry: RegisterEntry | None, on: date) -> list[str]:
    """Every reason at once why this document cannot get its number from this register (or this reserved `entry`)."""
    found = []
    if document.status != Status.SIGNED:
        found.append("Văn bản chưa được người có thẩm quyền ký.")
    if document.secret:
        found.append("Văn bản mật không được ban hành trên hệ thống này.")
    if register.direction != Direction.OUTGOING or register.agency_id != document.agency_id:
        found.append("Sổ đã chọn không phải sổ văn bản đi của cơ quan.")
    elif document.document_type not in register.types.all():
        found.append(f"{register} không dùng cho loại “{document.document_type}”, mời chọn sổ khác.")
    if entry and (entry.register_id != register.pk or entry.status != EntryStatus.RESERVED):
        found.append("Số giữ đã chọn không còn trong sổ này.")
    elif entry and entry.year != on.year:
        found.append(f"Số giữ {entry} thuộc sổ năm {entry.year}, không cấp được trong năm {on.year}.")
    return found


def notation_for(register: Register, unit_code: str, *, type_code: str = "", year: int = 0) -> str:
    """Ký hiệu: "QĐ-UBND", "UBND-KT" for letters (NĐ 30/2020, PL I.II.3b), "2026/QĐ-UBND" for rules of law."""
    filled = register.notation.replace("{unit}", unit_code).replace("{type}", type_code).replace("{year}", str(year))
    return filled.strip("-")


def signature_block(person: Person, agency_id: int, holder: Person | None = None) -> tuple[SigningCapacity, list[str]]:
    """Quyền hạn và chức vụ above the name (NĐ 30/2020, art. 13, PL I.II.7): power, then the lines as printed.

    A leader signs by the power of their own post, in another leader's place too; a head of unit who signs for `holder`,
    the Chair or the Chief, does so by written delegation.
    """
    if holder and not is_leader(person, agency_id):
        above = ["TUQ. CHỦ TỊCH"] if holder.holds({Role.CHAIR}) else ["TL. CHỦ TỊCH", "TUQ. CHÁNH VĂN PHÒNG"]
        return SigningCapacity.BY_DELEGATION, [*above, person.title.upper()]
    if person.holds({Role.CHAIR}, agency_id=agency_id):
        return SigningCapacity.ON_BEHALF, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    if person.holds({Role.VICE_CHAIR}, agency_id=agency_id):
        return SigningCapacity.DEPUTY_FOR, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    if person.holds({Role.CHIEF}, agency_id=agency_id):
        return SigningCapacity.BY_ORDER, ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]
    return SigningCapacity.BY_ORDER, ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"]


def why_visible(person: Person, document: Document) -> list[Access]:
    """The rows that let this person see the paper, or those in whose place they act: "vì sao tôi xem được?"."""
    rows = list(document.accesses.select_related("unit", "person"))
    own = [access for access in rows if access.person_id == person.pk or access.unit_id in person.unit_ids]
    if own:
        return own
    places = stands_for(person)
    people, units = {one.holder_id for one in places}, {post.unit_id for one in places for post in one.posts}
    return [access for access in rows if access.person_id in people or access.unit_id in units]


def rule_for(
    rules: Iterable[DeadlineRule], step: Step, document_type_id: int | None, urgency: int
) -> DeadlineRule | None:
    """The most specific of the rules that fit this case: one for an urgency comes before one for a type."""
    fitting = [
        rule
        for rule in rules
        if rule.step == step and rule.document_type_id in (None, document_type_id) and rule.urgency in (None, urgency)
    ]
    return max(fitting, key=lambda rule: (rule.urgency is not None, rule.document_type_id is not None), default=None)


def ends_at(calendar: Calendar, amount: int, unit: str, since: datetime) -> datetime:
    """When a period that begins at `since` is over: in hours to the minute, in days at the end of its last day.

    The day it begins is not counted, and it ends on a day that counts (Bộ luật Dân sự 2015, art. 147-148).
    """
    if unit == TimeUnit.HOURS:
        return add_working_hours(calendar, since, amount)
    day = since.astimezone(OFFICE_ZONE).date()
    last = add_working_days(calendar, day, amount) if unit == TimeUnit.WORKING_DAYS else day + timedelta(days=amount)
    last = working_day_from(calendar, last)
    return datetime.combine(last, time(), OFFICE_ZONE) + timedelta(minutes=calendar.hours_on(last).sessions[-1][1])


def obstacles_to_moving_due(document: Document, due_date: date, why: DueChange) -> list[str]:
    """Why this due date cannot become that one. Only who set it may take time away, and says so (override)."""
    if document.finished:
        return ["Văn bản đã giải quyết xong, không đổi hạn được nữa."]
    before = document.due_date
    if why != DueChange.OVERRIDE and before and due_date < before:
        return [f"Hạn mới {due_date:%d/%m/%Y} sớm hơn hạn đang có ({before:%d/%m/%Y}). Mời chọn ngày muộn hơn."]
    return []


def due_change_in_words(before: date | None, after: date, why: DueChange, reason: str) -> str:
    """ "từ 15/01/2026 sang 20/01/2026 (gia hạn): chờ số liệu"."""
    since = f"từ {before:%d/%m/%Y} sang " if before else ""
    return f"{since}{after:%d/%m/%Y} ({why.label}){f': {reason}' if reason else ''}"


def is_overdue(document: Document) -> bool:
    """Quá hạn: computed, never stored."""
    return document.due.kind == DueKind.LATE
