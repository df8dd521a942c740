"""What the page of a draft says of the check of its newest version."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from vanphong.documents.enums import Direction, Status
from vanphong.documents.models import Document
from vanphong.documents.queries import current_draft
from vanphong.documents.rules import can_change_draft
from vanphong.files.enums import Kind
from vanphong.files.queries import Mark, Page, marked, why_no_pages
from vanphong.org.models import Person

from .. import rules
from ..enums import Severity
from ..models import CheckResult, Explanation
from . import powers
from .gate import is_checked, is_copy, result_of
from .marks import Spot, spots_of


@dataclass(frozen=True)
class Shown:
    """The result, or that the version waits for one; `explained` by which finding it is about, whether it still holds
    (`covered`) or not."""

    result: CheckResult | None
    waits: bool
    why: str = ""
    """Why it waits, where that is known."""
    may_mend: bool = False
    """May this reader have mended what can be mended without judgement?"""
    may_explain: bool = False
    may_withdraw: bool = False
    may_change: bool = False
    """May this reader lay in a new version?"""
    may_keep_words: bool = False
    """May this reader say that a word is right in the office?"""
    explained: Mapping[rules.Key, Explanation] = field(default_factory=dict)
    spots: Collection[Spot | None] = ()

    @cached_property
    def findings(self) -> list[dict[str, Any]]:
        """What must be mended first, numbered as it is marked on the page, with its explanation and its page."""
        found = self.result.found if self.result else []
        placed = zip(found, self.spots or [None] * len(found), strict=True)
        listed = [one | {"spot": spot} | self._said_of(rules.key_of(one)) for one, spot in placed]
        ordered = sorted(listed, key=lambda one: SEVERITIES.index(one["severity"]))
        return [one | {"number": number} for number, one in enumerate(ordered, start=1)]

    @cached_property
    def covered(self) -> set[rules.Key]:
        """The findings whose explanation holds for this version."""
        said = {key: one.times for key, one in self.explained.items()}
        return rules.covered_in(self.result.found if self.result else (), said)

    def _said_of(self, finding: rules.Key) -> dict[str, Explanation | None]:
        """Its explanation, or the one that was of fewer places than it stands at now."""
        said = self.explained.get(finding)
        holds = finding in self.covered
        return {"explanation": said if holds else None, "outgrown": None if holds else said}

    @property
    def groups(self) -> list["Group"]:
        return grouped(self.findings)

    @property
    def summary(self) -> str:
        if self.result is None or self.result.note:
            return ""
        return rules.summary_of(self.result.found, self.covered)

    @property
    def warnings(self) -> list[str]:
        """What who signs should know of it."""
        if self.waits:
            return ["Bản này đang được kiểm tra thể thức, chưa có kết quả."]
        return [f"Kiểm tra thể thức: {self.summary}"] if self.summary and self.findings else []

    def is_of(self, checksum: str) -> bool:
        """Is it these very bytes that were checked?"""
        return self.result is not None and self.result.blob_id == checksum

    def beside(self, pages: Iterable[Page], checksum: str) -> list[Page]:
        """The pages of these bytes, with the marks where it is they that were checked."""
        return marked(pages, self.marks if self.is_of(checksum) else ())

    @property
    def marks(self) -> list[Mark]:
        """For the pages: each finding that has a place."""
        return [
            Mark(one["spot"][0], tuple(one["spot"][1]), one["number"], f"Lỗi {one['number']}: {one['title']}")
            for one in self.findings
            if one["spot"]
        ]


SEVERITIES = list(Severity)


@dataclass(frozen=True)
class Group:
    """Findings of one severity."""

    label: str
    findings: list[dict[str, Any]]

    @property
    def count(self) -> int:
        return len(self.findings)


def grouped(found: Iterable[dict[str, Any]]) -> list[Group]:
    """Findings by severity, what must be mended first."""
    listed = list(found)
    groups = (Group(kind.label, [one for one in listed if one["severity"] == kind]) for kind in Severity)
    return [group for group in groups if group.findings]


def shown_of(document: Document, person: Person | None = None) -> Shown:
    """Of a draft the check reads, else nothing; `person` is who may want it mended, or its findings explained."""
    judged = document.direction == Direction.OUTGOING and not is_copy(document)
    latest = current_draft(document) if judged else None
    result = result_of(latest.blob, document.agency) if latest else None
    if latest is None or result is None:
        waits = latest is not None and is_checked(latest.blob)
        late = latest is not None and latest.blob.kind == Kind.DOC
        return Shown(None, waits, why=why_no_pages(latest.blob) if latest and late else "")
    theirs = person is not None and document.status == Status.DRAFTED and can_change_draft(person, document)
    explains = person is not None and powers.can_explain(person, document)
    said = Explanation.objects.filter(document=document) if result.found else ()
    return Shown(
        result,
        waits=False,
        may_mend=theirs and any(one["fixable"] for one in result.found),
        may_explain=explains,
        may_change=theirs,
        may_keep_words=person is not None and rules.can_keep_words(person),
        may_withdraw=explains and document.status in powers.BEFORE_SIGNING,
        explained=_by_finding(said),
        spots=spots_of(result),
    )


def _by_finding(said: Iterable[Explanation]) -> dict[rules.Key, Explanation]:
    return {(one.rule, one.found, one.expected): one for one in said}
