"""Reading notices."""

from django.db.models import QuerySet

from vanphong.org.models import Person

from ..models import Bell, Notice


def unread_count(person: Person) -> int:
    """How many lines wait behind the bell: one row read, however many there are."""
    return Bell.objects.filter(person=person).values_list("unread", flat=True).first() or 0


def notices_of(person: Person) -> QuerySet[Notice]:
    return Notice.objects.filter(person=person)
