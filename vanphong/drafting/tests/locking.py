"""When a file is read: before a row is locked, or while others wait for it."""

from collections.abc import Callable
from typing import Any

from django.db import connection

from vanphong.files.queries.reading import READER


def files_read_under_a_lock(act: Callable[[], object]) -> int:
    """How often the act asks the confined process after it has locked a document."""
    read: list[int] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if 'FROM "documents_document"' in sql and "FOR NO KEY UPDATE" in sql:
            read.append(READER.calls)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        act()
    return READER.calls - read[0]
