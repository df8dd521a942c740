"""Kiểm tra thể thức, kỹ thuật trình bày: what NĐ 30/2020 asks of a draft, rule by rule. No database here."""

from . import body_rules, end_rules, head_rules, page_rules, word_rules  # noqa: F401
from .checking import Checked, check_word, told
from .comparing import Comparison, Row, compare, compared, word_pieces
from .content import FIELDS, Block, Content, Signed, fill, notation_for
from .decree import COPIES, FONT, IN_FORCE, MOTTO, NATION, POINTS, TYPES, URGENT
from .folding import Stretch, stretches_of
from .following import whereabouts
from .mending import mend, mend_to
from .models import BODIES
from .paper import Line, Page, PageNumber, Paper, Place, Span, Table
from .parts import Parts, parts_of
from .passages import passages_of_text
from .registry import RULE_SET, RULES, Draft, Finding, Hit, Rule, findings
from .signing import signed_by
from .versions import as_plain, compare_files, from_plain, told_differences, told_passages

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
    "Comparison",
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
    "Signed",
    "Span",
    "Stretch",
    "Table",
    "as_plain",
    "check_word",
    "compare",
    "compare_files",
    "compared",
    "fill",
    "findings",
    "from_plain",
    "mend",
    "mend_to",
    "notation_for",
    "parts_of",
    "passages_of_text",
    "signed_by",
    "stretches_of",
    "told",
    "told_differences",
    "told_passages",
    "whereabouts",
    "word_pieces",
]
