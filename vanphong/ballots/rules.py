"""Who may do what with a vote by slip, what stands in the way, and how the votes are counted. Nothing here writes."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from vanphong.documents.rules import obstacles_to_a_reason
from vanphong.kernel.vietnamese import tidy
from vanphong.org.enums import AgencyKind, Role
from vanphong.org.models import Person, Unit
from vanphong.org.rules import is_chief, leads_work_of

from .enums import BallotStatus, Ground, Outcome, Vote
from .models import Ballot, Member, Slip

WRITERS = frozenset({Role.SPECIALIST, Role.UNIT_HEAD})
#: Members of the Committee by their posts, in the order of the sheet (Luật Tổ chức chính quyền địa phương).
BY_POST = (Role.CHAIR, Role.VICE_CHAIR, Role.CHIEF)
LONGEST_TEXT = 4000
CHANGED = "Phiếu lấy ý kiến đã thay đổi, mời tải lại."
SENT_OUT = "Phiếu lấy ý kiến đã gửi đi nên không sửa được nữa."


def can_write(person: Person, unit: Unit) -> bool:
    """Soạn phiếu: specialists and heads of a unit of the Committee's Office (NĐ 314/2025, art. 14.5b)."""
    return unit.agency.kind == AgencyKind.PROVINCIAL_COMMITTEE and person.holds(WRITERS, unit_id=unit.pk)


def can_change(person: Person, ballot: Ballot) -> bool:
    """Edit and send out: the author."""
    return ballot.author_id == person.pk


def can_conclude(person: Person, ballot: Ballot) -> bool:
    """Close and cancel: the author, the head of the unit or of the one it was merged into, the Chief of Office."""
    return can_change(person, ballot) or is_chief(person, ballot.agency_id) or leads_work_of(person, ballot.unit)


def can_vote(person: Person, slip: Slip) -> bool:
    """The member in person. A delegation or a substitute gives no vote: who sits in for a member may speak, not vote
    (NĐ 314/2025, art. 24)."""
    return slip.member_id == person.pk


def can_keep_members(person: Person, agency_id: int) -> bool:
    """Giữ danh sách thành viên UBND: the Chief of Office, and the administrator."""
    return person.holds({Role.CHIEF, Role.ADMINISTRATOR}, agency_id=agency_id)


def obstacles_to_handing_on(ballot: Ballot, person: Person, unit: Unit, reason: str) -> list[str]:
    """Why this person of that unit cannot carry the ballot on."""
    found = obstacles_to_a_reason(reason)
    if unit.agency_id != ballot.agency_id or not can_write(person, unit):
        found.append(f"{person} không phải chuyên viên hoặc lãnh đạo của {unit}. Mời chọn người khác.")
    return found


def may_see_votes(ballot: Ballot) -> bool:
    """How others voted is shown to nobody before the end, so that no vote leans on another."""
    return ballot.status == BallotStatus.CLOSED


@dataclass(frozen=True)
class Elector:
    """Who is to vote, with the title of the day."""

    person: Person
    title: str
    presides: bool = False


def obstacles_to_opening(
    ballot: Ballot, electors: list[Elector], now: datetime, *, may_go: bool, has_file: bool
) -> list[str]:
    """Every reason at once why the slips cannot be sent out as the ballot stands.

    `may_go`: is its draft still under way, and may whoever sends it read it? `has_file`: is there a version of it?
    """
    found = []
    if not ballot.question:
        found.append("Chưa ghi nội dung lấy ý kiến.")
    if ballot.ground not in Ground.values:
        found.append("Chưa chọn trường hợp được lấy ý kiến bằng phiếu (Điều 22.2).")
    if not ballot.consent:
        found.append("Chưa ghi Chủ tịch đã cho lấy ý kiến bằng phiếu ở văn bản, phiếu trình nào.")
    if ballot.due_at is None:
        found.append("Chưa ghi hạn biểu quyết.")
    elif ballot.over_at(now):
        found.append("Hạn biểu quyết đã qua. Mời chọn thời điểm sau bây giờ.")
    found += _obstacles_to_the_chair([elector for elector in electors if elector.presides])
    if ballot.draft and ballot.draft.secret:
        found.append("Hồ sơ có nội dung bí mật nhà nước không lấy ý kiến trên hệ thống này. Mời gửi phiếu giấy.")
    elif ballot.draft and not may_go:
        found.append("Dự thảo kèm theo đã kết thúc hoặc anh/chị không được xem. Mời bỏ kèm, hoặc chọn dự thảo khác.")
    elif ballot.draft and not has_file:
        found.append("Dự thảo kèm theo chưa có tệp nào. Mời nộp tệp, hoặc bỏ kèm dự thảo.")
    return found


