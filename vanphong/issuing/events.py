"""Facts of issuing."""

from dataclasses import dataclass

from vanphong.audit.events import Fact


@dataclass(frozen=True)
class FinalCopyMade(Fact):
    kind, says = "issuing.final_copy_made", "Lập bản phát hành ({format})"
    format: str
    checksum: str


@dataclass(frozen=True)
class FinalCopyFailed(Fact):
    kind, says = "issuing.final_copy_failed", "Chưa lập được bản phát hành: {reason}"
    reason: str


@dataclass(frozen=True)
class FinalCopyAskedAgain(Fact):
    kind, says = "issuing.final_copy_asked_again", "Lập lại bản phát hành"


@dataclass(frozen=True)
class DocumentReleased(Fact):
    """It may leave from now on: at once, or at the hour set."""

    kind, says = "issuing.released", "Phát hành"


@dataclass(frozen=True)
class ReleaseBroughtForward(Fact):
    """`before` is the moment that had been set (ISO)."""

    kind, says = "issuing.release_brought_forward", "Phát hành ngay, trước giờ đã hẹn: {reason}"
    before: str
    reason: str
