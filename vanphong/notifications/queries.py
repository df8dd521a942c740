"""Reading notices."""

from django.db.models import QuerySet

from vanphong.org.models import Person

from .models import Notice

COUNTED_UP_TO = 100


def unread_count(person: Person) -> int:
    """How many wait behind the bell, counted up to COUNTED_UP_TO: the same time however many there are."""
    return Notice.objects.filter(person=person, read_at=None).order_by()[:COUNTED_UP_TO].count()


def notices_of(person: Person) -> QuerySet[Notice]:
    return Notice.objects.filter(person=person).select_related("document")
