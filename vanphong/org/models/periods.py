"""Rows with a period of validity."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q

from vanphong.kernel import clock


class InForce(models.QuerySet[Any]):
    """Rows with a period: in force on a day."""

    def in_force(self, on: date | None = None) -> Self:
        day = on or clock.today()
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)
