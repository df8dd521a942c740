"""Words read and words written: sections found in a draft, comments and outcomes as the table says them."""

import re
from collections.abc import Iterable

from ..enums import Disposition, SilenceRule
from ..models import Comment

MOST_SECTIONS = 300
LONGEST_TITLE = 300
HEADING = re.compile(
    r"(?i:(?:phần|chương|mục|phụ lục|điều)\s+(?:thứ\s+\w+|[ivxlc]+|\d+)\b|câu hỏi\s+\d+)|[IVXLC]+[.)\-]\s|[A-Z][.)]\s"
)
UNPRINTABLE = re.compile(r"[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ENTRY_OF_CONTENTS = re.compile(r"[.…\s]{3,}\d+$")


def titles_in(text: str) -> list[str]:
    """The sections as typed: one on each line."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def headings_among(lines: Iterable[str]) -> list[str]:
    """The lines of a draft that look like its headings: "Phần thứ nhất", "Chương II", "Điều 5", "I.", "A."."""
    found = dict.fromkeys(
        ENTRY_OF_CONTENTS.sub("", line) for line in lines if len(line) <= LONGEST_TITLE and HEADING.match(line)
    )
    return list(found)[:MOST_SECTIONS]


def comment_in_words(comment: Comment) -> str:
    """What was said, and where."""
    return f"{comment.place}: {comment.text}" if comment.place else comment.text


def comment_in_full(comment: Comment) -> str:
    """The same with the section it is about."""
    return f"{comment.section or 'Ý kiến chung'}. {comment_in_words(comment)}"


def outcome_in_words(comment: Comment) -> str:
    """What became of it; nothing as long as nothing did."""
    if not comment.disposed:
        return ""
    label = Disposition(comment.disposition).label
    return f"{label}. {comment.explanation}" if comment.explanation else f"{label}."


def silence_in_words(rule: str) -> str:
    return SilenceRule(rule).label.lower()


def printable(text: str) -> str:
    """Without the control characters that an XML file cannot hold; one kind of line end."""
    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
