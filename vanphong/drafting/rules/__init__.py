"""Kiểm tra thể thức, kỹ thuật trình bày: what NĐ 30/2020 asks of a draft, rule by rule. No database here."""

from . import (  # noqa: F401
    body_rules,
    capital_rules,
    changed_names,
    end_rules,
    head_rules,
    page_rules,
    spelling,
    word_rules,
)
from .checking import Checked, check, check_pdf, check_word, told
from .comparing import Comparison, Row, compare, compared, word_pieces
from .content import FIELDS, Block, Content, Run, Signed, TableRow, capital, fill, notation_for, values_of
from .conversion import convert, convert_to
from .copies import FORMS, Copy, electronic_mark
from .decree import COPIES, FONT, IN_FORCE, MOTTO, NATION, POINTS, TYPES, URGENT, written_month
from .demo import demo_copy, demo_paper
from .folding import Stretch, stretches_of
from .following import whereabouts
from .issuing import UNSIGNED_OFF, WAITS, Key, key_of, left_in, obstacles_in, summary_of
from .judging import judge_model
from .keeping import can_keep_words
from .letter import Typed, group_of
from .lines import placed_lines
from .mending import mend, mend_to
from .mentions import Citation, Mentions, Named, mentions_of
from .merging import merge_to, obstacles_to_merging
from .models import BODIES, TO_OTHERS, blank
from .notation import LONGEST, MOST_COLUMNS, MOST_LINES, NOTATION, bases, harmless, lines_of, noted, parse
from .paper import Line, Page, PageNumber, Paper, Place, Span, Table
from .parts import Parts, parts_of
from .passages import passages_of_text
from .pdf import SCAN
from .registry import RULE_SET, RULES, Draft, Finding, Hit, Rule, finding_of, findings, in_order
from .signing import signed_by
from .versions import as_plain, compare_files, from_plain, told_differences, told_differences_of_texts, told_passages

__all__ = [
    "BODIES",
    "COPIES",
    "FIELDS",
    "FONT",
    "FORMS",
    "IN_FORCE",
    "LONGEST",
    "MOST_COLUMNS",
    "MOST_LINES",
    "MOTTO",
    "NATION",
    "NOTATION",
    "POINTS",
    "RULES",
    "RULE_SET",
    "SCAN",
    "TO_OTHERS",
    "TYPES",
    "UNSIGNED_OFF",
    "URGENT",
    "WAITS",
    "Block",
    "Checked",
    "Citation",
    "Comparison",
    "Content",
    "Copy",
    "Draft",
    "Finding",
    "Hit",
    "Key",
    "Line",
    "Mentions",
    "Named",
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
    "Stretch",
    "Table",
    "TableRow",
    "Typed",
    "as_plain",
    "bases",
    "blank",
    "can_keep_words",
    "capital",
    "check",
    "check_pdf",
    "check_word",
    "compare",
    "compare_files",
    "compared",
    "convert",
    "convert_to",
    "demo_copy",
    "demo_paper",
    "electronic_mark",
    "fill",
    "finding_of",
    "findings",
    "from_plain",
    "group_of",
    "harmless",
    "in_order",
    "judge_model",
    "key_of",
    "left_in",
    "lines_of",
    "mend",
    "mend_to",
    "mentions_of",
    "merge_to",
    "notation_for",
    "noted",
    "obstacles_in",
    "obstacles_to_merging",
    "parse",
    "parts_of",
    "passages_of_text",
    "placed_lines",
    "signed_by",
    "stretches_of",
    "summary_of",
    "told",
    "told_differences",
    "told_differences_of_texts",
    "told_passages",
    "values_of",
    "whereabouts",
    "word_pieces",
    "written_month",
]
