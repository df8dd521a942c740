"""Who is told what: one function for each fact somebody should hear of."""

from collections.abc import Iterable

from vanphong.audit.events import subscribe
from vanphong.audit.models import Event
from vanphong.documents.enums import Urgency
from vanphong.documents.events import (
    DocumentIssued,
    DocumentRegistered,
    DocumentSigned,
    SecretRegistered,
    SentForSignature,
    SignatureDeclined,
)
from vanphong.documents.models import Document
from vanphong.memos.events import (
    HeadOpined,
    MemoDecided,
    MemoReturned,
    MemoSubmitted,
    MemoSubmittedToOffice,
    OfficeOpined,
)
from vanphong.memos.models import Memo
from vanphong.org.enums import Role
from vanphong.org.models import Appointment, Person
from vanphong.org.queries import holders_of, registrars_of
from vanphong.routing.events import (
    Assigned,
    Claimed,
    HandedBack,
    Instructed,
    SentBackToOffice,
    UnitAnswered,
    UnitAsked,
)

from .actions import forget, tell


def _of_document(event: Event, people: Iterable[Person], text: str) -> None:
    document = Document.objects.get(pk=event.subject_id)
    tell(people, f"{text}: {document.subject}", event, document, document.get_absolute_url())


def _of_memo(event: Event, people: Iterable[Person | None], text: str) -> None:
    memo = Memo.objects.select_related("incoming").get(pk=event.subject_id)
    tell((p for p in people if p), f"{text}: {memo.subject}", event, memo.incoming, memo.get_absolute_url())


def _heads_of(units: Iterable[int]) -> Iterable[Person]:
    """Lãnh đạo các đơn vị này, of today."""
    posts = Appointment.objects.in_force().filter(unit__in=list(units), role=Role.UNIT_HEAD)
    return Person.objects.filter(pk__in=posts.values("person"))


@subscribe(DocumentRegistered)
def urgent_paper_came_in(event: Event) -> None:
    """The Chief hears at once of a paper marked Khẩn or faster (NĐ 30/2020, art. 23.1)."""
    document = Document.objects.get(pk=event.subject_id)
    if document.urgency != Urgency.NORMAL:
        chiefs = holders_of(document.agency_id, [Role.CHIEF])
        _of_document(event, chiefs, f"Văn bản {document.get_urgency_display().lower()} mới đến")


@subscribe(SecretRegistered)
def paper_was_found_secret(event: Event) -> None:
    """What was told of it before, when it was not known to be secret, is told no longer."""
    forget(Document.objects.get(pk=event.subject_id))


@subscribe(Instructed)
def unit_was_instructed(event: Event) -> None:
    _of_document(event, _heads_of([event.payload["lead"]]), "Giao đơn vị chủ trì")
    _of_document(event, _heads_of(event.payload["supporting"]), "Giao đơn vị phối hợp")
    _of_document(event, _heads_of(event.payload["informed"]), "Gửi đơn vị để biết")


@subscribe(SentBackToOffice)
def unit_sent_back(event: Event) -> None:
    document = Document.objects.get(pk=event.subject_id)
    _of_document(event, holders_of(document.agency_id, [Role.CHIEF]), "Đơn vị trả lại Văn phòng")


@subscribe(Assigned)
def person_was_assigned(event: Event) -> None:
    _of_document(event, Person.objects.filter(pk=event.payload["person"]), "Phân công xử lý")


@subscribe(Claimed)
def paper_was_claimed(event: Event) -> None:
    _of_document(event, _heads_of([event.payload["unit"]]), "Chuyên viên nhận việc")


@subscribe(HandedBack)
def paper_was_handed_back(event: Event) -> None:
    _of_document(event, _heads_of([event.payload["unit"]]), "Chuyên viên chuyển lại")


@subscribe(UnitAsked)
def unit_was_asked(event: Event) -> None:
    _of_document(event, _heads_of([event.payload["unit"]]), "Hỏi ý kiến đơn vị")


@subscribe(UnitAnswered)
def unit_answered(event: Event) -> None:
    _of_document(event, Person.objects.filter(pk=event.payload["asked_by"]), "Đơn vị đã trả lời")


@subscribe(SentForSignature)
def draft_waits_for_signature(event: Event) -> None:
    document = Document.objects.select_related("custody__person").get(pk=event.subject_id)
    if document.custody and document.custody.person:
        _of_document(event, [document.custody.person], "Trình ký")


@subscribe(SignatureDeclined)
def draft_came_back(event: Event) -> None:
    _of_document(event, _drafter(event), "Trả lại, chưa ký")


@subscribe(DocumentSigned)
def document_waits_for_its_number(event: Event) -> None:
    document = Document.objects.get(pk=event.subject_id)
    _of_document(event, registrars_of(document.agency_id), "Chờ cấp số, ban hành")


@subscribe(DocumentIssued)
def document_went_out(event: Event) -> None:
    _of_document(event, _drafter(event), f"Đã ban hành số {event.payload['code']}")


def _drafter(event: Event) -> Iterable[Person]:
    return Person.objects.filter(pk__in=Document.objects.filter(pk=event.subject_id).values("drafter"))


@subscribe(MemoSubmitted, MemoSubmittedToOffice, HeadOpined, OfficeOpined)
def memo_waits_for_the_next(event: Event) -> None:
    memo = Memo.objects.get(pk=event.subject_id)
    _of_memo(event, [memo.leader_of(memo.step) if memo.step else None], "Chờ anh/chị cho ý kiến")


@subscribe(MemoReturned, MemoDecided)
def memo_came_back(event: Event) -> None:
    memo = Memo.objects.select_related("author").get(pk=event.subject_id)
    returned = event.kind == MemoReturned.kind
    _of_memo(event, [memo.author], "Phiếu trình bị trả lại" if returned else "Phiếu trình đã có ý kiến lãnh đạo UBND")
