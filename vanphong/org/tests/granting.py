"""Delegations and absences of the test office, as its people set them."""

from datetime import timedelta

from vanphong.kernel import clock
from vanphong.org import actions
from vanphong.org.models import Person


def days(first=0, last=0):
    today = clock.today()
    return today + timedelta(days=first), today + timedelta(days=last)


def away(person, first=0, last=0):
    return actions.plan_absence(person, *days(first, last), "Đi công tác", actor=person)


def granted(grantor, deputy, first=0, last=0, **limits):
    return actions.grant(grantor, deputy, *days(first, last), actor=grantor, **limits)


def again(person):
    """The same person in a request of their own: what they hold is read anew."""
    return Person.objects.get(pk=person.pk)
