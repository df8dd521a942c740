"""Words of a submission memo, the moves it may make, and how its route asks for opinions."""

from django.db.models import TextChoices

from vanphong.documents.enums import Step
from vanphong.kernel.lifecycle import Lifecycle
from vanphong.org.enums import COMMITTEE_LEADERS, OFFICE_LEADERS, Role


class MemoStatus(TextChoices):
    DRAFT = "draft", "Đang soạn"
    SUBMITTED = "submitted", "Đang trình"
    RETURNED = "returned", "Trả lại để sửa"
    DECIDED = "decided", "Đã có ý kiến quyết định"
    WITHDRAWN = "withdrawn", "Đã bỏ"


class Who(TextChoices):
    """Whom a step asks: a post, so that work follows whoever holds it, or a person."""

    UNIT_HEAD = "unit_head", "Lãnh đạo đơn vị"
    FIELD_LEADER = "field_leader", "Lãnh đạo phụ trách lĩnh vực"
    POSITION = "position", "Người giữ chức vụ"
    PERSON = "person", "Người được nêu tên"


class Act(TextChoices):
    """What a step asks for (NĐ 30/2020, art. 12, 13; NĐ 314/2025, art. 14, 15)."""

    OPINE = "opine", "Cho ý kiến"
    CONTENT = "content", "Ký nháy nội dung"
    FORMAT = "format", "Ký nháy thể thức"
    DECIDE = "decide", "Quyết định"
    SIGN = "sign", "Ký văn bản"
    ADD = "add", "Bổ sung hồ sơ"


class Joins(TextChoices):
    """How a step stands to the one above it."""

    AFTER = "after", "Sau bước trên"
    WITH = "with", "Cùng lúc với bước trên"
    OR = "or", "Hoặc bước trên, ai trước thì xong"


class StepState(TextChoices):
    WAITING = "waiting", "Chưa đến lượt"
    OPEN = "open", "Đang chờ ý kiến"
    ASIDE = "aside", "Chờ ý kiến người khác"
    DONE = "done", "Đã cho ý kiến"
    DROPPED = "dropped", "Không cần nữa"


class Choice(TextChoices):
    """What an opinion says; a return sends the memo back instead of on."""

    AGREE = "agree", "Đồng ý"
    AGREE_WITH_CHANGES = "agree_with_changes", "Đồng ý, có sửa"
    DISAGREE = "disagree", "Không đồng ý"
    OTHER = "other", "Ý kiến khác"
    RETURN = "return", "Trả lại"
    ADDED = "added", "Đã bổ sung"


S = MemoStatus
_UNDER_WAY = ({S.SUBMITTED}, S.SUBMITTED)

#: Phiếu trình giải quyết công việc (NĐ 314/2025, art. 11, 14). Which step follows which is the route's, not the law's.
MEMO = Lifecycle(
    {
        "write": ({""}, S.DRAFT),
        "submit": ({S.DRAFT, S.RETURNED}, S.SUBMITTED),
        "opine": _UNDER_WAY,
        "send_back": _UNDER_WAY,
        "forward": _UNDER_WAY,
        "ask_papers": _UNDER_WAY,
        "answer": _UNDER_WAY,
        "take_over": _UNDER_WAY,
        "decide": ({S.SUBMITTED}, S.DECIDED),
        "return": ({S.SUBMITTED}, S.RETURNED),
        "block": ({S.SUBMITTED}, S.RETURNED),
        "recall": ({S.SUBMITTED}, S.RETURNED),
        "withdraw": ({S.DRAFT, S.SUBMITTED, S.RETURNED}, S.WITHDRAWN),
        # Moves of before routes were rows: only read, in logs that hold them.
        "submit_to_office": ({S.DRAFT, S.RETURNED}, S.SUBMITTED),
        "pass_head": _UNDER_WAY,
        "pass_office": _UNDER_WAY,
    }
)

#: The moves that begin a run.
SUBMITTING = frozenset({"submit", "submit_to_office"})
#: How each state and each choice is coloured where it is shown as a chip.
CHIPS = {S.RETURNED: "soon", S.DECIDED: "done", S.DRAFT: "plain", S.WITHDRAWN: "paused"}
KINDS = {
    Choice.AGREE: "done",
    Choice.ADDED: "done",
    Choice.AGREE_WITH_CHANGES: "soon",
    Choice.DISAGREE: "late",
    Choice.RETURN: "late",
}
FINISHED = frozenset({S.DECIDED, S.WITHDRAWN})
WITH_AUTHOR = frozenset({S.DRAFT, S.RETURNED})

#: Steps that have been reached and are not over.
UNDER_WAY = frozenset({StepState.OPEN, StepState.ASIDE})
#: What a route may ask for; adding papers is asked of the author by a leader, in the middle of a run.
ROUTED = (Act.OPINE, Act.CONTENT, Act.FORMAT, Act.DECIDE, Act.SIGN)
#: The choices of a step of one's own, and of somebody asked in between.
OPINIONS = frozenset({Choice.AGREE, Choice.AGREE_WITH_CHANGES, Choice.DISAGREE, Choice.OTHER})

#: Order of rank: the unit, then the Office, then the Committee (NĐ 314/2025, art. 8, 14).
RANKS = {
    **dict.fromkeys((Role.SPECIALIST, Role.REGISTRAR, Role.ADMINISTRATOR, Role.UNIT_HEAD), 1),
    **dict.fromkeys(OFFICE_LEADERS, 2),
    **dict.fromkeys(COMMITTEE_LEADERS, 3),
}
#: Who may decide on a memo: leaders of the Committee, and of the Office in what is left to them (thừa lệnh).
DECIDERS = OFFICE_LEADERS | COMMITTEE_LEADERS
#: Whose post a field leader holds, by the role the step names.
LEVELS = {Role.CHIEF: OFFICE_LEADERS, Role.CHAIR: COMMITTEE_LEADERS}

#: The step the papers are held for meanwhile, by rank; its working hours are what the year's report measures.
HOLDING = {1: Step.HEAD_OPINION, 2: Step.OFFICE_OPINION, 3: Step.DECIDE}

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
