"""Papers reached in somebody's place: what waits with those a person stands in for today (ủy quyền)."""

from collections.abc import Iterable

from django.db.models import Q

from vanphong.org.enums import Basis
from vanphong.org.models import Person
from vanphong.org.queries import Standing, stands_for

from ..models import Document
from ..models.document import Documents


def papers_open_to(person: Person) -> Documents:
    """Papers this person may open: visible to them, or waiting with somebody in whose place they may act."""
    visible, places = Document.objects.visible_to(person), stands_for(person)
    return visible | Document.objects.filter(waits_in_place(places)) if len(places) > 1 else visible


def waits_in_place(standings: Iterable[Standing]) -> Q:
    """Held by somebody these standings reach, in a field and of a type they reach."""
    reached = Q(pk__in=[])
    for place in standings:
        if place.basis != Basis.OWN:
            matter = Q(custody__person=place.holder_id)
            matter &= Q(field=place.field_id) if place.field_id else Q()
            reached |= matter & (Q(document_type__name=place.document_type) if place.document_type else Q())
    return reached
