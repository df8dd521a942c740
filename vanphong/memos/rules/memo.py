"""Who may do what with a memo, what stands in the way, what an opinion is tied to. Nothing here writes."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vanphong.audit.queries import history_of
from vanphong.documents.enums import Status
from vanphong.documents.models import Document
from vanphong.documents.queries import current_draft
from vanphong.documents.rules import obstacles_to_a_reason
from vanphong.kernel.vietnamese import tidy
from vanphong.org.enums import COMMITTEE_LEADERS, Basis, Role
from vanphong.org.models import Person, Unit
from vanphong.org.queries import stands_for
from vanphong.org.rules import Standing, is_chief, standing_in
from vanphong.ui.differences import Piece, word_pieces

from ..enums import CONTENT, DECIDERS, OPINIONS, RANKS, SUBMITTING, Act, Choice, MemoStatus, StepState, Who
from ..models import Asked, Memo, MemoRound, RoundStep
from .route import Ask, may_hold, obstacles_to_a_route, obstacles_to_adjusting, rank_of

LONGEST_OPINION = 2000
WITH_LEADERS = "Phiếu trình đang ở chỗ lãnh đạo, không sửa được; mời thu hồi hoặc chờ trả lại."
WRITERS = frozenset({Role.SPECIALIST, Role.UNIT_HEAD})


def can_write(person: Person, unit: Unit) -> bool:
    """Lập phiếu trình: specialists and heads of the unit."""
    return person.holds(WRITERS, unit_id=unit.pk)


def handles(person: Person, document: Document) -> bool:
    """Đang xử lý: has the incoming paper on the desk to work on."""
    return document.status == Status.ASSIGNED and bool(document.custody and document.custody.person_id == person.pk)


def drafts(person: Person, document: Document) -> bool:
    """Has this outgoing draft in hand, not yet put before anybody."""
    return document.status == Status.DRAFTED and document.drafter_id == person.pk


def can_change(person: Person, memo: Memo) -> bool:
    """Edit, submit and recall: the author."""
    return memo.author_id == person.pk


def can_withdraw(person: Person, memo: Memo) -> bool:
    """The author, the Chief of Office, or who handles the paper now, so that a reassigned paper is not barred by an
    old memo."""
    handling = bool(memo.incoming and handles(person, memo.incoming))
    return can_change(person, memo) or handling or is_chief(person, memo.agency_id)


def standing_at(person: Person, step: RoundStep, memo: Memo, standings: Iterable[Standing]) -> Standing | None:
    """Tư cách at an open step, judged at this moment: the step's own person while holding the post that is asked, or
    who stands in for them; None for anybody else (NĐ 30/2020, art. 13; NĐ 314/2025, art. 15.2d).

    Nobody decides without a post that may decide, not even by delegation.
    """
    holder = step.person
    if step.state != StepState.OPEN or holder is None:
        return None
    standing = standing_in(standings, holder.pk, memo.field_id, memo.type_name)
    if standing is None or not may_hold(holder, step, memo.agency_id):
        return None
    own = standing.basis == Basis.OWN
    powerless = step.act == Act.DECIDE and not person.holds(DECIDERS, agency_id=memo.agency_id)
    return None if powerless and not own else standing


def step_of(person: Person, memo: Memo, at: int | None = None) -> tuple[RoundStep, Standing] | None:
    """The open step at which this person may act now, the one named by `at`, and by which standing; own ones first."""
    standings = stands_for(person) if memo.status == MemoStatus.SUBMITTED else ()
    found = [
        (step, standing)
        for step in memo.waiting
        if at in (None, step.pk) and (standing := standing_at(person, step, memo, standings))
    ]
    return min(found, key=lambda one: one[1].basis != Basis.OWN, default=None)


def can_opine(person: Person, memo: Memo) -> bool:
    """May give an opinion now, in their own right or in somebody's place."""
    return step_of(person, memo) is not None


