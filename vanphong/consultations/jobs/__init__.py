"""What time does to consultations, and they to the time of the paper that is answered."""

from .keeping import count_silence, keep_time, remind_before_due
from .pausing import go_on, stand_still

__all__ = ["count_silence", "go_on", "keep_time", "remind_before_due", "stand_still"]