def _obstacles_to_the_chair(chairs: list[Elector]) -> list[str]:
    """One presides: in a tie the outcome is theirs to decide."""
    if not chairs:
        return ["Danh sách thành viên chưa có Chủ tịch. Mời quản trị ghi chức vụ trước khi gửi phiếu."]
    if len(chairs) > 1:
        names = ", ".join(chair.person.full_name for chair in chairs)
        return [
            f"Có {len(chairs)} người đang giữ chức Chủ tịch ({names}). Mời quản trị kết thúc chức vụ đã thôi giữ trước "
            "khi gửi phiếu."
        ]
    return []


def obstacles_to_voting(ballot: Ballot, choice: str, text: str, now: datetime) -> list[str]:
    """Why this vote is not taken."""
    if ballot.status != BallotStatus.OPEN:
        return ["Đợt lấy ý kiến này đã khép lại, không nhận phiếu nữa. Ý kiến thêm mời gửi Văn phòng bằng văn bản."]
    if ballot.over_at(now):
        return [
            f"Đã hết hạn biểu quyết lúc {ballot.due_at.astimezone():%H:%M %d/%m/%Y}."
            if ballot.due_at
            else "Đã hết hạn biểu quyết.",
            "Mời gửi ý kiến đến Văn phòng bằng văn bản.",
        ]
    return obstacles_to_words(choice, text)


def obstacles_to_words(choice: str, text: str) -> list[str]:
    """Why these words do not make a vote."""
    if choice not in Vote.values:
        return ["Chưa chọn tán thành, không tán thành hay ý kiến khác."]
    if len(text) > LONGEST_TEXT:
        return [f"Ý kiến dài quá {LONGEST_TEXT} ký tự; mời rút gọn."]
    if choice != Vote.AGREE and not text.strip():
        return [f"Chọn “{Vote(choice).label}” thì cần ghi ý kiến, để cơ quan chủ trì tiếp thu, giải trình."]
    return []


def obstacles_to_closing(ballot: Ballot, awaited: int, now: datetime) -> list[str]:
    """The end comes when everybody has voted, or with the deadline; not sooner."""
    if awaited and not ballot.over_at(now):
        return [f"Còn {awaited:02} thành viên chưa biểu quyết và chưa hết hạn. Mời chờ đến hạn."]
    return []


def obstacles_to_cancelling(ballot: Ballot, reason: str) -> list[str]:
    """What members have been sent is taken back with a reason; what nobody has seen needs none."""
    return obstacles_to_a_reason(reason) if ballot.status == BallotStatus.OPEN else []


def obstacles_to_adding(person: Person, electors: Iterable[Elector], valid_from: date, on: date) -> list[str]:
    """Why this person cannot be written down as a member."""
    found = []
    if any(elector.person.pk == person.pk for elector in electors):
        found.append(f"{person} đã là thành viên UBND (theo chức vụ hoặc đã ghi). Mời kiểm tra danh sách.")
    if not person.is_active:
        found.append(f"{person} đang bị khóa đăng nhập, không biểu quyết được. Mời mở khóa trước.")
    if valid_from > on:
        found.append("Ngày bắt đầu còn ở phía trước. Mời ghi khi đã có quyết định có hiệu lực.")
    return found


