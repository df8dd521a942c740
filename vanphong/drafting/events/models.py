"""Facts about drafting."""

from dataclasses import dataclass

from vanphong.audit.events import Fact


@dataclass(frozen=True)
class ModelOffered(Fact):
    kind, verb = "drafting.model_offered", "offer"
    says = "Tải lên mẫu {name}, bản {version}: {found} lỗi thể thức"
    name: str
    version: int
    found: int


@dataclass(frozen=True)
class ModelAdopted(Fact):
    kind, verb = "drafting.model_adopted", "adopt"
    says = "Đưa vào dùng mẫu {name}, bản {version}, {found} lỗi thể thức. {reason}"
    name: str
    version: int
    found: int
    reason: str


@dataclass(frozen=True)
class ModelWithdrawn(Fact):
    kind, verb = "drafting.model_withdrawn", "withdraw"
    says = "Thôi dùng mẫu {name}, bản {version}: {reason}"
    name: str
    version: int
    reason: str
