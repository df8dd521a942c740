"""Measuring the office's speed, each figure beside its floor in the same run."""

from .pages import measure_pages
from .registration import measure_registration
from .scratch import scratch_office

__all__ = ["measure_pages", "measure_registration", "scratch_office"]
