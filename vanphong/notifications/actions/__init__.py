from .choosing import choose_ways
from .reading import mark_read
from .telling import forget, tell

__all__ = ["choose_ways", "forget", "mark_read", "tell"]
