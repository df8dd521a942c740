"""How fast the main pages are, each as the person whose page it is, beside a bare list of 50 rows."""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from vanphong.documents.models import Document, RegisterEntry
from vanphong.documents.queries import incoming_register
from vanphong.kernel import clock
from vanphong.memos.models import Memo
from vanphong.operations.actions import Office
from vanphong.operations.actions.demo import fill_office
from vanphong.org.models import Person

from .bare import WHAT_IT_DOES
from .papers import copy_finished

ROUNDS = 40
WARM_UP = 5
BARE = "bare"

Visit = Callable[[], None]


def measure_pages(office: Office, papers: int) -> dict[str, Any]:
    """Milliseconds, queries and the ratio to the bare list of each main page, in an office of `papers` papers more."""
    fill_office(office.agency)
    copy_finished(papers)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with override_settings(ROOT_URLCONF="vanphong.operations.measuring.bare", REQUESTS_PER_MINUTE=10**9):
        visits = {name: _visit(office.people[who], address) for name, (who, address) in _pages(office).items()}
        times = _in_turn(visits)
        queries = {name: _queries(visit) for name, visit in visits.items()}
    floor = median(times.pop(BARE))
    found = {
        name: {"ms": round(median(spans), 1), "ratio": round(median(spans) / floor, 2), "queries": queries[name]}
        for name, spans in times.items()
    }
    return {
        "bench": "pages",
        "unit": "ms",
        "papers": Document.objects.count(),
        "made_by": f"các hành vi thật, cộng {papers} bản sao nguyên dòng của văn bản đã xong",
        "rounds": ROUNDS,
        "floor": WHAT_IT_DOES,
        "bare": {"ms": round(floor, 1), "queries": queries[BARE]},
        "pages": found,
    }


def _pages(office: Office) -> dict[str, tuple[str, str]]:
    """Each page with the sign-in name of whose it is, and its address."""
    book, today = incoming_register(office.agency.pk), clock.today()
    memo = Memo.objects.filter(incoming__isnull=False, draft__isnull=False).earliest("pk")
    earliest = RegisterEntry.objects.filter(register=book).earliest("pk")
    return {
        BARE: ("vanthu", reverse(BARE, "vanphong.operations.measuring.bare")),
        "my_work": ("chanhvp", reverse("my-work")),
        "incoming": ("vanthu", reverse("incoming")),
        "outgoing": ("vanthu", reverse("outgoing")),
        "search": ("chanhvp", reverse("documents") + "?q=kinh+phi"),
        "day_sheet": ("chanhvp", reverse("day-sheet")),
        "unit_tray": ("truongphong", reverse("unit-tray")),
        "register_book": ("vanthu", reverse("register-book", args=[book.pk, today.year])),
        "memos": ("phochanhvp", reverse("memos")),
        "paper": ("chanhvp", reverse("paper", args=[memo.incoming_id])),
        "memo": ("chanhvp", reverse("memo", args=[memo.pk])),
        "year_report": ("chanhvp", reverse("report-year", args=[earliest.year])),
    }


def _visit(person: Person, address: str) -> Visit:
    client = Client(SERVER_NAME="localhost", raise_request_exception=True)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")

    def visit() -> None:
        response = client.get(address)
        if response.status_code != 200:
            raise RuntimeError(f"{address} as {person.username}: {response.status_code}")

    return visit


def _in_turn(visits: dict[str, Visit]) -> dict[str, list[float]]:
    """Milliseconds of each visit: every page once a round, so that a busy moment of the machine meets them all."""
    times: dict[str, list[float]] = {name: [] for name in visits}
    for turn in range(WARM_UP + ROUNDS):
        for name, visit in visits.items():
            began = perf_counter()
            visit()
            if turn >= WARM_UP:
                times[name].append((perf_counter() - began) * 1000)
    return times


def _queries(visit: Visit) -> int:
    with CaptureQueriesContext(connection) as captured:
        visit()
    return len(captured)
