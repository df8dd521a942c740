"""Facts about drafts on their way to be issued. All are about the document, but those about who checks form."""

from dataclasses import dataclass

from vanphong.audit.events import Fact


@dataclass(frozen=True)
class FindingExplained(Fact):
    kind, says = "drafting.finding_explained", "Giải trình lỗi {rule} để nguyên “{found}”: {reason}"
    rule: str
    found: str
    reason: str


@dataclass(frozen=True)
class ExplanationWithdrawn(Fact):
    kind, says = "drafting.explanation_withdrawn", "Rút giải trình lỗi {rule} “{found}”"
    rule: str
    found: str
    explanation: int = 0
    """The row that is gone since; 0 where that was not noted yet."""


@dataclass(frozen=True)
class ContentSignedOff(Fact):
    kind, says = "drafting.content_signed_off", "Ký nháy nội dung bản {number}{in_place}"
    number: int
    checksum: str
    in_place: str = ""


@dataclass(frozen=True)
class FormSignedOff(Fact):
    kind, says = "drafting.form_signed_off", "Ký nháy thể thức bản {number}{in_place}"
    number: int
    checksum: str
    in_place: str = ""


@dataclass(frozen=True)
class IssueHeld(Fact):
    """Signed with errors that nobody has accepted, or before it was checked (no errors are known then): it waits for
    leave, for another version, or for the check."""

    kind, says = "drafting.issue_held", "Chưa ban hành được: bản đã ký {why}"
    errors: int
    checksum: str
    why: str = ""

    def __post_init__(self) -> None:
        """Said of earlier events too, which tell the number alone."""
        why = f"còn {self.errors} lỗi thể thức phải sửa" if self.errors else "chưa có kết quả kiểm tra thể thức"
        object.__setattr__(self, "why", why)


@dataclass(frozen=True)
class IssuePermitted(Fact):
    kind, says = "drafting.issue_permitted", "Cho phép ban hành dù còn lỗi thể thức{in_place}: {reason}"
    reason: str
    checksum: str
    in_place: str = ""


@dataclass(frozen=True)
class FormCheckerNamed(Fact):
    """About the person."""

    kind, says = "drafting.form_checker_named", "Giao kiểm tra thể thức văn bản"


@dataclass(frozen=True)
class FormCheckerEnded(Fact):
    """About the person."""

    kind, says = "drafting.form_checker_ended", "Thôi giao kiểm tra thể thức văn bản"
    checker: int = 0
    """The row that is gone since; 0 where that was not noted yet."""
