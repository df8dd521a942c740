"""Percentiles, reckoned by the database."""

from django.db.models import Aggregate, FloatField
from django.db.models.functions import Cast


class Percentile(Aggregate):
    """percentile_cont over an ordered set."""

    function = "percentile_cont"
    template = "%(function)s(%(fraction)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    name = "Percentile"

    def __init__(self, expression: str, fraction: float) -> None:
        super().__init__(Cast(expression, FloatField()), fraction=fraction, output_field=FloatField())
