"""The frame around every page: where one can go, what waits there, and who one is."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from vanphong.ballots.queries import votes
from vanphong.consultations.rules import only_responds
from vanphong.documents.enums import Step
from vanphong.notifications.queries import unread_count
from vanphong.org.enums import OFFICE_LEADERS, Role
from vanphong.org.models import Person
from vanphong.org.queries import stands_for

from . import queries


@dataclass(frozen=True)
class Item:
    """One entry of the navigation, with how much waits behind it."""

    label: str
    url: str
    icon: str
    count: int = 0
    active: bool = False


@dataclass(frozen=True)
class Frame:
    """What ui/base.html draws around a page."""

    items: list[Item]
    mobile: list[Item]
    person_name: str
    position: str
    agency_name: str
    unread: int
    searches: bool = True
    standing_in: list[str] = field(default_factory=list)


def frame(request: HttpRequest) -> dict[str, Any]:
    """The frame of a signed-in person; nothing before sign-in and on pages without a request."""
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        return {}
    standings = stands_for(person)
    counts = queries.counts(person, standings)
    outside = only_responds(person)
    entries = _entries_outside(person, counts) if outside else _entries(person, counts)
    items = [_item(request, *entry) for entry in entries]
    return {
        "frame": Frame(
            items=items,
            mobile=items if outside else _mobile(request, items),
            person_name=person.full_name,
            position=person.title,
            agency_name=person.agency.short_name or person.agency.name,
            unread=unread_count(person),
            searches=not outside,
            standing_in=list(dict.fromkeys(one.holder_name for one in standings[1:])),
        )
    }


def _mobile(request: HttpRequest, items: list[Item]) -> list[Item]:
    """The four of the bar at the foot of a phone."""
    short = {item.url: item for item in items}
    return [
        Item("Việc của tôi", reverse("my-work"), "home", active=request.path == reverse("my-work")),
        short.get(reverse("incoming"), items[0]),
        short.get(reverse("memos"), items[0]),
        Item("Tìm kiếm", reverse("documents"), "search", active=request.path == reverse("documents")),
    ]


Entry = tuple[str, str, str, int]


def _entries_outside(person: Person, counts: dict[str, int]) -> list[Entry]:
    """Somebody of another agency who answers what is sent to them, and nothing else; a member of the Committee votes
    as well."""
    answers: Entry = ("Góp ý được gửi", "consultations-to-me", "messages", counts["answers"])
    if not votes(person):
        return [answers]
    waiting = counts["answers"] + counts["slips"]
    return [
        ("Việc của tôi", "my-work", "home", waiting),
        answers,
        ("Phiếu lấy ý kiến", "ballots", "checks", counts["slips"]),
    ]


def _entries(person: Person, counts: dict[str, int]) -> list[Entry]:
    waiting = sum(counts.values())
    entries: list[Entry] = [("Việc của tôi", "my-work", "home", waiting)]
    if person.holds({Role.REGISTRAR}):
        entries.append(("Tiếp nhận", "intake", "inbox", counts.get(Step.REGISTER, 0)))
    if person.holds({Role.REGISTRAR, *OFFICE_LEADERS}) or Step.INSTRUCT in counts:
        entries.append(("Trình Chánh Văn phòng", "day-sheet", "report", counts.get(Step.INSTRUCT, 0)))
    if person.holds({Role.UNIT_HEAD, Role.SPECIALIST}) or Step.ASSIGN in counts:
        entries.append(("Việc của phòng", "unit-tray", "users", counts.get(Step.ASSIGN, 0)))
    entries += [
        ("Văn bản đến", "incoming", "file-import", 0),
        ("Văn bản đi", "outgoing", "file-export", counts.get(Step.ISSUE, 0)),
        ("Phiếu trình", "memos", "writing", counts["memos"]),
        ("Phiếu lấy ý kiến", "ballots", "checks", counts["slips"]),
        ("Lấy ý kiến", "consultations", "messages", counts["answers"]),
    ]
    if person.holds({Role.REGISTRAR, Role.CHAIR, *OFFICE_LEADERS}):
        entries.append(("Sổ đăng ký", "registers", "book", 0))
    entries.append(("Báo cáo", "reports", "chart-bar", 0))
    if person.holds({Role.ADMINISTRATOR, *OFFICE_LEADERS}):
        entries.append(("Việc đang tắc", "stuck", "alert-triangle", 0))
    if person.holds({Role.CHIEF, Role.ADMINISTRATOR}):
        entries.append(("Trực lãnh đạo", "duty", "calendar", 0))
    if person.holds({Role.ADMINISTRATOR}):
        entries.append(("Quản trị", "administration", "settings", 0))
    return entries


def _item(request: HttpRequest, label: str, name: str, icon: str, count: int) -> Item:
    url = reverse(name)
    active = request.path == url or (url != "/" and request.path.startswith(url))
    return Item(label, url, icon, count, active)
