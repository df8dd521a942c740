"""Where an issued document went, and how far each copy has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from vanphong.documents.models import Document
from vanphong.documents.queries import correspondent_named
from vanphong.kernel.vietnamese import fold
from vanphong.org.models import Agency, Person, Unit

from ..enums import Channel, DeliveryState
from ..models import Delivery, PostLine
from ..models.delivery import Deliveries
from ..rules import hash_of


@dataclass(frozen=True)
class Place:
    """Nơi nhận: its name, and the agency or the unit of one's own agency it stands for, where it is known."""

    name: str
    agency: Agency | None = None
    unit: Unit | None = None


def deliveries_of(document: Document) -> list[Delivery]:
    """Nơi nhận in the order they were written, in one query."""
    return list(document.deliveries.select_related("agency", "unit"))


def delivery_of(incoming: Document) -> Delivery | None:
    """The delivery by which this paper came in; None where it came otherwise."""
    return Delivery.objects.select_related("document").filter(incoming=incoming).first()


def delivery_of_link(token: str) -> Delivery | None:
    """The delivery the link of a mail leads to."""
    found = Delivery.objects.select_related("document__agency", "document__document_type", "final")
    return found.filter(token_hash=hash_of(token), channel=Channel.EMAIL).first()


def delivery_to_units(document: Document, person: Person) -> Delivery | None:
    """The delivery to a unit of this person's."""
    return document.deliveries.filter(unit__in=person.unit_ids, sent_at__isnull=False).order_by("pk").first()


def place_named(text: str, agency_id: int) -> Place:
    """What these words stand for: a unit of one's own agency, a correspondent, or only themselves."""
    if unit := unit_named(text, units_by_name(agency_id)):
        return Place(unit.name, unit=unit)
    agency = correspondent_named(text)
    return Place(agency.name, agency) if agency else Place(text)


def units_by_name(agency_id: int) -> dict[str, Unit]:
    """The units that work today by name and by code, as they are compared."""
    found: dict[str, Unit] = {}
    for unit in Unit.objects.in_force().filter(agency=agency_id):
        found.setdefault(fold(unit.code), unit)
        found[fold(unit.name)] = unit
    return found


def unit_named(text: str, units: Mapping[str, Unit]) -> Unit | None:
    return units.get(fold(text))


def awaiting_post(agency_id: int) -> Deliveries:
    """Chờ gửi bưu điện: of released documents, oldest first."""
    waiting = Delivery.objects.released().by_post().waiting().filter(document__agency=agency_id)
    return waiting.select_related("document").order_by("id")


def posted_in(agency_id: int, year: int) -> QuerySet[PostLine]:
    """Sổ gửi bưu điện of a year in the order of the days."""
    posted = PostLine.objects.filter(delivery__document__agency=agency_id, sent_on__year=year)
    return posted.select_related("delivery__document").order_by("sent_on", "id")


def years_of_post(agency_id: int) -> list[int]:
    """The years with lines in the dispatch book, latest first."""
    days = PostLine.objects.filter(delivery__document__agency=agency_id)
    return sorted({day.year for day in days.dates("sent_on", "year")}, reverse=True)


def returned_between(agency_id: int, first: date, last: date) -> QuerySet[Delivery]:
    """Bị trả lại: deliveries that came back in these days."""
    return Delivery.objects.filter(
        document__agency=agency_id, returned_at__date__gte=first, returned_at__date__lte=last
    ).order_by("returned_at", "id")


def to_be_brought_back(agency_id: int) -> Deliveries:
    """Chờ thu về: what went out on paper and was recalled."""
    paper = Q(channel__in=[Channel.POST, Channel.BY_HAND], recall_asked_at__isnull=False, recalled_at=None)
    sent = ~Q(state__in=[DeliveryState.WAITING, DeliveryState.FAILED, DeliveryState.RETURNED])
    found = Delivery.objects.filter(paper & sent, document__agency=agency_id)
    return found.select_related("document").order_by("recall_asked_at", "id")
