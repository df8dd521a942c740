"""Sending by e-mail: a link to the document, with a receipt; and word that a document was recalled."""

from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from vanphong.audit.actions import record
from vanphong.kernel import clock
from vanphong.kernel.mailing import is_refused_for_good, mail_is_on, message_id, send_in_turn, try_again_at
from vanphong.ui.formats import vndate

from .. import rules
from ..enums import Channel, DeliveryState
from ..events import DeliverySent
from ..models import Delivery, Issuance
from ..models.delivery import Deliveries
from .sending import mark_failed, mark_sent

MOST_TRIES = 30


def due_mails() -> Deliveries:
    """What is to be mailed now: documents that may leave, and word of their recall."""
    leaves = Q(state=DeliveryState.WAITING, document__issuance__released_at__isnull=False)
    told = Q(recall_asked_at__isnull=False, token_hash__gt="")
    return Delivery.objects.filter(leaves | told, channel=Channel.EMAIL, due_at__lte=clock.now())


@app.periodic(cron="* * * * *")
@app.task(
    name="issuing.send_mails",
    queue="mail",
    queueing_lock="issuing.send_mails",
    retry=RetryStrategy(max_attempts=3, wait=10),
    pass_context=False,
)
def send_mails(timestamp: int) -> None:
    """Every minute: send what is due. A server that does not answer is asked again in the next minute."""
    if mail_is_on() and due_mails().exists() and (silence := send_in_turn(_send_next)):
        due_mails().update(reason=_waits(silence))


@transaction.atomic
def _send_next(connection: Any, after: int) -> int | None:
    """Send the next one that is due; its row is locked, so that two workers never send the same."""
    due = due_mails().filter(pk__gt=after).order_by("pk")
    delivery = due.select_for_update(skip_locked=True, of=("self",)).select_related("document").first()
    if delivery is None:
        return None
    delivery.tries += 1
    try:
        _write(delivery, connection).send()
    except (OSError, SMTPException, ValueError) as error:
        _try_later_or_fail(delivery, error)
    else:
        _sent(delivery)
    delivery.save()
    return delivery.pk


def _write(delivery: Delivery, connection: Any) -> EmailMultiAlternatives:
    """The mail, with the link that only its reader knows; the same id at each try."""
    document, recalled = delivery.document, delivery.recall_asked_at is not None
    if not recalled and not delivery.token_hash:
        delivery.token_until = clock.now() + rules.LINK_LIVES
        delivery.token_hash = rules.hash_of(rules.token_of(delivery))
    link = settings.PUBLIC_URL + reverse("take-document", args=[rules.token_of(delivery)])
    context = {"delivery": delivery, "document": document, "link": link, "recalled": recalled}
    dated = vndate(document.issued_date)
    subject = f"{'THU HỒI văn bản' if recalled else 'Văn bản'} số {document.code} ngày {dated}"
    kind = "recall" if recalled else "document"
    message = EmailMultiAlternatives(
        subject,
        render_to_string("issuing/mail.txt", context),
        settings.DEFAULT_FROM_EMAIL,
        [delivery.address],
        connection=connection,
        headers={"Message-ID": message_id(f"{kind}-{delivery.pk}-{delivery.token_hash[:16]}")},
    )
    message.attach_alternative(render_to_string("issuing/mail.html", context), "text/html")
    return message


def _sent(delivery: Delivery) -> None:
    delivery.due_at, delivery.reason = None, ""
    if delivery.recall_asked_at is None:
        mark_sent(delivery, Issuance.objects.select_related("final").get(document=delivery.document))
        how = f"{Channel.EMAIL.label.lower()} {delivery.address}"
        fact = DeliverySent(delivery=delivery.pk, recipient=delivery.name, how=how)
        record(fact, about=delivery.document, actor=None)


def _try_later_or_fail(delivery: Delivery, error: Exception) -> None:
    """A no for good, or too many tries, is a failure with the server's words; else again, later each time."""
    if delivery.recall_asked_at is None and (_is_final(error) or delivery.tries >= MOST_TRIES):
        mark_failed(delivery, f"Máy chủ thư từ chối {delivery.address}: {_words(error)}")
    elif _is_final(error):
        said = f"Chưa báo được thu hồi, mời báo nơi nhận cách khác. Máy chủ thư từ chối {delivery.address}: "
        delivery.due_at, delivery.reason = None, f"{said}{_words(error)}"[:500]
    else:
        delivery.reason = _waits(error)
        delivery.due_at = try_again_at(delivery.tries)


def _is_final(error: Exception) -> bool:
    """Will the answer be the same another time? To an address that makes a ValueError no mail can be written."""
    return isinstance(error, ValueError) or is_refused_for_good(error)


def _words(error: Exception) -> str:
    if isinstance(error, SMTPRecipientsRefused):
        said = [f"{code} {_text(text)}" for code, text in error.recipients.values()]
        return "; ".join(said)[:300]
    return " ".join(str(error).split())[:300]


def _text(said: bytes | str) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else said


def _waits(error: Exception) -> str:
    return f"Máy chủ thư chưa nhận, sẽ gửi lại: {_words(error)}"
