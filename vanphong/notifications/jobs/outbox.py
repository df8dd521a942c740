"""The outbox: mails are rows, so an act that is rolled back sends nothing and a server that is down loses nothing."""

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from vanphong.kernel import clock

from ..models import Mail
from ..rules import mail_is_on, shortened

LONGEST_WAIT = timedelta(hours=1)
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
    if not mail_is_on() or not Mail.objects.due().exists():
        return
    connection = get_connection()
    try:
        connection.open()
    except (OSError, SMTPException) as error:
        Mail.objects.due().update(tries=F("tries") + 1, last_error=_words(error))
        return
    with closing(connection):
        last: int | None = 0
        while last is not None:
            last = _send_next(connection, last)


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
        if _is_final(error):
            mail.refused_at = clock.now()
    except (OSError, SMTPException) as error:
        mail.last_error = _words(error)
    else:
        mail.sent_at = clock.now()
    if not mail.sent_at:
        mail.due_at = clock.now() + min(timedelta(minutes=mail.tries), LONGEST_WAIT)
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
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    message = EmailMultiAlternatives(
        mail.subject,
        render_to_string("notifications/mail.txt", context),
        settings.DEFAULT_FROM_EMAIL,
        [mail.person.email],
        connection=connection,
        headers={
            "Message-ID": f"<mail-{mail.pk}-{mail.created_at:%Y%m%d%H%M%S%f}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(render_to_string("notifications/mail.html", context), "text/html")
    return message


def _is_final(error: Exception) -> bool:
    """Will the answer be the same another time?"""
    match error:
        case SMTPRecipientsRefused():
            return all(code >= 500 for code, _ in error.recipients.values())
        case SMTPDataError():
            return error.smtp_code >= 500
        case _:
            return True


def _words(error: Exception) -> str:
    return shortened(" ".join(error.messages) if isinstance(error, ValidationError) else str(error), 500)
