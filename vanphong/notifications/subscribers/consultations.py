"""Facts of consultations: places are asked, reminded and given more time; who leads hears of answers and the end."""

from collections.abc import Iterable

from django.db.models import QuerySet

from vanphong.audit.events import subscribe
from vanphong.audit.models import Event
from vanphong.consultations.enums import AnswerState
from vanphong.consultations.events import (
    AddresseesAdded,
    AddresseesReminded,
    AnswersDueSoon,
    ConsultationAnswered,
    ConsultationCancelled,
    ConsultationClosed,
    ConsultationSent,
    ExtensionAsked,
    ExtensionDeclined,
    ExtensionGranted,
    PlaceDueMoved,
    PlacePassedOn,
    PlacesUnreached,
    SilenceCounted,
)
from vanphong.consultations.models import Addressee, Consultation
from vanphong.consultations.queries import respondents_of
from vanphong.org.models import Person
from vanphong.ui.formats import vndate

from ..actions import tell
from ..enums import Kind
from .telling import heads_of


@subscribe(ConsultationSent)
def consultation_was_sent(event: Event) -> None:
    _tell_places(event, Addressee.objects.filter(consultation=event.subject_id), "Đề nghị góp ý đến {due}")


@subscribe(AddresseesAdded)
def places_were_added(event: Event) -> None:
    if event.payload["sent"]:
        _tell_places(event, _named(event), "Đề nghị góp ý đến {due}")


@subscribe(PlacePassedOn)
def a_place_was_passed_on(event: Event) -> None:
    if event.payload["sent"]:
        _tell_places(event, Addressee.objects.filter(pk=event.payload["addressee"]), "Đề nghị góp ý đến {due}")


@subscribe(AddresseesReminded, AnswersDueSoon)
def places_were_reminded(event: Event) -> None:
    _tell_places(event, _named(event).filter(state=AnswerState.AWAITING), "Nhắc trả lời góp ý, hạn {due}")


@subscribe(ExtensionGranted)
def more_time_was_given(event: Event) -> None:
    _tell_places(event, Addressee.objects.filter(pk=event.payload["addressee"]), "Được gia hạn góp ý đến {due}")


@subscribe(ExtensionDeclined)
def more_time_was_refused(event: Event) -> None:
    _tell_places(event, Addressee.objects.filter(pk=event.payload["addressee"]), "Không gia hạn góp ý, hạn {due}")


@subscribe(PlaceDueMoved)
def day_of_a_place_was_moved(event: Event) -> None:
    _tell_places(event, Addressee.objects.filter(pk=event.payload["addressee"]), "Dời hạn góp ý đến {due}")


@subscribe(ConsultationCancelled)
def consultation_was_cancelled(event: Event) -> None:
    consultation = Consultation.objects.get(pk=event.subject_id)
    if consultation.sent_at:
        _tell_places(event, Addressee.objects.filter(consultation=consultation), "Không lấy ý kiến góp ý nữa")


@subscribe(ExtensionAsked)
def more_time_was_asked_for(event: Event) -> None:
    said = event.payload
    _tell_author(event, f"{said['name']} đề nghị gia hạn góp ý đến {said['until']}")


@subscribe(ConsultationAnswered)
def somebody_answered(event: Event) -> None:
    _tell_author(event, f"{event.payload['name']} đã gửi góp ý")


@subscribe(PlacesUnreached)
def some_could_not_answer(event: Event) -> None:
    count = event.payload["count"]
    _tell_author(event, f"Hết hạn góp ý, {count} nơi không có đăng nhập để trả lời, không tính là thống nhất")


@subscribe(SilenceCounted)
def some_were_silent(event: Event) -> None:
    _tell_author(event, f"Hết hạn góp ý, {event.payload['count']} nơi không trả lời")


@subscribe(ConsultationClosed)
def consultation_was_closed(event: Event) -> None:
    _tell_author(event, f"Kết thúc lấy ý kiến: {event.payload['answered']}/{event.payload['count']} nơi trả lời")


def _named(event: Event) -> QuerySet[Addressee]:
    return Addressee.objects.filter(pk__in=event.payload["addressees"])


def _tell_author(event: Event, text: str) -> None:
    consultation = Consultation.objects.select_related("author").get(pk=event.subject_id)
    url = consultation.get_absolute_url()
    tell([consultation.author], f"{text}: {consultation.subject}", event, None, url, kind=Kind.CONSULTATION)


def _tell_places(event: Event, places: QuerySet[Addressee], text: str) -> None:
    """The head of each unit asked, and those who answer for each other agency; who stands in for them cannot."""
    for place in places.select_related("consultation"):
        said = f"{text.format(due=vndate(place.due_date))}: {place.consultation.subject}"
        url = place.get_absolute_url()
        tell(_people_of(place), said, event, None, url, kind=Kind.CONSULTATION, personal=True)


def _people_of(place: Addressee) -> Iterable[Person]:
    if place.unit_id:
        return heads_of([place.unit_id])
    return respondents_of(place)
