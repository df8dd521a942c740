"""What every story of a paper needs to be told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import TypeVar

from vanphong.documents.models import Document
from vanphong.org.models import Field, Person, Unit

from .cast import Cast
from .living import Story, after

Thing = TypeVar("Thing")


@dataclass
class Telling:
    """What a story needs: the cast, its own chance, the field of the paper."""

    cast: Cast
    chance: Random
    field: Field

    @property
    def unit(self) -> Unit:
        return known(self.field.lead_unit)

    def wait(self, least: float, usual: float) -> datetime:
        """The next moment: at least `least` working hours on, often about `usual`, now and then far more."""
        return after(least + self.chance.expovariate(1 / usual))

    def wait_for(self, person: Person, least: float, usual: float) -> datetime:
        """The same, at this person's pace."""
        return self.wait(least, usual * self.cast.patience(person))


Ending = Callable[[Telling, Document, Person], Story]
"""What becomes of a paper once somebody handles it."""


def known(value: Thing | None) -> Thing:
    """What a story relies on being there. Raises LookupError: the story no longer fits the office."""
    if value is None:
        raise LookupError("the story no longer fits the office")
    return value
