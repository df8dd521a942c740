"""Open sessions: at most a few a person, and none for somebody who may no longer sign in."""

from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction

from vanphong.kernel import clock

from ..models import OpenSession, Person

TELL_FOR = timedelta(days=1)


@transaction.atomic
def open_session(person: Person, session_key: str) -> list[OpenSession]:
    """Note a new sign-in and close the oldest sessions beyond SESSIONS_PER_PERSON. Returns those closed."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    _forget_ended(person)
    OpenSession.objects.create(person=person, session_key=session_key, opened_at=clock.now())
    newest_first = OpenSession.objects.filter(person=person, closed=False).order_by("-opened_at", "-id")
    return _close(list(newest_first[settings.SESSIONS_PER_PERSON :]))


@transaction.atomic
def keep_only_session(person: Person, session_key: str) -> None:
    """After a new password: close every session of this person but this one, whose key is new."""
    close_sessions(person)
    OpenSession.objects.create(person=person, session_key=session_key, opened_at=clock.now())


def close_sessions(person: Person) -> None:
    """Close every session of this person at once."""
    _close(list(OpenSession.objects.filter(person=person, closed=False)))


def sign_out(session_key: str) -> None:
    """Forget a session that its person has ended."""
    OpenSession.objects.filter(session_key=session_key).delete()


def _close(sessions: list[OpenSession]) -> list[OpenSession]:
    Session.objects.filter(session_key__in=[session.session_key for session in sessions]).delete()
    OpenSession.objects.filter(pk__in=[session.pk for session in sessions]).update(closed=True)
    return sessions


def _forget_ended(person: Person) -> None:
    """Drop what has run out by itself, and what was closed long enough ago for its browser to have been told."""
    mine = OpenSession.objects.filter(person=person)
    mine.filter(closed=True, opened_at__lt=clock.now() - TELL_FOR).delete()
    alive = Session.objects.filter(expire_date__gt=clock.now()).values("session_key")
    mine.filter(closed=False).exclude(session_key__in=alive).delete()
