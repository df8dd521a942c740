"""What the organisation tidies up at night."""

from django.contrib.sessions.models import Session
from procrastinate.contrib.django import app

from vanphong.kernel import clock

from .models import OpenSession


@app.periodic(cron="17 2 * * *")
@app.task(name="org.forget_ended_sessions", queue="facts", queueing_lock="org.forget_ended_sessions")
def forget_ended_sessions(timestamp: int) -> None:
    """Every night: drop sessions that have run out, and what was noted of them."""
    Session.objects.filter(expire_date__lt=clock.now()).delete()
    alive = Session.objects.values("session_key")
    OpenSession.objects.exclude(session_key__in=alive).delete()
