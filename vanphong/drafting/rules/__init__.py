"""Kiểm tra thể thức, kỹ thuật trình bày: what NĐ 30/2020 asks of a draft, rule by rule. No database here."""

from . import body_rules, end_rules, head_rules, page_rules, word_rules  # noqa: F401
from .checking import Checked, check, check_pdf, check_word, told
from .content import FIELDS, Block, Content, Signed, fill, notation_for
from .decree import COPIES, FONT, IN_FORCE, MOTTO, NATION, POINTS, TYPES, URGENT
from .mending import mend, mend_to
from .models import BODIES
from .paper import Line, Page, PageNumber, Paper, Place, Span, Table
from .parts import Parts, parts_of
from .pdf import SCAN
from .registry import RULE_SET, RULES, Draft, Finding, Hit, Rule, findings
from .signing import signed_by

__all__ = [
    "BODIES",
    "COPIES",
    "FIELDS",
    "FONT",
    "IN_FORCE",
    "MOTTO",
    "NATION",
    "POINTS",
    "RULES",
    "RULE_SET",
    "SCAN",
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
    "Rule",
    "Signed",
    "Span",
    "Table",
    "check",
    "check_pdf",
    "check_word",
    "fill",
    "findings",
    "mend",
    "mend_to",
    "notation_for",
    "parts_of",
    "signed_by",
    "told",
]
