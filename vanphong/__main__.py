"""The console script `vanphong`: Django's command line, with the database found or started first."""

import os
import signal
import sys

from django.core.management import execute_from_command_line
from django.db import ProgrammingError
from psycopg.errors import UndefinedColumn, UndefinedTable

from vanphong.kernel import postgres
from vanphong.kernel.errors import DomainError, Unavailable
from vanphong.kernel.home import vanphong_home

WITHOUT_DATABASE = {"help", "version", "check", "collectstatic", "doctor"}


def main() -> None:
    """Run one command. Exits 0 only when it succeeded; what went wrong goes to standard error."""
    os.umask(0o077)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        if needs_database(sys.argv[1:]):
            postgres.ensure_running(vanphong_home())
        execute_from_command_line(sys.argv)
    except (DomainError, Unavailable) as error:
        sys.exit(f"vanphong: {error}")
    except ProgrammingError as error:
        if not isinstance(error.__cause__, UndefinedTable | UndefinedColumn):
            raise
        sys.exit("vanphong: Cơ sở dữ liệu chưa có đủ bảng của bản này. Mời chạy “vanphong migrate” rồi chạy lại lệnh.")
    except KeyboardInterrupt:
        sys.exit(130)


def needs_database(arguments: list[str]) -> bool:
    if not arguments or {"-h", "--help", "--version"} & set(arguments):
        return False
    return arguments[0] not in WITHOUT_DATABASE


if __name__ == "__main__":
    main()
