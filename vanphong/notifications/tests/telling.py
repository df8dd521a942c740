"""Events told in tests, as the subscribers tell them."""

from collections import Counter

from vanphong.audit.jobs import tell_subscribers
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


def who_hears_of(kind):
    """Who was told of the newest fact of this kind, heard twice; how often each. Never the one who acted."""
    event = Event.objects.filter(kind=kind).latest("id")
    for _ in range(2):
        tell_subscribers(event.pk)
    people = Notice.objects.values_list("person", "person__username")
    assert event.actor_id not in dict(people)
    return Counter(name for _, name in people)
