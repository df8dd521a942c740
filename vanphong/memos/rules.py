"""Who may do what with a memo, what stands in the way, what an opinion is tied to. Nothing here writes."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from vanphong.documents.enums import Status
from vanphong.documents.models import Document
from vanphong.documents.queries import current_draft
from vanphong.documents.rules import obstacles_to_a_reason
from vanphong.kernel.vietnamese import tidy
from vanphong.org.enums import Role
from vanphong.org.models import Person, Unit

from .enums import CONTENT, ROLES, Choice, MemoStep
from .models import Memo, MemoRound, Opinion

LONGEST_OPINION = 2000
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


def can_see(person: Person, memo: Memo) -> bool:
    return Memo.objects.visible_to(person).filter(pk=memo.pk).exists()


def can_change(person: Person, memo: Memo) -> bool:
    """Edit, submit and recall: the author."""
    return memo.author_id == person.pk


def can_withdraw(person: Person, memo: Memo) -> bool:
    """The author, or who handles the paper now, so that a reassigned paper is not barred by an old memo."""
    return can_change(person, memo) or bool(memo.incoming and handles(person, memo.incoming))


def can_opine(person: Person, memo: Memo) -> bool:
    """The leader the memo waits for, while holding the post that gives this opinion (NĐ 314/2025, art. 15.2d)."""
    leader = memo.holder if memo.step else None
    return leader is not None and leader.pk == person.pk and may_give(person, memo, memo.step)


def may_give(person: Person, memo: Memo, step: MemoStep | None) -> bool:
    """Does this person hold a post today that gives the opinion of this step?"""
    if step is None:
        return False
    unit_id = memo.unit_id if step == MemoStep.HEAD else None
    return person.holds(ROLES[step], agency_id=memo.agency_id, unit_id=unit_id)


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


def obstacles_to_submitting(memo: Memo) -> list[str]:
    """Every reason at once why the memo cannot go to the leaders as it stands."""
    found = [f"Chưa ghi {label}." for name, label in CONTENT.items() if not getattr(memo, name)]
    for step in (MemoStep.OFFICE, MemoStep.COMMITTEE):
        leader = memo.leader_of(step)
        if leader is None:
            found.append(f"Chưa chọn người cho ý kiến ở bước “{step.label}”.")
        elif not may_give(leader, memo, step):
            found.append(f"{leader.full_name} hiện không thuộc “{step.label}”; mời chọn lại.")
    if memo.incoming and not handles(memo.author, memo.incoming):
        found.append("Văn bản đến không còn ở chỗ người lập phiếu để xử lý.")
    if memo.draft and not drafts(memo.author, memo.draft):
        found.append("Dự thảo đính kèm không còn ở chỗ người lập phiếu; mời bỏ kèm hoặc chờ trả lại.")
    if memo.draft and current_draft(memo.draft) is None:
        found.append("Dự thảo đính kèm chưa có tệp nào.")
    return found


def obstacles_to_recalling(memo: Memo) -> list[str]:
    """A memo comes back by the author's own hand only while nobody has said anything about it, or when the leader it
    waits for no longer holds the post."""
    if memo.step is None:
        return ["Phiếu trình không ở chỗ lãnh đạo nào để thu hồi."]
    said = Opinion.objects.filter(round__memo=memo, round__number=memo.round).exists()
    if said and memo.holder and may_give(memo.holder, memo, memo.step):
        return [f"Đã có ý kiến ở lần trình này; mời đề nghị {memo.holder.full_name} trả lại phiếu."]
    return []


def obstacles_to_withdrawing(memo: Memo, reason: str) -> list[str]:
    """What leaders have read is put aside with a reason; what nobody has seen needs none."""
    return obstacles_to_a_reason(reason) if memo.round else []


def obstacles_to_opining(choice: str, text: str) -> list[str]:
    if choice not in Choice.values:
        return ["Chưa chọn ý kiến."]
    if len(text) > LONGEST_OPINION:
        return [f"Ý kiến dài quá {LONGEST_OPINION} ký tự; mời rút gọn."]
    if choice == Choice.RETURN:
        return obstacles_to_a_reason(text)
    if choice != Choice.AGREE and not text.strip():
        return [f"Chọn “{Choice(choice).label}” thì cần ghi ý kiến, để chuyên viên biết phải làm gì."]
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
class Piece:
    """A run of words that stayed, was added or was taken out."""

    text: str
    kind: str  # "same" | "added" | "removed"


@dataclass(frozen=True)
class Change:
    """One part of the memo that reads otherwise than before."""

    label: str
    pieces: list[Piece]


def changes(before: MemoRound, after: MemoRound) -> list[Change]:
    """What changed between two rounds, part by part, word by word."""
    found = [
        Change(label, list(_pieces(getattr(before, name), getattr(after, name))))
        for name, label in CONTENT.items()
        if getattr(before, name) != getattr(after, name)
    ]
    if before.draft_checksum != after.draft_checksum:
        names = (("removed", before.draft_name), ("added", after.draft_name))
        found.append(Change("dự thảo kèm theo", [Piece(name, kind) for kind, name in names if name]))
    return found


def _pieces(before: str, after: str) -> Iterable[Piece]:
    old, new = re.findall(r"\S+\s*", before), re.findall(r"\S+\s*", after)
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            yield Piece("".join(new[new_from:new_to]), "same")
            continue
        if old_from < old_to:
            yield Piece("".join(old[old_from:old_to]), "removed")
        if new_from < new_to:
            yield Piece("".join(new[new_from:new_to]), "added")
