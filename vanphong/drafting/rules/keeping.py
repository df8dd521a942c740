"""Who may say which words are right in the office."""

from vanphong.org.enums import OFFICE_LEADERS, Role
from vanphong.org.models import Person


def can_keep_words(person: Person) -> bool:
    """Từ riêng của cơ quan: the administrator, leaders of the Office and heads of its units, for their own agency."""
    keepers = {Role.ADMINISTRATOR, Role.UNIT_HEAD, *OFFICE_LEADERS}
    return person.is_active and person.holds(keepers, agency_id=person.agency_id)
