"""Kiểm tra thể thức, kỹ thuật trình bày: what NĐ 30/2020 asks of a draft, and what a draft is to the program.

`decree` is what all of it stands on: what the decree itself fixes. Then, each importing only those before it,

    reading     a file becomes a Paper             composing   what a paper says becomes content
    checking    rules find what is wrong in it     comparing   two versions, passage by passage
    changing    files are mended, numbered, stamped
    allowing    who may do what, and what stands in the way

What is exported here knows no database: the process that reads files imports it.
"""

from .allowing.issuing import UNSIGNED_OFF, WAITS, Key, counted, covered_in, key_of, left_in, obstacles_in, summary_of
from .allowing.keeping import can_keep_words
from .changing.conversion import convert, convert_to
from .changing.mending import mend, mend_to
from .checking.checked import Checked, check, check_pdf, check_word, told
from .checking.judging import judge_model
from .checking.mentions import Citation, Mentions, Named, mentions_of
from .checking.registry import RULE_SET, RULES, Draft, Finding, Hit, Rule, finding_of, findings, in_order
from .comparing.comparison import Comparison, Row, compare, compared, word_pieces
from .comparing.folding import Stretch, stretches_of
from .comparing.following import whereabouts
from .comparing.passages import passages_of_text
from .comparing.versions import (
    as_plain,
    compare_files,
    from_plain,
    told_differences,
    told_differences_of_texts,
    told_passages,
)
from .composing.content import FIELDS, Block, Content, Run, Signed, TableRow, capital, fill, notation_for, values_of
from .composing.copies import FORMS, Copy, electronic_mark
from .composing.demo import demo_copy, demo_paper
from .composing.letter import Typed, group_of
from .composing.merging import merge_to, obstacles_to_merging
from .composing.models import BODIES, TO_OTHERS, blank
from .composing.notation import LONGEST, MOST_COLUMNS, MOST_LINES, NOTATION, bases, harmless, lines_of, noted, parse
from .composing.signing import signed_by
from .decree import COPIES, FONT, IN_FORCE, MOTTO, NATION, POINTS, TYPES, URGENT, written_month
from .reading.lines import placed_lines
from .reading.paper import Line, Page, PageNumber, Paper, Place, Span, Table
from .reading.parts import Parts, parts_of
from .reading.pdf import SCAN

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
    "counted",
    "covered_in",
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
