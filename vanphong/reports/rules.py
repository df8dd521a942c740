"""Who reads the figures of the year."""

from vanphong.org.enums import COMMITTEE_LEADERS, OFFICE_LEADERS, Role
from vanphong.org.models import Person


def can_read(person: Person, agency_id: int) -> bool:
    """Everybody with a post in the agency: figures only, no contents; each link keeps to what the reader may see."""
    return any(post.unit.agency_id == agency_id for post in person.posts)


def can_read_quality(person: Person, agency_id: int) -> bool:
    """Chất lượng văn bản of the whole agency: its leaders, those of the Office, the registry."""
    return person.holds({Role.REGISTRAR, *COMMITTEE_LEADERS, *OFFICE_LEADERS}, agency_id=agency_id)


def units_led_by(person: Person, agency_id: int) -> frozenset[int]:
    """The units whose figures of quality their head reads."""
    heads = (post for post in person.posts if post.role == Role.UNIT_HEAD and post.unit.agency_id == agency_id)
    return frozenset(post.unit_id for post in heads)
