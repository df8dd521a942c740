"""Sessions that have run out are forgotten at night, open ones are not."""

from datetime import timedelta

from django.contrib.sessions.models import Session

from vanphong.kernel import clock
from vanphong.org import actions, jobs
from vanphong.org.models import OpenSession


def test_ended_sessions_are_forgotten(office, sign_in):
    for person in (office.registrar, office.chief):
        actions.open_session(person, sign_in(person).session.session_key)
    ended = OpenSession.objects.get(person=office.chief).session_key
    Session.objects.filter(session_key=ended).update(expire_date=clock.now() - timedelta(seconds=1))
    jobs.forget_ended_sessions(timestamp=0)
    assert [session.person for session in OpenSession.objects.all()] == [office.registrar]
    assert not Session.objects.filter(session_key=ended).exists()
