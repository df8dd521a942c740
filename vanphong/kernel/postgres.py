"""Which PostgreSQL this installation uses: the server named by DATABASE_URL, else the embedded one of its home."""

import os
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from django.db import OperationalError, connections
from django.db.backends.utils import CursorWrapper
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict

from .embedded import NAME, PORT, EmbeddedServer
from .errors import Busy, DomainError, Unavailable

OLDEST_VERSION = 15
#: A line of a list joins eight tables by their keys; looking for a better order than the one written costs the planner
#: 25 ms a query, and there is none.
PLANNING = "-c join_collapse_limit=4"
#: From which time on a question asked by planned_cursor() is planned once for the connection.
TWICE = 2

#: How long an answer to a browser waits for somebody else's lock, and may take in all.
PATIENCE = "-c lock_timeout=10s -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s"
BUSY = (errors.LockNotAvailable, errors.DeadlockDetected, errors.SerializationFailure, errors.QueryCanceled)


@cache
def embedded_server(home: Path) -> EmbeddedServer:
    return EmbeddedServer(home)


def server_url() -> str | None:
    """DATABASE_URL (postgres:// or postgresql://, a socket folder as ?host=), or None for the embedded server."""
    return os.environ.get("DATABASE_URL") or None


def django_database(home: Path) -> dict[str, Any]:
    """The entry of Django's DATABASES. Starts nothing."""
    entry: dict[str, Any] = {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": PLANNING, "prepare_threshold": TWICE},
    }
    if not (url := server_url()):
        folder = embedded_server(home).socket_folder
        return entry | {"NAME": NAME, "USER": NAME, "HOST": str(folder), "PORT": PORT}
    given = _parse(url)
    known = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    for key, name in known.items():
        entry[key] = given.pop(name, "")
    options = {"options": f"{PLANNING} {given.get('options', '')}".strip(), "prepare_threshold": TWICE}
    return entry | {"OPTIONS": given | options}


def ensure_running(home: Path) -> None:
    """Make sure the database answers; the embedded one is started if need be and held until this process ends.

    Raises Unavailable with what to do about it.
    """
    url = server_url()
    if not url:
        embedded_server(home).join()
        return
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.server_version // 10000
    except psycopg.OperationalError as error:
        raise Unavailable(f"Không nối được tới máy chủ PostgreSQL trong DATABASE_URL: {error}") from error
    if version < OLDEST_VERSION:
        raise Unavailable(
            f"Máy chủ PostgreSQL trong DATABASE_URL là phiên bản {version}; cần {OLDEST_VERSION} trở lên. "
            "Nâng cấp máy chủ, hoặc bỏ DATABASE_URL để dùng cơ sở dữ liệu kèm theo."
        )


def planned_cursor() -> CursorWrapper:
    """A cursor for a long question that is asked all the time: PostgreSQL plans it once for each connection and keeps
    the plan, as the values travel beside the words (%(name)s) and not in them."""
    connection = connections["default"]
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    plain: Any = psycopg.Cursor(connection.connection)
    connection.validate_thread_sharing()
    return connection.make_debug_cursor(plain) if connection.queries_logged else connection.make_cursor(plain)


def share_connections(size: int) -> None:
    """Let the threads of this process share `size` connections (a server's way; before the first query)."""
    database = connections.settings["default"]
    database["CONN_MAX_AGE"] = 0
    options = database["OPTIONS"]
    options["pool"] = {"min_size": 1, "max_size": size, "timeout": 10}
    options["options"] = f"{options.get('options', '')} {PATIENCE}".strip()


def as_refusal(error: Exception) -> DomainError | None:
    """The refusal this error is; Busy where it only means that somebody else was at it; None when it is a fault."""
    if isinstance(error, DomainError):
        return error
    cause = error.__cause__ if isinstance(error, OperationalError) else None
    return Busy() if isinstance(cause, BUSY) else None


def _parse(url: str) -> dict[str, Any]:
    try:
        return dict(conninfo_to_dict(url))
    except psycopg.ProgrammingError as error:
        example = "postgresql://ten:matkhau@may/vanphong"
        raise Unavailable(f"DATABASE_URL không đọc được ({error}). Ví dụ: {example}") from error
