"""Kiểm tra thể thức, kỹ thuật trình bày: what NĐ 30/2020 asks of a draft, rule by rule. No database here."""

from . import body_rules, capital_rules, changed_names, end_rules, head_rules, page_rules, spelling, word_rules  # noqa: F401
from .checking import Checked, check_word, told
from .content import FIELDS, Block, Content, Signed, fill, notation_for
from .conversion import convert, convert_to
from .decree import COPIES, FONT, IN_FORCE, MOTTO, NATION, POINTS, TYPES, URGENT
from .keeping import can_keep_words
from .mending import mend, mend_to
from .mentions import Citation, Mentions, Named, mentions_of
from .models import BODIES
from .paper import Line, Page, PageNumber, Paper, Place, Span, Table
from .parts import Parts, parts_of
from .registry import RULE_SET, RULES, Draft, Finding, Hit, Rule, finding_of, findings, in_order
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
    "TYPES",
    "URGENT",
    "Block",
    "Checked",
    "Citation",
    "Content",
    "Draft",
    "Finding",
    "Hit",
    "Line",
    "Mentions",
    "Named",
    "Page",
    "PageNumber",
    "Paper",
    "Parts",
    "Place",
    "Rule",
    "Signed",
    "Span",
    "Table",
    "can_keep_words",
    "check_word",
    "convert",
    "convert_to",
    "fill",
    "finding_of",
    "findings",
    "in_order",
    "mend",
    "mend_to",
    "mentions_of",
    "notation_for",
    "parts_of",
    "signed_by",
    "told",
]
