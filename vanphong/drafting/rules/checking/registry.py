"""What a rule is, and what it finds. A rule is a row: its code, its article, how grave, where it looks, since when."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from vanphong.kernel import dictionary

from ...enums import Severity
from ..decree import IN_FORCE
from ..reading.paper import Box, Line, Paper, Place
from ..reading.parts import Parts
from .mentions import Mentions, mentions_in


@dataclass(frozen=True)
class Draft:
    """A draft to be checked, its components recognised, as of a day."""

    paper: Paper
    parts: Parts
    on: date

    @cached_property
    def mentions(self) -> Mentions:
        """What it says of other papers and agencies."""
        return mentions_in(self.parts)


@dataclass(frozen=True)
class Hit:
    """What is wrong at one spot: what stands there, and what should."""

    found: str
    expected: str
    line: Line | None = None

    @property
    def place(self) -> Place:
        """Where in the file it stands. Raises LookupError for a finding about the whole paper."""
        if self.line is None:
            raise LookupError("A finding about the whole paper has no place.")
        return self.line.place


@dataclass(frozen=True)
class Rule:
    """Một quy tắc. `where` names the component in words; `fixable` whether it can be mended without judgement."""

    code: str
    title: str
    article: str
    where: str
    severity: Severity
    fixable: bool
    judge: Callable[[Draft], Iterator[Hit]]
    since: date = IN_FORCE
    of_pdf: bool = True
    """Can it be told from the pages of a PDF, too?"""

    def judges(self, draft: Draft) -> bool:
        return self.since <= draft.on and (self.of_pdf or not draft.paper.measured)


@dataclass(frozen=True)
class Finding:
    """Một lỗi: a rule that is broken, and where. `paragraph` and `line` count as Place does; None for the page."""

    rule: str
    title: str
    article: str
    severity: str
    where: str
    found: str
    expected: str
    fixable: bool
    paragraph: int | None = None
    line: int | None = None
    times: int = 1
    """In how many lines the same is wrong in the same way; the place is that of the first."""
    box: Box | None = None
    """Where on which page it is seen; only of a PDF."""


RULE_SET = "ND30-2020.3" if dictionary.path() else "ND30-2020.3-"
"""Counted up when rules change: what was found by others is found anew; so is what was read without a dictionary."""
RULES: list[Rule] = []
LONGEST_SHOWN = 120


def rule(
    code: str,
    title: str,
    article: str,
    where: str,
    severity: Severity = Severity.ERROR,
    *,
    fixable: bool = False,
    of_pdf: bool = True,
) -> Callable[[Callable[[Draft], Iterator[Hit]]], Callable[[Draft], Iterator[Hit]]]:
    """Enter a rule under its code."""

    def enter(judge: Callable[[Draft], Iterator[Hit]]) -> Callable[[Draft], Iterator[Hit]]:
        RULES.append(Rule(code, title, article, where, severity, fixable, judge, of_pdf=of_pdf))
        return judge

    return enter


def judged_later(draft: Draft) -> Iterator[Hit]:
    """The rule asks what a paper alone does not tell: it is judged where that is known."""
    return iter(())


def finding_of(code: str, found: str, expected: str, paragraph: int, line: int) -> Finding:
    """What was found under a rule that is judged later."""
    one = next(one for one in RULES if one.code == code)
    return replace(_finding(one, Hit(found, expected)), paragraph=paragraph, line=line)


def in_order(found: Iterable[Finding]) -> list[Finding]:
    """In the order of the paper, then of the codes."""
    return sorted(found, key=lambda one: (-1 if one.paragraph is None else one.paragraph, one.line or 0, one.rule))


def findings(draft: Draft) -> list[Finding]:
    """Every rule in force on the day of the draft, in the order of the paper, then of the codes."""
    found: list[Finding] = []
    for one in RULES:
        if one.judges(draft):
            found += _together(one, one.judge(draft))
    if draft.paper.measured:
        found = [replace(one, fixable=False) for one in found]
    return in_order(found)


def _together(one: Rule, hits: Iterable[Hit]) -> Iterator[Finding]:
    """What is wrong in many lines in the same way is said once, with the first of them."""
    same: dict[tuple[str, str], list[Hit]] = {}
    for hit in hits:
        same.setdefault((hit.found.partition(": “")[0], hit.expected), []).append(hit)
    return (replace(_finding(one, alike[0]), times=len(alike)) for alike in same.values())


def _finding(one: Rule, hit: Hit) -> Finding:
    place = hit.line.place if hit.line else None
    return Finding(
        rule=one.code,
        title=one.title,
        article=one.article,
        severity=one.severity.value,
        where=one.where,
        found=_shown(hit.found),
        expected=hit.expected,
        fixable=one.fixable,
        paragraph=place.paragraph if place else None,
        line=place.line if place else None,
        box=hit.line.box if hit.line else None,
    )


def _shown(words: str) -> str:
    return words if len(words) <= LONGEST_SHOWN else f"{words[: LONGEST_SHOWN - 1]}…"
