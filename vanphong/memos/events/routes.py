"""Facts about routes, as the administrator keeps them."""

from dataclasses import dataclass

from vanphong.audit.events import Fact


@dataclass(frozen=True)
class RouteKept(Fact):
    """Lập, sửa quy trình trình duyệt: all that it says, and all that it said before."""

    kind, says = "memos.route_kept", "Quy trình “{name}” ({used}): {steps}. Trước đó: {before}"
    name: str
    steps: str
    used: str = "không ghi"
    before: str = "không ghi"


@dataclass(frozen=True)
class RouteFollowed(Fact):
    """Quy trình hỏi đơn vị tiếp nhận sau sáp nhập."""

    kind = "memos.route_followed"
    says = "Quy trình “{name}” theo {into}, nơi {unit} đã sáp nhập vào: {steps}. Trước đó: {before}"
    name: str
    unit: str
    into: str
    steps: str
    before: str


@dataclass(frozen=True)
class RouteEnded(Fact):
    kind, says = "memos.route_ended", "Thôi dùng quy trình “{name}”"
    name: str