def obstacles_to_ending(member: Member, last_day: date) -> list[str]:
    if last_day < member.valid_from:
        return [f"Ngày thôi phải từ ngày bắt đầu {member.valid_from:%d/%m/%Y} trở đi. Mời nhập lại."]
    return []


@dataclass(frozen=True)
class Tally:
    """Kiểm phiếu: how many of all members said what; `chair` is the Chair's own vote, "" without one."""

    members: int
    agree: int
    disagree: int
    other: int
    chair: str = ""

    @property
    def silent(self) -> int:
        return self.members - self.agree - self.disagree - self.other

    @property
    def different(self) -> int:
        """Ý kiến khác nhau: those who spoke and did not simply agree."""
        return self.disagree + self.other

    @property
    def tied(self) -> bool:
        """Ngang nhau: one half of all members for, the other half against."""
        return self.members > 0 and 2 * self.agree == 2 * self.disagree == self.members

    @property
    def majority(self) -> bool:
        """More than half of ALL members agree, voting or not; in a tie, the side of the Chair (art. 3.3)."""
        return 2 * self.agree > self.members or (self.tied and self.chair == Vote.AGREE)

    @property
    def outcome(self) -> Outcome:
        """What follows (NĐ 314/2025, art. 14.5b)."""
        if not self.majority:
            return Outcome.NOT_PASSED
        return Outcome.PASSED_WITH_OPINIONS if self.different else Outcome.PASSED


def tally(slips: Iterable[Slip]) -> Tally:
    """Who did not vote by the end is among all members, and has not agreed."""
    counted = list(slips)
    votes = [slip.choice for slip in counted]
    chair = next((slip.choice for slip in counted if slip.presides), "")
    return Tally(len(votes), votes.count(Vote.AGREE), votes.count(Vote.DISAGREE), votes.count(Vote.OTHER), chair)


NEXT_STEP = {
    Outcome.PASSED: "Văn phòng phối hợp cơ quan chủ trì hoàn thiện hồ sơ, trình Chủ tịch xem xét, quyết định.",
    Outcome.PASSED_WITH_OPINIONS: (
        "Văn phòng chuyển các ý kiến đến cơ quan chủ trì để tiếp thu, giải trình, hoàn thiện; "
        "tổng hợp ý kiến bảo lưu, báo cáo Chủ tịch xem xét, quyết định."
    ),
    Outcome.NOT_PASSED: (
        "Văn phòng chuyển các ý kiến đến cơ quan chủ trì để tiếp tục xử lý, báo cáo Chủ tịch xem xét, quyết định."
    ),
}


def outcome_in_words(counted: Tally) -> str:
    """The sentence of the sheet: the count, the measure it is held against."""
    if counted.tied:
        side = Vote(counted.chair).label.lower()
        count = (
            f"{counted.agree:02} tán thành, {counted.disagree:02} không tán thành trên tổng số {counted.members:02} "
            f"thành viên, ngang nhau; thực hiện theo ý kiến Chủ tịch đã biểu quyết ({side})"
        )
    else:
        measure = "quá nửa" if counted.majority else "chưa quá nửa"
        count = f"{counted.agree:02}/{counted.members:02} thành viên tán thành, {measure} tổng số thành viên"
    if counted.majority:
        count += (
            f"; còn {counted.different:02} ý kiến khác nhau" if counted.different else "; không có ý kiến khác nhau"
        )
    return f"{counted.outcome.label}: {count}."


def checksum_of(ballot: Ballot) -> str:
    """What a vote is tied to: SHA-256 over the canonical JSON of all that members read. Until when is no part of it:
    lost working time moves that, and a vote stays a vote on the same question."""
    names = ("pk", "subject", "question", "explanation", "ground", "consent", "lead", "file_name", "file_id")
    read = {name: getattr(ballot, name) for name in names}
    text = json.dumps(read, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def written(text: str) -> str:
    """Words as they are kept: tidy lines, none empty at the ends."""
    return "\n".join(tidy(line) for line in text.splitlines()).strip()
