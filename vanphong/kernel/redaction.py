"""What a log must not tell: an address that is itself the key to something."""

import logging
import re
from collections.abc import Sequence
from typing import Any


class Redacted(logging.Filter):
    """Leaves out of every line what comes after one of these beginnings of an address."""

    def __init__(self, beginnings: Sequence[str]) -> None:
        super().__init__()
        self.secret = re.compile(rf"((?:{'|'.join(map(re.escape, beginnings))})/*)[^/\s]+", re.IGNORECASE)

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = self._without(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(map(self._without, record.args))
        return True

    def _without(self, value: Any) -> Any:
        return self.secret.sub(r"\1…", value) if isinstance(value, str) else value
