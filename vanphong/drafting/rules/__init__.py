"""Kiểm tra thể thức, kỹ thuật trình bày: what NĐ 30/2020 asks of a draft, rule by rule. No database here."""

from . import body_rules, end_rules, head_rules, page_rules, word_rules  # noqa: F401
from .checking import Checked, check_word, told
from .content import FIELDS, Block, Content, Row, Run, Signed, fill, notation_for
from .decree import COPIES, FONT, IN_FORCE, MOTTO, NATION, POINTS, TYPES, URGENT
from .letter import Typed, group_of
from .mending import mend, mend_to
from .models import BODIES
from .notation import LONGEST, MOST_COLUMNS, NOTATION, bases, harmless, lines_of, noted, parse
from .paper import Line, Page, PageNumber, Paper, Place, Span, Table
from .parts import Parts, parts_of
from .registry import RULE_SET, RULES, Draft, Finding, Hit, Rule, findings
from .signing import signed_by

__all__ = [
    "BODIES",
    "COPIES",
    "FIELDS",
    "FONT",
    "IN_FORCE",
    "LONGEST",
    "MOST_COLUMNS",
    "MOTTO",
    "NATION",
    "NOTATION",
    "POINTS",
    "RULES",
    "RULE_SET",
    "TYPES",
    "URGENT",
    "Block",
    "Checked",
    "Content",
    "Draft",
    "Finding",
    "Hit",
    "Line",
    "Page",
    "PageNumber",
    "Paper",
    "Parts",
    "Place",
    "Row",
    "Rule",
    "Run",
    "Signed",
    "Span",
    "Table",
    "Typed",
    "bases",
    "check_word",
    "fill",
    "findings",
    "group_of",
    "harmless",
    "lines_of",
    "mend",
    "mend_to",
    "notation_for",
    "noted",
    "parse",
    "parts_of",
    "signed_by",
    "told",
]
