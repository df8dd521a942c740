"""Who may say which words are right in the office."""

from collections.abc import Set
from typing import Protocol

from vanphong.org.enums import OFFICE_LEADERS, Role

KEEPERS = frozenset({Role.ADMINISTRATOR, Role.UNIT_HEAD, *OFFICE_LEADERS})


class Keeper(Protocol):
    """Somebody who signs in (org.Person, which is no part of the process that reads drafts)."""

    is_active: bool

    @property
    def roles(self) -> Set[str]: ...


def can_keep_words(person: Keeper) -> bool:
    """Từ riêng của cơ quan: the administrator, leaders of the Office and heads of its units, for their own agency."""
    return person.is_active and bool(KEEPERS & person.roles)
