"""The clock of the paper that the draft answers stands still while other agencies are waited for."""

from vanphong.documents.actions import start_clock, stop_clock
from vanphong.documents.models import Document
from vanphong.org.models import Person

from .. import queries
from ..models import Consultation

WHY = "Chờ các cơ quan góp ý dự thảo trả lời."


def stand_still(consultation: Consultation, actor: Person) -> None:
    """Tạm dừng tính hạn, from the sending on, if anybody outside our own agency is asked."""
    paper = _answered(consultation)
    if paper and consultation.addressees.exclude(agency=consultation.agency_id).exists():
        stop_clock(paper, WHY, actor=actor)


def go_on(consultation: Consultation, actor: Person) -> None:
    """Tính hạn trở lại when the last consultation about it is over, unless the clock stood before the first."""
    paper = _answered(consultation)
    if paper is None or paper.clock_stopped_at is None:
        return
    about = queries.consultations_for_answering(paper)
    first = about.exclude(sent_at=None).order_by("sent_at").first()
    if first and first.sent_at and paper.clock_stopped_at >= first.sent_at and not about.open().exists():
        start_clock(paper, actor=actor)


def _answered(consultation: Consultation) -> Document | None:
    return consultation.draft.replies_to if consultation.draft else None
