"""Events told in tests, as the subscribers tell them."""

from vanphong.audit.models import Event
from vanphong.kernel import clock
from vanphong.notifications.actions import tell
from vanphong.notifications.enums import Kind
from vanphong.notifications.models import Bell, Notice


def event(**values):
    """Something happened that somebody is to hear of."""
    return Event.objects.create(
        **{"kind": "documents.registered", "subject_id": 1, "happened_at": clock.now()} | values
    )


def told(*people, text="Tin", url="/van-ban/1/", kind=Kind.WORK, about=None, of=None):
    """These people hear of one event."""
    of = of or event()
    tell(people, text, of, about, about.get_absolute_url() if about else url, kind=kind)
    return of


def real_count(person):
    return Notice.objects.filter(person=person, read_at=None).count()


def shown_count(person):
    return Bell.objects.get(person=person).unread
