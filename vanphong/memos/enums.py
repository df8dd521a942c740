"""Words of a submission memo, the way it goes, and what each of its steps is called where."""

from django.db.models import TextChoices

from vanphong.documents.enums import Step
from vanphong.kernel.lifecycle import Lifecycle
from vanphong.org.enums import COMMITTEE_LEADERS, OFFICE_LEADERS, Role


class MemoStatus(TextChoices):
    DRAFT = "draft", "Đang soạn"
    WITH_HEAD = "with_head", "Chờ ý kiến lãnh đạo phòng"
    WITH_OFFICE = "with_office", "Chờ ý kiến lãnh đạo Văn phòng"
    WITH_COMMITTEE = "with_committee", "Chờ ý kiến lãnh đạo UBND"
    RETURNED = "returned", "Trả lại để sửa"
    DECIDED = "decided", "Đã có ý kiến quyết định"
    WITHDRAWN = "withdrawn", "Đã bỏ"


class MemoStep(TextChoices):
    """Who gives an opinion, in the order of the form (Phiếu trình, mục ký)."""

    HEAD = "head", "Lãnh đạo phòng"
    OFFICE = "office", "Lãnh đạo Văn phòng"
    COMMITTEE = "committee", "Lãnh đạo UBND"


class Choice(TextChoices):
    """What an opinion says; a return sends the memo back instead of on."""

    AGREE = "agree", "Đồng ý"
    AGREE_WITH_CHANGES = "agree_with_changes", "Đồng ý, có sửa"
    DISAGREE = "disagree", "Không đồng ý"
    OTHER = "other", "Ý kiến khác"
    RETURN = "return", "Trả lại"


S = MemoStatus

#: Phiếu trình giải quyết công việc (NĐ 314/2025, art. 11, 14).
MEMO = Lifecycle(
    {
        "write": ({""}, S.DRAFT),
        "submit": ({S.DRAFT, S.RETURNED}, S.WITH_HEAD),
        "submit_to_office": ({S.DRAFT, S.RETURNED}, S.WITH_OFFICE),
        "pass_head": ({S.WITH_HEAD}, S.WITH_OFFICE),
        "pass_office": ({S.WITH_OFFICE}, S.WITH_COMMITTEE),
        "decide": ({S.WITH_COMMITTEE}, S.DECIDED),
        "return": ({S.WITH_HEAD, S.WITH_OFFICE, S.WITH_COMMITTEE}, S.RETURNED),
        "recall": ({S.WITH_HEAD, S.WITH_OFFICE, S.WITH_COMMITTEE}, S.RETURNED),
        "withdraw": ({S.DRAFT, S.RETURNED}, S.WITHDRAWN),
    }
)

#: How each state and each choice is coloured where it is shown as a chip.
CHIPS = {S.RETURNED: "soon", S.DECIDED: "done", S.DRAFT: "plain", S.WITHDRAWN: "paused"}
KINDS = {Choice.AGREE: "done", Choice.AGREE_WITH_CHANGES: "soon", Choice.DISAGREE: "late", Choice.RETURN: "late"}
FINISHED = frozenset({S.DECIDED, S.WITHDRAWN})
WITH_AUTHOR = frozenset({S.DRAFT, S.RETURNED})
AWAITING = {S.WITH_HEAD: MemoStep.HEAD, S.WITH_OFFICE: MemoStep.OFFICE, S.WITH_COMMITTEE: MemoStep.COMMITTEE}
ROLES = {
    MemoStep.HEAD: frozenset({Role.UNIT_HEAD}),
    MemoStep.OFFICE: OFFICE_LEADERS,
    MemoStep.COMMITTEE: COMMITTEE_LEADERS,
}

#: The step the papers are held for meanwhile, whose working hours the year's report measures.
HOLDING = {MemoStep.HEAD: Step.HEAD_OPINION, MemoStep.OFFICE: Step.OFFICE_OPINION, MemoStep.COMMITTEE: Step.DECIDE}

#: What a memo says, part by part in the order of the form (Phiếu trình, mục I–III).
CONTENT = {
    "subject": "trích yếu",
    "what": "nội dung trình",
    "summary": "tóm tắt, rà soát",
    "legal_basis": "căn cứ pháp lý",
    "view": "ý kiến của chuyên viên",
    "proposal": "đề xuất",
}
LONGEST_PART = 20000
