"""Who reads the figures of the year."""

from vanphong.org.models import Person


def can_read(person: Person, agency_id: int) -> bool:
    """Everybody with a post in the agency: figures only, no contents; each link keeps to what the reader may see."""
    return any(post.unit.agency_id == agency_id for post in person.posts)
