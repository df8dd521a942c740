"""Agencies, units, people and the posts they hold, each with its period of validity; who stands in for whom."""

from .agencies import Agency, Field, Unit
from .charges import Duty, FieldCharge
from .people import Appointment, OpenSession, People, Person, by_seniority
from .periods import InForce
from .standing import Absence, Grant, Secretary

__all__ = [
    "Absence",
    "Agency",
    "Appointment",
    "Duty",
    "Field",
    "FieldCharge",
    "Grant",
    "InForce",
    "OpenSession",
    "People",
    "Person",
    "Secretary",
    "Unit",
    "by_seniority",
]
