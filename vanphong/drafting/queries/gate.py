"""What stands between a draft and its issue: the check of the version that was signed, and the two sign-offs."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from vanphong.audit.queries import history_of
from vanphong.documents.enums import Direction, Status
from vanphong.documents.models import Document, DocumentFile, Signature
from vanphong.documents.queries import current_draft
from vanphong.files.models import Blob
from vanphong.org.models import Agency, Person
from vanphong.org.queries import stands_for

from .. import rules
from ..enums import SignOffKind
from ..events import IssueHeld
from ..models import CheckResult, Explanation, Permit, SignOff
from . import powers
from .checking import CHECKED
from .known import found_in


def result_of(blob: Blob, agency: Agency) -> CheckResult | None:
    """By the rules of today, else by those it was last checked by, with what the agency itself knows of it now."""
    results = CheckResult.objects.filter(blob=blob)
    result = results.filter(rule_set=rules.RULE_SET).first() or results.order_by("-checked_at").first()
    if result is not None:
        result.found = found_in(result, agency)
    return result


def is_checked(blob: Blob) -> bool:
    """Does the check read files of this kind?"""
    return blob.kind in CHECKED


def is_copy(document: Document) -> bool:
    """Bản sao: the faults of its pages are those of the paper that is copied, and must stand as they are."""
    return document.document_type is not None and document.document_type.abbreviation in rules.COPIES.values()


def obstacles_to_issuing(document: Document) -> list[str]:
    """What of the check stands in the way of issuing what was signed, as sentences; nothing where it was not signed.

    An error stands in the way unless the drafter explained it before the version was signed, or before the person
    given the task signed its form off: who signs having read the explanation accepts it (NĐ 30/2020, art. 12.2, 13.5).
    Leave by the Office's leaders lifts everything, for these bytes. What the check does not judge is no obstacle, and
    nothing is one to a copy, whose pages are another's.
    """
    signature = Signature.objects.filter(document=document).first()
    if is_copy(document):
        return []
    if signature is None or Permit.objects.filter(document=document, checksum=signature.checksum).exists():
        return []
    blob = Blob.objects.get(pk=signature.checksum)
    result = result_of(blob, document.agency)
    if result is None:
        return [rules.WAITS] if is_checked(blob) else []
    return rules.obstacles_in(rules.left_in(result.found, _accepted(document, signature)))


def errors_left(document: Document, signature: Signature) -> int:
    """How many errors of the version that was signed nobody has accepted."""
    result = result_of(Blob.objects.get(pk=signature.checksum), document.agency)
    return len(rules.left_in(result.found, _accepted(document, signature))) if result else 0


def was_held(document: Document, checksum: str) -> bool:
    """Has it been said of these bytes that they wait for leave?"""
    return history_of(document).filter(kind=IssueHeld.kind, payload__checksum=checksum).exists()


def _accepted(document: Document, signature: Signature) -> dict[rules.Key, int]:
    """The findings explained by the time the paper, or its form, was last signed, each at so many places."""
    read = [signature.signed_at, *_form_read_at(document, signature.checksum)]
    said = Explanation.objects.filter(document=document, at__lte=max(read))
    return {(one.rule, one.found, one.expected): one.times for one in said}


def _form_read_at(document: Document, checksum: str) -> Iterable[datetime]:
    read = SignOff.objects.filter(document=document, kind=SignOffKind.FORM, checksum=checksum)
    return read.values_list("at", flat=True)


@dataclass(frozen=True)
class Line:
    """One of the two sign-offs as the page shows it: the last there is, whether of the version that stands now, and
    whether this reader may give it."""

    kind: SignOffKind
    article: str
    last: SignOff | None
    current: bool
    number: int
    may: bool = False

    @property
    def label(self) -> str:
        return f"Ký nháy {self.kind.label[0].lower()}{self.kind.label[1:]}, bản {self.number}"

    @property
    def says(self) -> str:
        if self.last is None:
            return "Chưa có ai kiểm tra."
        if self.current:
            return f"{self.last} (bản {self.last.number})."
        return f"{self.last}: đã kiểm tra bản {self.last.number}, nay có bản {self.number}, cần kiểm tra lại."


@dataclass(frozen=True)
class Gate:
    """Kiểm tra trước khi ký, ban hành (NĐ 30/2020, art. 12)."""

    lines: list[Line] = field(default_factory=list)
    checksum: str = ""
    permit: Permit | None = None
    obstacles: list[str] = field(default_factory=list)
    may_permit: bool = False

    @property
    def missing(self) -> list[str]:
        """What the signer should know is not there; it stands in nobody's way."""
        return [rules.UNSIGNED_OFF[line.kind] for line in self.lines if not line.current]


def gate_of(document: Document, person: Person | None = None) -> Gate:
    """Of an outgoing paper with a version to look at, else nothing; `person` is who may act on it."""
    latest = current_draft(document) if document.direction == Direction.OUTGOING else None
    if latest is None or document.status == Status.CANCELLED:
        return Gate()
    signed_off = list(SignOff.objects.filter(document=document))
    may = _may(person, document) if person else set()
    waits = document.status == Status.SIGNED
    permit = Permit.objects.filter(document=document, checksum=latest.blob_id).first()
    obstacles = obstacles_to_issuing(document) if waits and permit is None else []
    return Gate(
        lines=[_line(kind, article, latest, signed_off, may) for kind, article in ARTICLES],
        checksum=latest.blob_id,
        permit=permit,
        obstacles=obstacles,
        may_permit=bool(obstacles) and "permit" in may,
    )


ARTICLES = ((SignOffKind.CONTENT, "Điều 12.1"), (SignOffKind.FORM, "Điều 12.2"))


def _line(
    kind: SignOffKind, article: str, latest: DocumentFile, signed_off: Iterable[SignOff], may: Collection[str]
) -> Line:
    """The sign-off of the version that stands, else the last there was."""
    given = [one for one in signed_off if one.kind == kind]
    current = next((one for one in given if one.checksum == latest.blob_id), None)
    last = current or (given[-1] if given else None)
    return Line(kind, article, last, current is not None, latest.position, may=current is None and kind in may)


def _may(person: Person, document: Document) -> set[str]:
    """Which of the acts are this person's now."""
    standings = stands_for(person)
    asked = {
        SignOffKind.CONTENT: document.status in powers.BEFORE_SIGNING
        and powers.standing_for_content(standings, document) is not None,
        SignOffKind.FORM: document.status in powers.BEFORE_ISSUE and powers.can_sign_off_form(person, document),
        "permit": document.status == Status.SIGNED and powers.standing_to_permit(standings, document) is not None,
    }
    return {str(name) for name, may in asked.items() if may}