def can_take_over(person: Person, step: RoundStep, memo: Memo) -> bool:
    """Nhận xử lý thay: the Chief of Office, of a step open before a deputy or before a unit of the Office.

    What somebody named is to decide, who has left since, is handed on by rank in a reorganisation instead.
    """
    if not is_chief(person, memo.agency_id) or step.state != StepState.OPEN or step.act == Act.ADD:
        return False
    asked = step.person
    if Ask.of(step).rank > RANKS[Role.CHIEF] or person in _askers(step):
        return False
    gone = step.act == Act.DECIDE and step.who == Who.PERSON and asked is not None and not asked.posts
    return not gone and (asked is None or not asked.holds(COMMITTEE_LEADERS))


def obstacles_to_writing(person: Person, incoming: Document | None, draft: Document | None) -> list[str]:
    """Why this person cannot put these papers on a memo; the memo's own papers are not asked about again."""
    found = []
    if incoming and not handles(person, incoming):
        found.append("Chỉ người đang xử lý văn bản đến được lập phiếu trình; văn bản này không ở chỗ anh/chị.")
    if draft and not drafts(person, draft):
        found.append("Dự thảo đính kèm phải do anh/chị soạn và chưa trình; mời chọn dự thảo khác.")
    if incoming and (memo := Memo.objects.open().filter(incoming=incoming).first()):
        found.append(f"Văn bản này đã có phiếu trình đang mở ({memo}); mời làm tiếp hoặc bỏ phiếu đó trước.")
    if draft and (memo := Memo.objects.open().filter(draft=draft).first()):
        found.append(f"Dự thảo này đang kèm một phiếu trình khác ({memo}); mời chọn dự thảo khác.")
    return found


def obstacles_to_submitting(memo: Memo, plan: Sequence[Ask], route: Sequence[Ask]) -> list[str]:
    """Every reason at once why the memo cannot go to the leaders as it stands; `route` is the office's own."""
    found = [f"Chưa ghi {label}." for name, label in CONTENT.items() if not getattr(memo, name)]
    found += obstacles_to_a_route(plan) + obstacles_to_adjusting(route, plan)
    for step in plan:
        if step.person is None:
            found.append(f"Chưa chọn người cho ý kiến ở bước “{step.row.name}”.")
        elif not may_hold(step.person, step, memo.agency_id):
            found.append(f"{step.person.full_name} hiện không thuộc “{step.row.asked}”; mời chọn lại.")
    if memo.incoming and not handles(memo.author, memo.incoming):
        found.append("Văn bản đến không còn ở chỗ người lập phiếu để xử lý.")
    if memo.draft and not drafts(memo.author, memo.draft):
        found.append("Dự thảo đính kèm không còn ở chỗ người lập phiếu; mời bỏ kèm hoặc chờ trả lại.")
    if memo.draft and current_draft(memo.draft) is None:
        found.append("Dự thảo đính kèm chưa có tệp nào.")
    return list(dict.fromkeys(found))


def obstacles_to_recalling(memo: Memo) -> list[str]:
    """A memo comes back by the author's own hand only while nobody has acted on it, be it by a question, or when nobody
    it waits for holds the post any longer."""
    if memo.status != MemoStatus.SUBMITTED:
        return ["Phiếu trình không ở chỗ lãnh đạo nào để thu hồi."]
    last = history_of(memo).exclude(verb="").last()
    if last is None or last.verb in SUBMITTING:
        return []
    able = [step for step in memo.waiting if step.person and may_hold(step.person, step, memo.agency_id)]
    if able:
        return [f"Phiếu đã có người xử lý ở lần trình này; mời đề nghị {memo.holders} trả lại phiếu."]
    return []


def obstacles_to_asking(step: RoundStep, person: Person, memo: Memo, question: str, asker: Person) -> list[str]:
    """Why this person cannot be asked in between: nobody is asked twice along the same chain (a circle)."""
    found = [] if question.strip() else ["Cần ghi nội dung hỏi."]
    if not person.holds(Role, agency_id=memo.agency_id):
        found.append(f"{person.full_name} hiện không giữ chức vụ nào trong cơ quan; mời chọn người khác.")
    if asker.pk == person.pk != step.person_id:
        found.append("Không thể tự hỏi chính mình. Mời chọn người khác.")
    if person in _askers(step):
        found.append(f"{person.full_name} đang chờ chính ý kiến này: phiếu sẽ đi vòng. Mời chọn người khác.")
    return found


