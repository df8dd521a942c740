"""Noting what a person has read."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F

from vanphong.kernel import clock
from vanphong.org.models import Person

from ..models import Bell, Notice
from .telling import lock_bells


@transaction.atomic
def mark_read(person: Person, notice_ids: Iterable[int] | None = None, *, until: datetime | None = None) -> int:
    """Đánh dấu đã đọc: these lines of this person, or all of them; `until` leaves what was told since the page."""
    lock_bells([person.pk])
    unread = Notice.objects.filter(person=person, read_at=None)
    if notice_ids is not None:
        unread = unread.filter(pk__in=notice_ids)
    if until is not None:
        unread = unread.filter(told_at__lte=until)
    count = unread.update(read_at=clock.now(), awaits_digest=False)
    Bell.objects.filter(person=person).update(unread=F("unread") - count)
    return count
