"""A ballot is written, changed, sent out (NĐ 314/2025, art. 14.5b)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vanphong.documents.models import Document
from vanphong.documents.queries import current_draft
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org.models import Person, Unit

from .. import queries, rules
from ..enums import BallotStatus
from ..events import BallotEdited, BallotOpened, BallotWritten
from ..models import Ballot, Slip
from .moving import advance, locked


@dataclass(frozen=True)
class Values:
    """What the author writes; the draft may be none."""

    subject: str
    question: str = ""
    explanation: str = ""
    ground: str = ""
    consent: str = ""
    lead: str = ""
    due_at: datetime | None = None
    draft: Document | None = None

    def write_to(self, ballot: Ballot) -> bool:
        """Set what the author writes. Does the ballot say something else now?"""
        kept = {name: rules.written(value) if isinstance(value, str) else value for name, value in vars(self).items()}
        changed = any(getattr(ballot, name) != value for name, value in kept.items())
        for name, value in kept.items():
            setattr(ballot, name, value)
        return changed


@transaction.atomic
def write(unit: Unit, values: Values, *, actor: Person, key: UUID | None = None) -> Ballot:
    """Soạn phiếu lấy ý kiến. `key` makes a repeated click harmless: the same key gives the same ballot."""
    if not rules.can_write(actor, unit):
        raise NotPermitted("Chỉ chuyên viên và lãnh đạo phòng của Văn phòng UBND được soạn phiếu lấy ý kiến.")
    Person.objects.select_for_update(no_key=True).get(pk=actor.pk)
    if key and (known := Ballot.objects.filter(key=key).first()):
        if known.author_id != actor.pk:
            raise Stale("Trang này đã cũ, mời tải lại rồi lưu lại.")
        return known
    ballot = Ballot(agency=unit.agency, unit=unit, author=actor, key=key)
    values.write_to(ballot)
    _refuse(ballot, actor, ballot.draft)
    ballot.save()
    advance(ballot, BallotWritten(subject=ballot.subject), actor=actor)
    return ballot


@transaction.atomic
def edit(ballot: Ballot, values: Values, *, actor: Person, seen: int | None = None) -> Ballot:
    """Sửa phiếu lấy ý kiến before it is sent out; afterwards nothing in it changes."""
    ballot = Ballot.objects.locked(ballot.pk)
    if not rules.can_change(actor, ballot):
        raise NotPermitted("Chỉ người soạn được sửa phiếu lấy ý kiến.")
    if ballot.status != BallotStatus.DRAFT:
        raise Stale(rules.SENT_OUT)
    carried = ballot.draft
    changed = values.write_to(ballot)
    if seen not in (None, ballot.version):
        raise Stale(rules.CHANGED) if changed else AlreadyDone
    _refuse(ballot, actor, ballot.draft if ballot.draft != carried else None)
    advance(ballot, BallotEdited(), actor=actor)
    return ballot


def _refuse(ballot: Ballot, actor: Person, new_draft: Document | None) -> None:
    found = [] if ballot.subject else ["Chưa ghi trích yếu của phiếu lấy ý kiến."]
    if new_draft and not queries.drafts_to_attach(actor).filter(pk=new_draft.pk).exists():
        found.append("Dự thảo kèm theo không có trong các dự thảo anh/chị được xem. Mời chọn dự thảo khác.")
    if found:
        raise Refused(found)


@transaction.atomic
def open_ballot(ballot: Ballot, checksum: str | None = None, *, actor: Person, seen: int | None = None) -> Ballot:
    """Gửi phiếu: the members of today are written down with their titles, and what they read is frozen.

    `checksum` is that of the version of the draft the author's page showed; Stale when there is a newer one. Raises
    Refused with every obstacle.
    """
    ballot = locked(ballot, "open", actor=actor, seen=seen)
    if not rules.can_change(actor, ballot):
        raise NotPermitted("Chỉ người soạn được gửi phiếu lấy ý kiến.")
    electors = queries.electorate(ballot.agency_id)
    file = current_draft(Document.objects.locked(ballot.draft_id)) if ballot.draft_id else None
    version = {"may_go": queries.may_go_out(ballot, actor), "has_file": file is not None}
    if obstacles := rules.obstacles_to_opening(ballot, electors, clock.now(), **version):
        raise Refused(obstacles)
    if file and checksum not in (None, file.blob_id):
        raise Stale("Dự thảo đã có bản mới hơn bản đang hiện, mời tải lại.")
    if file:
        ballot.file, ballot.file_name = file.blob, file.name
    ballot.checksum, ballot.opened_at = rules.checksum_of(ballot), clock.now()
    Slip.objects.bulk_create(
        Slip(
            ballot=ballot,
            member=elector.person,
            full_name=elector.person.full_name,
            title=elector.title,
            presides=elector.presides,
            place=place,
        )
        for place, elector in enumerate(electors)
    )
    advance(ballot, _opened(ballot, electors), actor=actor)
    return ballot


def _opened(ballot: Ballot, electors: list[rules.Elector]) -> BallotOpened:
    return BallotOpened(
        subject=ballot.subject,
        members=[elector.person.pk for elector in electors],
        count=len(electors),
        due_at=ballot.due_at.isoformat() if ballot.due_at else "",
        checksum=ballot.checksum,
    )
