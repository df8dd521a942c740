"""Mails sent from rows of a queue, one after another on one connection; what the server says of them."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import get_connection

from . import clock

LONGEST_WAIT = timedelta(hours=1)


def mail_is_on() -> bool:
    """Is there a mail server to send by?"""
    return bool(settings.EMAIL_HOST)


def send_in_turn(send_next: Callable[[Any, int], int | None]) -> Exception | None:
    """Call `send_next` with the connection and the number of the row sent before, until it finds none.

    Returns why, where the server does not answer: nothing was tried then.
    """
    connection = get_connection()
    try:
        connection.open()
    except (OSError, SMTPException) as error:
        return error
    with closing(connection):
        last: int | None = 0
        while last is not None:
            last = send_next(connection, last)
    return None


def try_again_at(tries: int) -> datetime:
    """Later each time, an hour at most."""
    return clock.now() + min(timedelta(minutes=tries), LONGEST_WAIT)


def is_refused_for_good(error: Exception) -> bool:
    """Will the server's answer be the same another time?"""
    match error:
        case SMTPRecipientsRefused():
            return all(code >= 500 for code, _ in error.recipients.values())
        case SMTPDataError():
            return error.smtp_code >= 500
        case _:
            return False


def message_id(words: str) -> str:
    """The same at each try, so that a mail that arrives twice is seen to be one."""
    return f"<{words}@{urlsplit(settings.PUBLIC_URL).hostname or 'localhost'}>"
