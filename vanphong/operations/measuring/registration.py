"""How fast papers are registered: the whole action against plain SQL, with one client and with four."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import date
from signal import SIG_DFL, SIGTERM, signal
from statistics import median
from time import monotonic
from typing import Any

from django.db import connection

from vanphong.documents import actions
from vanphong.documents.actions import Registration
from vanphong.documents.models import Document, DocumentType
from vanphong.documents.queries import incoming_register
from vanphong.files.actions import store_made
from vanphong.kernel import clock
from vanphong.operations.actions import Office
from vanphong.org.enums import Role
from vanphong.org.models import Person
from vanphong.org.queries import correspondents, holders_of

from .floor import WHAT_IT_DOES, columns_of, plain_connection, register_plainly
from .papers import receive_many

CLIENTS = (1, 4)
ROUNDS = 5
WARM_UP = 10
PATIENCE_SECONDS = 120
WHAT_THE_ACTION_DOES = (
    "documents.actions.register trọn vẹn, từ văn bản chờ đăng ký có một tệp đến khi COMMIT xong: đọc chức vụ người "
    "thao tác, khóa, kiểm tra quyền và các điều kiện, lấy số, ghi sổ, người giữ, văn bản, sự kiện, việc nền, quyền xem."
)

Register = Callable[[Document], object]
_start: Any = None


@dataclass(frozen=True)
class Rates:
    """Papers a second, one figure for each round."""

    rounds: list[float]

    def as_json(self) -> dict[str, float]:
        rounded = {"median": median(self.rounds), "min": min(self.rounds), "max": max(self.rounds)}
        return {name: round(rate, 1) for name, rate in rounded.items()}


def measure_registration(office: Office, papers: int) -> dict[str, Any]:
    """Register `papers` papers a client and round, the floor and the action in turn. Papers a second, and the ratio."""
    registrar = holders_of(office.agency, [Role.REGISTRAR]).select_related("agency").earliest("pk")
    ways = {"floor": _by_plain_sql, "action": _by_the_action}
    found = {}
    for clients in CLIENTS:
        rates: dict[str, list[float]] = {name: [] for name in ways}
        for turn in range(ROUNDS):
            for name in list(ways)[:: 1 if turn % 2 == 0 else -1]:
                rates[name].append(_rate(ways[name], registrar, clients, papers))
        ratio = median(rates["action"]) / median(rates["floor"])
        found[str(clients)] = {name: Rates(rounds).as_json() for name, rounds in rates.items()} | {
            "ratio": round(ratio, 3)
        }
    return {
        "bench": "registration",
        "unit": "papers/s",
        "papers_a_client_and_round": papers,
        "rounds": ROUNDS,
        "synchronous_commit": _synchronous_commit(),
        "floor": WHAT_IT_DOES,
        "action": WHAT_THE_ACTION_DOES,
        "clients": found,
    }


def _rate(way: Callable[[Person], Any], registrar: Person, clients: int, papers: int) -> float:
    """Papers a second of `clients` processes that start together, each with papers nobody has touched."""
    blob = store_made(b"%PDF-1.7 bench")
    waiting = receive_many(clients * (papers + WARM_UP), blob, actor=registrar)
    shares = [(way, registrar, waiting[place::clients]) for place in range(clients)]
    connection.close()
    context = multiprocessing.get_context("fork")
    with context.Pool(clients, _take_place, [context.Barrier(clients)]) as pool:
        spans = pool.starmap(_register_share, shares, chunksize=1)
    return clients * papers / (max(end for _, end in spans) - min(start for start, _ in spans))


def _take_place(start: Any) -> None:
    """In a client as it begins: the common start, and to end when told to, without the parent's farewell."""
    global _start
    _start = start
    signal(SIGTERM, SIG_DFL)


def _register_share(way: Callable[[Person], Any], registrar: Person, papers: Sequence[Document]) -> tuple[float, float]:
    """One client: a few papers to warm up, then the rest from the moment all are ready. When it began and ended."""
    with way(registrar) as register:
        for paper in papers[:WARM_UP]:
            register(paper)
        _start.wait(PATIENCE_SECONDS)
        began = monotonic()
        for paper in papers[WARM_UP:]:
            register(paper)
        return began, monotonic()


@contextmanager
def _by_the_action(registrar: Person) -> Iterator[Register]:
    """Each paper by somebody whose posts have still to be read, as in a request of their own."""
    values = registration_line(clock.today())
    yield lambda paper: actions.register(paper, values, actor=copy(registrar))
    connection.close()


@contextmanager
def _by_plain_sql(registrar: Person) -> Iterator[Register]:
    line, book = columns_of(registration_line(clock.today())), incoming_register(registrar.agency_id)
    connection.close()
    with plain_connection() as plain:
        yield lambda paper: register_plainly(plain, paper, line, book, registrar, clock.now())


def registration_line(today: date) -> Registration:
    issuer = correspondents("sở xây dựng", hosted=False).earliest("pk")
    return Registration(
        issuer_name=issuer.name,
        subject="V/v báo cáo tình hình thực hiện dự toán ngân sách quý và dự kiến phân bổ kinh phí còn lại của năm",
        arrival_date=today,
        issuer=issuer,
        document_type=DocumentType.objects.earliest("position"),
        code_number="1234",
        code_notation="STC-QLNS",
        issued_date=today,
        page_amount=3,
    )


def _synchronous_commit() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")
        return str(cursor.fetchone()[0])
