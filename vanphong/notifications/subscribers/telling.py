"""What the subscribers of every house share: a line about a paper, and who heads a unit."""

from collections.abc import Iterable

from vanphong.audit.models import Event
from vanphong.documents.models import Document
from vanphong.org.enums import Role
from vanphong.org.models import Appointment, Person

from ..actions import tell
from ..enums import Kind


def tell_of_document(kind: Kind, event: Event, people: Iterable[Person], text: str) -> None:
    document = Document.objects.get(pk=event.subject_id)
    tell(people, f"{text}: {document.subject}", event, document, document.get_absolute_url(), kind=kind)


def heads_of(units: Iterable[int]) -> Iterable[Person]:
    """Lãnh đạo các đơn vị này, of today."""
    return holding(Role.UNIT_HEAD, units)


def holding(role: Role, units: Iterable[int]) -> Iterable[Person]:
    """Who has this post in these units today."""
    posts = Appointment.objects.in_force().filter(unit__in=list(units), role=role)
    return Person.objects.filter(pk__in=posts.values("person"))
