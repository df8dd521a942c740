"""Where a passage went when a new version came."""

from ...enums import Standing
from .comparison import Comparison


def whereabouts(found: Comparison, passage: int) -> tuple[Standing, int]:
    """Whether a passage of the earlier version still stands in the later one, and which it is there (0 for none)."""
    row = next((row for row in found.rows if row.old == passage), None)
    if row is None:
        return Standing.UNKNOWN, 0
    standing = {"changed": Standing.CHANGED, "removed": Standing.REMOVED}.get(row.kind, Standing.SAME)
    return standing, row.new