def _askers(step: RoundStep) -> list[Person | None]:
    """Who is asked at this step, and who waits for that answer, step above step."""
    above = step.parent
    return [step.person, *(_askers(above) if above else [])]


def obstacles_to_repointing(step: Asked, person: Person) -> list[str]:
    """Why this person cannot be given a step, open or to come, in a reorganisation: what decides goes to nobody of
    lesser rank."""
    if not person.posts:
        return [f"{person.full_name} hiện không giữ chức vụ nào; mời chọn người khác."]
    if step.act == Act.DECIDE and rank_of(person) < max(_rank_to_decide(step), RANKS[Role.CHIEF]):
        return [
            f"Quyền quyết định của {step.asked} không chuyển xuống cấp dưới; mời chọn người cùng cấp hoặc cấp trên."
        ]
    return []


def _rank_to_decide(step: Asked) -> int:
    """Cấp the decision was given to: of who is named the highest they ever held, though they have left it."""
    if step.who == Who.PERSON and step.person:
        return max((RANKS.get(Role(post.role), 1) for post in step.person.appointments.all()), default=1)
    return Ask.of(step).rank


def obstacles_to_withdrawing(memo: Memo, reason: str) -> list[str]:
    """What leaders have read is put aside with a reason; what nobody has seen needs none."""
    return obstacles_to_a_reason(reason) if memo.round else []


def obstacles_to_opining(choice: str, text: str) -> list[str]:
    if choice not in OPINIONS | {Choice.RETURN, Choice.ADDED}:
        return ["Chưa chọn ý kiến."]
    if len(text) > LONGEST_OPINION:
        return [f"Ý kiến dài quá {LONGEST_OPINION} ký tự; mời rút gọn."]
    if choice == Choice.RETURN:
        return obstacles_to_a_reason(text)
    if choice == Choice.ADDED and not text.strip():
        return ["Cần ghi đã bổ sung những gì, để người hỏi xem ngay."]
    if choice != Choice.AGREE and not text.strip():
        return [f"Chọn “{Choice(choice).label}” thì cần ghi ý kiến, để chuyên viên biết phải làm gì."]
    return []


def obstacles_to_choosing(step: RoundStep, choice: str) -> list[str]:
    """What cannot be said at this very step: papers are added where they were asked for and nowhere else, and whoever
    is asked in between answers the one who asked."""
    if (step.act == Act.ADD) != (choice == Choice.ADDED):
        return ["Bước này chờ bổ sung hồ sơ; mời ghi phần đã bổ sung." if step.act == Act.ADD else "Chưa chọn ý kiến."]
    if step.parent_id and choice == Choice.RETURN:
        return ["Anh/chị được hỏi thêm ý kiến, không trả lại phiếu; mời ghi ý kiến để người hỏi quyết định."]
    return []


def written(text: str) -> str:
    """Words as they are kept: tidy lines, none empty at the ends."""
    return "\n".join(tidy(line) for line in text.splitlines()).strip()


def checksum_of(submitted: MemoRound) -> str:
    """What an opinion is tied to: SHA-256 over the canonical JSON of all that is read in this round."""
    read = {name: getattr(submitted, name) for name in (*CONTENT, "number", "draft_name", "draft_checksum")}
    read["memo"] = submitted.memo_id
    text = json.dumps(read, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Change:
    """One part of the memo that reads otherwise than before."""

    label: str
    pieces: list[Piece]


def changes(before: MemoRound, after: MemoRound) -> list[Change]:
    """What changed between two rounds, part by part, word by word."""
    found = [
        Change(label, word_pieces(getattr(before, name), getattr(after, name)))
        for name, label in CONTENT.items()
        if getattr(before, name) != getattr(after, name)
    ]
    if before.draft_checksum != after.draft_checksum:
        gone, come = Piece(before.draft_name, "removed"), Piece(after.draft_name, "added")
        found.append(Change("dự thảo kèm theo", [piece for piece in (gone, come) if piece.text]))
    return found
