"""The outbox: mails are rows, so an act that is rolled back sends nothing and a server that is down loses nothing."""

from collections.abc import Sequence
from datetime import datetime
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from vanphong.kernel import clock
from vanphong.kernel.mailing import is_refused_for_good, mail_is_on, message_id, send_in_turn, try_again_at

from ..models import Mail
from ..rules import shortened

SUBJECT = 150
Line = dict[str, str]


def line(text: str, url: str = "", *, about: str = "") -> Line:
    """One line of a mail, with the address in the house it leads to; a heading when it leads nowhere."""
    return {"text": text, "url": url, "about": about or url}


def post(person: int, key: str, subject: str, lines: Sequence[Line], *, due_at: datetime | None = None) -> None:
    """Put a mail into the outbox, in the transaction of whoever writes it; the second with the same key is not."""
    Mail.objects.bulk_create([_mail(person, key, subject, lines, due_at)], ignore_conflicts=True)


def add(person: int, key: str, subject: str, one: Line, *, due_at: datetime) -> None:
    """Add a line to the mail of this key that still waits, or begin it."""
    post(person, key, subject, [], due_at=due_at)
    mail = Mail.objects.select_for_update(no_key=True).get(person=person, key=key)
    mail.lines.append(one)
    mail.save(update_fields=["lines"])


def _mail(person: int, key: str, subject: str, lines: Sequence[Line], due_at: datetime | None) -> Mail:
    now = clock.now()
    return Mail(
        person_id=person,
        key=key,
        subject=shortened(subject, SUBJECT),
        lines=list(lines),
        created_at=now,
        due_at=due_at or now,
    )


@app.periodic(cron="* * * * *")
@app.task(
    name="notifications.send_mails",
    queue="mail",
    queueing_lock="notifications.send_mails",
    retry=RetryStrategy(max_attempts=3, wait=10),
)
def send_mails(timestamp: int) -> None:
    """Every minute: send what is due. A server that does not answer is asked again in the next minute."""
    if mail_is_on() and Mail.objects.due().exists() and (silence := send_in_turn(_send_next)):
        Mail.objects.due().update(tries=F("tries") + 1, last_error=_words(silence))


@transaction.atomic
def _send_next(connection: Any, after: int) -> int | None:
    """Send the next mail that is due; its row is locked, so that two workers never send the same one."""
    due = Mail.objects.due().filter(pk__gt=after).order_by("pk")
    mail = due.select_for_update(skip_locked=True, of=("self",)).select_related("person").first()
    if mail is None:
        return None
    mail.tries += 1
    try:
        _send(mail, connection)
    except (ValidationError, SMTPRecipientsRefused, SMTPDataError) as error:
        mail.last_error = _words(error)
        if isinstance(error, ValidationError) or is_refused_for_good(error):
            mail.refused_at = clock.now()
    except (OSError, SMTPException) as error:
        mail.last_error = _words(error)
    else:
        mail.sent_at = clock.now()
    if not mail.sent_at:
        mail.due_at = try_again_at(mail.tries)
    mail.save(update_fields=["tries", "last_error", "sent_at", "refused_at", "due_at"])
    return mail.pk


def _send(mail: Mail, connection: Any) -> None:
    if not mail.person.is_active or not mail.person.email:
        raise ValidationError("Chưa có địa chỉ thư điện tử.")
    validate_email(mail.person.email)
    if not mail.lines:
        raise ValidationError("Tin trong thư đã được rút lại.")
    message_of(mail, connection).send()


def message_of(mail: Mail, connection: Any = None) -> EmailMultiAlternatives:
    """The mail as it goes out: plain text with the same in simple HTML, links absolute, the same id at each try."""
    lines = [one | {"link": f"{settings.PUBLIC_URL}{one['url']}" if one["url"] else ""} for one in mail.lines]
    context = {"mail": mail, "lines": lines, "base": settings.PUBLIC_URL}
    message = EmailMultiAlternatives(
        mail.subject,
        render_to_string("notifications/mail.txt", context),
        settings.DEFAULT_FROM_EMAIL,
        [mail.person.email],
        connection=connection,
        headers={
            "Message-ID": message_id(f"mail-{mail.pk}-{mail.created_at:%Y%m%d%H%M%S%f}"),
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(render_to_string("notifications/mail.html", context), "text/html")
    return message


def _words(error: Exception) -> str:
    return shortened(" ".join(error.messages) if isinstance(error, ValidationError) else str(error), 500)
