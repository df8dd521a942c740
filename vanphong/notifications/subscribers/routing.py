"""Facts of routing: a unit is instructed, a person is given a paper, a unit is asked."""

from collections.abc import Iterable

from vanphong.audit.events import subscribe
from vanphong.audit.models import Event
from vanphong.documents.events import ClockStopped
from vanphong.documents.models import Document
from vanphong.org.enums import Role
from vanphong.org.models import Person
from vanphong.org.queries import holders_of
from vanphong.routing.events import (
    Assigned,
    Claimed,
    ExtensionAsked,
    ExtensionDecided,
    ExtensionLapsed,
    HandedBack,
    Instructed,
    QuestionDueMoved,
    SentBackToOffice,
    UnitAnswered,
    UnitAsked,
)
from vanphong.routing.models import ExtensionRequest, Instruction, UnitQuestion
from vanphong.ui.formats import vndate

from ..enums import Kind
from .telling import heads_of, tell_of_document


@subscribe(Instructed)
def unit_was_instructed(event: Event) -> None:
    tell_of_document(Kind.WORK, event, heads_of([event.payload["lead"]]), "Giao đơn vị chủ trì")
    tell_of_document(Kind.WORK, event, heads_of(event.payload["supporting"]), "Giao đơn vị phối hợp")
    tell_of_document(Kind.WORK, event, heads_of(event.payload["informed"]), "Gửi đơn vị để biết")


@subscribe(SentBackToOffice)
def unit_sent_back(event: Event) -> None:
    document = Document.objects.get(pk=event.subject_id)
    tell_of_document(Kind.RETURNED, event, holders_of(document.agency_id, [Role.CHIEF]), "Đơn vị trả lại Văn phòng")


@subscribe(Assigned)
def person_was_assigned(event: Event) -> None:
    tell_of_document(Kind.WORK, event, Person.objects.filter(pk=event.payload["person"]), "Phân công xử lý")


@subscribe(Claimed)
def paper_was_claimed(event: Event) -> None:
    tell_of_document(Kind.OUTCOME, event, heads_of([event.payload["unit"]]), "Chuyên viên nhận việc")


@subscribe(HandedBack)
def paper_was_handed_back(event: Event) -> None:
    tell_of_document(Kind.RETURNED, event, heads_of([event.payload["unit"]]), "Chuyên viên chuyển lại")


@subscribe(UnitAsked)
def unit_was_asked(event: Event) -> None:
    tell_of_document(Kind.OPINION, event, heads_of([event.payload["unit"]]), "Hỏi ý kiến đơn vị")


@subscribe(UnitAnswered)
def unit_answered(event: Event) -> None:
    tell_of_document(Kind.OUTCOME, event, Person.objects.filter(pk=event.payload["asked_by"]), "Đơn vị đã trả lời")


@subscribe(QuestionDueMoved)
def day_of_a_question_was_moved(event: Event) -> None:
    unit = UnitQuestion.objects.values_list("unit", flat=True).get(pk=event.payload["question"])
    tell_of_document(Kind.DEADLINE, event, heads_of([unit]), f"Dời hạn trả lời {event.payload['words']}")


@subscribe(ExtensionAsked)
def more_time_was_asked_for(event: Event) -> None:
    """Who set the date decides: the head of unit for a person's own, else who instructed, or the Chief."""
    request = ExtensionRequest.objects.select_related("document").get(pk=event.payload["request"])
    document = request.document
    if request.within_unit:
        deciding = heads_of([document.lead_unit_id] if document.lead_unit_id else [])
    else:
        deciding = _who_set_the_date(document)
    tell_of_document(Kind.DEADLINE, event, deciding, f"Xin gia hạn đến {vndate(request.wanted)}")


@subscribe(ExtensionDecided)
def more_time_was_decided(event: Event) -> None:
    said = "Được gia hạn" if event.payload["granted"] else "Không được gia hạn"
    tell_of_document(Kind.DEADLINE, event, Person.objects.filter(pk=event.payload["asked_by"]), said)


@subscribe(ClockStopped)
def clock_was_stopped(event: Event) -> None:
    """Whoever set the date hears that it does not count for a while, and why."""
    document = Document.objects.get(pk=event.subject_id)
    tell_of_document(Kind.DEADLINE, event, _who_set_the_date(document), f"Tạm dừng tính hạn: {event.payload['reason']}")


def _who_set_the_date(document: Document) -> Iterable[Person]:
    """Người đặt hạn: who wrote the instruction in force, else the Chief."""
    authors = Instruction.objects.filter(document=document, current=True).values("author")
    return Person.objects.filter(pk__in=authors) or holders_of(document.agency_id, [Role.CHIEF])


@subscribe(ExtensionLapsed)
def wish_for_time_lapsed(event: Event) -> None:
    asked = ExtensionRequest.objects.filter(pk=event.payload["request"])
    people = Person.objects.filter(pk__in=asked.values("asked_by"))
    tell_of_document(Kind.DEADLINE, event, people, "Đề nghị gia hạn không còn hiệu lực, anh/chị không còn xử lý")
