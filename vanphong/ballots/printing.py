"""The result on paper: Bảng tổng hợp kết quả lấy ý kiến thành viên UBND, as PDF/A."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from vanphong.kernel.typesetting import typeset
from vanphong.ui.formats import vndate, vndatetime

from . import rules
from .enums import Vote
from .models import Ballot, Slip

SHEET = Path(__file__).resolve().parent / "typst" / "result.typ"


def result_pdf(ballot: Ballot) -> bytes:
    """Every member with title, vote, words and time; the count, the outcome, the opinions that differ, what was read.

    The same closed ballot gives the same bytes.
    """
    slips = list(ballot.slips.all())
    counted = rules.tally(slips)
    data = _head(ballot) | {
        "counts": [
            ["Tổng số thành viên", counted.members],
            ["Tán thành", counted.agree],
            ["Không tán thành", counted.disagree],
            ["Ý kiến khác", counted.other],
            ["Không biểu quyết", counted.silent],
        ],
        "outcome": rules.outcome_in_words(counted),
        "next_step": rules.NEXT_STEP[counted.outcome],
        "slips": [_row(slip) for slip in slips],
        "different": _opinions(slips, {Vote.DISAGREE, Vote.OTHER}),
        "remarks": _opinions(slips, {Vote.AGREE}),
        "foot": f"Mã kiểm (SHA-256) nội dung lấy ý kiến: {_grouped(ballot.checksum)}",
        "file_foot": f"Mã kiểm dự thảo kèm theo: {_grouped(ballot.file_id)}" if ballot.file_id else "",
    }
    return typeset(SHEET, data, at=ballot.closed_at)


def _head(ballot: Ballot) -> dict[str, Any]:
    return {
        "title": f"Kết quả lấy ý kiến: {ballot.subject}",
        "agency": {"parent": ballot.agency.short_name or ballot.agency.name, "name": "Văn phòng"},
        "code": f"        /TH-{ballot.unit.code}",
        "place": ballot.agency.place or "",
        "date": "-".join(reversed(vndate(ballot.closed_at).split("/"))),
        "subject": ballot.subject,
        "question": ballot.question.splitlines(),
        "facts": [
            ["Trường hợp", ballot.get_ground_display()],
            ["Ý kiến của Chủ tịch cho lấy ý kiến", ballot.consent],
            ["Cơ quan chủ trì soạn thảo", ballot.lead],
            ["Dự thảo kèm theo", ballot.file_name],
            ["Gửi phiếu", vndatetime(ballot.opened_at)],
            ["Hạn biểu quyết", vndatetime(ballot.due_at)],
            ["Kết thúc", vndatetime(ballot.closed_at)],
        ],
    }


def _row(slip: Slip) -> list[str]:
    choice = slip.get_choice_display() or "Không biểu quyết"
    return [slip.full_name, slip.title, choice, slip.text, vndatetime(slip.voted_at)]


def _opinions(slips: Iterable[Slip], choices: set[Vote]) -> list[str]:
    return [f"{slip.full_name}, {slip.title}: {slip.text}" for slip in slips if slip.choice in choices and slip.text]


def _grouped(checksum: str) -> str:
    """In groups of eight, so that it can be read and compared."""
    return " ".join(checksum[place : place + 8] for place in range(0, len(checksum), 8))
