"""Telling people, and noting that they have read it."""

from collections.abc import Iterable

from vanphong.audit.models import Event
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.org.models import Person

from .models import Notice


def tell(people: Iterable[Person], text: str, event: Event, document: Document | None, url: str) -> None:
    """Báo tin: one notice for each person but the one who acted. Hearing an event twice tells nobody twice."""
    Notice.objects.bulk_create(
        (
            Notice(
                person=person, event=event, document=document, text=text[:300], url=url, created_at=event.happened_at
            )
            for person in {person.pk: person for person in people}.values()
            if person.pk != event.actor_id
        ),
        ignore_conflicts=True,
    )


def forget(document: Document) -> None:
    """Bỏ tin đã báo about this document, for everybody."""
    Notice.objects.filter(document=document).delete()


def mark_read(person: Person, notice_ids: Iterable[int] | None = None) -> int:
    """Đánh dấu đã đọc: these notices of this person, or all of them."""
    unread = Notice.objects.filter(person=person, read_at=None)
    if notice_ids is not None:
        unread = unread.filter(pk__in=notice_ids)
    return unread.update(read_at=clock.now())
