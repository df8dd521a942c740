"""The clock of the paper that the draft answers stands still while other agencies are waited for."""

from django.db.models import F

from vanphong.documents.actions import stop_clock
from vanphong.documents.models import Document
from vanphong.org.models import Person
from vanphong.routing.actions import start_clock
from vanphong.routing.rules import obstacles_to_pausing

from .. import queries
from ..models import Addressee, Addressees, Consultation

WHY = "Chờ các cơ quan góp ý dự thảo trả lời."


def stand_still(consultation: Consultation, actor: Person) -> None:
    """Tạm dừng tính hạn, while anybody outside our own agency is awaited, where it could be done by hand as well.

    Which stop it was is kept with the consultation: what was stopped otherwise is not started with its end.
    """
    paper = _answered(consultation)
    if paper is None or obstacles_to_pausing(paper) or not _outside().filter(consultation=consultation).exists():
        return
    consultation.clock_stopped_at = stop_clock(paper, WHY, actor=actor).clock_stopped_at
    consultation.save(update_fields=["clock_stopped_at"])


def go_on(consultation: Consultation, actor: Person | None) -> None:
    """Tính hạn trở lại once nobody outside is awaited by any consultation about it, if one of them stopped it."""
    paper = _answered(consultation)
    if paper is None or paper.clock_stopped_at is None:
        return
    about = queries.consultations_for_answering(paper)
    ours = about.filter(clock_stopped_at=paper.clock_stopped_at).exists()
    if ours and not _outside().filter(consultation__in=about.open()).exists():
        start_clock(paper, actor=actor)


def _answered(consultation: Consultation) -> Document | None:
    """The paper, locked before it is asked who else is waited for: of two that end at once, the second starts it."""
    paper_id = consultation.draft.replies_to_id if consultation.draft else None
    return Document.objects.locked(paper_id) if paper_id else None


def _outside() -> Addressees:
    """Places of other agencies that have not answered yet."""
    return Addressee.objects.awaiting().exclude(agency=F("consultation__agency"))
