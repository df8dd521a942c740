"""Measuring the office's speed, each figure beside its floor in the same run."""

from .drafting import measure_drafting
from .escalation import measure_escalation
from .memos import measure_memos
from .pages import measure_pages
from .registration import measure_registration
from .scratch import scratch_office

__all__ = [
    "measure_drafting",
    "measure_escalation",
    "measure_memos",
    "measure_pages",
    "measure_registration",
    "scratch_office",
]
