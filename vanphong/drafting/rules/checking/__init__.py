"""Kiểm tra thể thức: the rules (quy tắc), each entered under its code, and what they find in a draft."""

# Mending takes the rules up in the order in which they are entered here.
# isort: off
from . import (
    head_rules,
    title_rules,
    body_rules,
    order_rules,
    word_rules,
    day_rules,
    citation_rules,
    sum_rules,
    capital_rules,
    changed_names,
    end_rules,
    page_rules,
    spelling,
)

__all__ = [
    "body_rules",
    "capital_rules",
    "changed_names",
    "citation_rules",
    "day_rules",
    "end_rules",
    "head_rules",
    "order_rules",
    "page_rules",
    "spelling",
    "sum_rules",
    "title_rules",
    "word_rules",
]
