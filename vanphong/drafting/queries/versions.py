"""Các bản của một dự thảo: who made each, what is said about it, who is at work on it."""

from dataclasses import dataclass, field

from django.utils.timezone import localtime

from vanphong.audit.queries import history_of
from vanphong.documents.enums import Direction, FileRole, Status
from vanphong.documents.events import DraftReplaced
from vanphong.documents.models import Document, DocumentFile
from vanphong.documents.rules import can_change_draft
from vanphong.kernel import clock
from vanphong.org.models import Person
from vanphong.ui.formats import vndate

from ..models import EditingLease, PassageComment, SetAsideDraft
from ..rules.allowing import writing


@dataclass(frozen=True)
class Version:
    """One version, with the note it came with."""

    file: DocumentFile
    note: str = ""

    @property
    def number(self) -> int:
        return self.file.position


@dataclass(frozen=True)
class Versions:
    """What the page of a draft says of its versions to one person; the newest comes first."""

    versions: list[Version] = field(default_factory=list)
    comments: list[PassageComment] = field(default_factory=list)
    set_aside: list[SetAsideDraft] = field(default_factory=list)
    editing: str = ""
    """Who is at work on it, as one says it."""
    mine: bool = False
    """Is that this very person?"""
    may_edit: bool = False
    may_comment: bool = False
    may_answer: bool = False

    @property
    def open_comments(self) -> int:
        return sum(comment.is_open for comment in self.comments)

    @property
    def newest(self) -> Version | None:
        return self.versions[0] if self.versions else None


def drafts_of(document: Document) -> list[DocumentFile]:
    """The versions, the newest first."""
    files = document.files.filter(role=FileRole.DRAFT).select_related("blob", "added_by")
    return list(files.order_by("-position"))


def versions_of(document: Document, person: Person) -> Versions:
    """Of a paper that goes out; nothing of one that came in."""
    files = drafts_of(document) if document.direction == Direction.OUTGOING else []
    if not files:
        return Versions()
    notes = _notes(document)
    lease = lease_of(document, files[0]) if document.status == Status.DRAFTED else None
    still_written = document.status in writing.STILL_WRITTEN
    may_edit = writing.can_edit(person, document)
    return Versions(
        versions=[Version(file, notes.get(file.position, "")) for file in files],
        comments=comments_on(document),
        set_aside=list(set_aside_of(document)) if may_edit else [],
        editing=_said(lease) if lease else "",
        mine=lease is not None and lease.person_id == person.pk,
        may_edit=may_edit,
        may_comment=still_written,
        may_answer=still_written and can_change_draft(person, document),
    )


def comments_on(document: Document) -> list[PassageComment]:
    """Ý kiến vào đoạn, of every version, by the place of what they are about."""
    return list(
        document.passage_comments.select_related("author", "answered_by", "version", "looked_in").order_by(
            "version__position", "passage", "id"
        )
    )


def set_aside_of(document: Document) -> list[SetAsideDraft]:
    """Files handed in too late, not settled yet."""
    return list(document.set_aside_drafts.filter(settled_at=None).select_related("blob", "person"))


def lease_of(document: Document, newest: DocumentFile | None) -> EditingLease | None:
    """Đang sửa: the lease, where it still holds."""
    lease = EditingLease.objects.select_related("person", "version").filter(document=document).first()
    return lease if lease and lease.holds(newest, clock.now()) else None


def taken_by(document: Document, person: Person) -> int | None:
    """The number of the version this person took away to edit and has brought no other since."""
    taken = EditingLease.objects.filter(document=document, person=person, ended_at=None)
    return taken.values_list("version__position", flat=True).first()


def _said(lease: EditingLease) -> str:
    """ "Nguyễn Văn A đang sửa bản 3 từ 14:05" """
    since = localtime(lease.since)
    day = "" if since.date() == clock.today() else f" ngày {vndate(lease.since)}"
    return f"{lease.person.full_name} đang sửa bản {lease.version.position} từ {since:%H:%M}{day}"


def _notes(document: Document) -> dict[int, str]:
    told = history_of(document).filter(kind=DraftReplaced.kind).values_list("payload", flat=True)
    return {payload["number"]: payload["note"] for payload in told}
