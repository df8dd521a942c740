"""Văn bản soạn ngay trên trang: what was typed, and what it says as the parts of a paper."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from vanphong.documents.enums import RecipientGroup, Urgency
from vanphong.kernel.vietnamese import fold

from .content import Content
from .notation import bases, lines_of, parse

KEPT = re.compile(r"Lưu\s*:\s*VT\b[\s,]*(.*)")
OPENS_SUBJECT = re.compile(r"(V/v|Về việc)\s+", re.IGNORECASE)
TO_REPORT = "bao cao)"
OUR_OWN = ("chu tich", "cac pho chu tich", "pho chu tich", "chanh van phong", "cac pho chanh", "pho chanh", "nhu tren")


@dataclass(frozen=True)
class Typed:
    """What stands in the boxes of the page, as it was typed; `signer` is the key of a person."""

    type_name: str
    subject: str = ""
    addressees: str = ""
    basis: str = ""
    body: str = ""
    recipients: str = ""
    signer: int | None = None
    urgency: int = 0

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Typed":
        return cls(**kept)

    def kept(self) -> dict[str, Any]:
        """The same as plain values."""
        return asdict(self)

    @property
    def bare_subject(self) -> str:
        """Trích yếu without the V/v that the paper itself sets before it."""
        return OPENS_SUBJECT.sub("", " ".join(self.subject.split()), count=1)

    @property
    def full_subject(self) -> str:
        """Trích yếu as it is registered."""
        bare = self.bare_subject
        return f"V/v {bare}" if self.type_name == "Công văn" else bare[:1].upper() + bare[1:]

    def put_into(self, frame: Content) -> Content:
        """The paper: a frame (agency, notation, signature) with what was typed. Raises Invalid."""
        names = lines_of(self.recipients)
        kept = next((found for name in names if (found := KEPT.match(name))), None)
        return replace(
            frame,
            addressees=lines_of(self.addressees),
            blocks=(*bases(self.basis), *parse(self.body)),
            recipients=tuple(name for name in names if not KEPT.match(name) and fold(name) != "nhu tren"),
            kept_by=kept[1] if kept else frame.kept_by,
            urgency=Urgency(self.urgency).label if self.urgency else "",
        )


def group_of(name: str, *, known: bool) -> str:
    """Nhóm nơi nhận of a line under Nơi nhận: to report to, our own people, else to know."""
    if fold(name).endswith(TO_REPORT):
        return RecipientGroup.REPORT.value
    return (
        RecipientGroup.INTERNAL if not known and fold(name).startswith(OUR_OWN) else RecipientGroup.INFORMATION
    ).value
