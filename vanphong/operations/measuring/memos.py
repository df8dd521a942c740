"""How fast a leader opines and how fast the deck is read, while the memos of the office grow in number."""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import partial
from statistics import median
from time import perf_counter
from typing import Any

from vanphong.audit.models import Event
from vanphong.documents import actions as documents
from vanphong.documents.models import Access, Custody, Document, DocumentType
from vanphong.files.actions import store_made
from vanphong.kernel import clock
from vanphong.memos import actions
from vanphong.memos.enums import Act, Choice, MemoStatus
from vanphong.memos.models import Memo, MemoRound, Opinion, RoundStep
from vanphong.memos.queries import chain_of, deck_of, next_card, round_now, rounds_of, steps_known_to
from vanphong.operations.actions import Office
from vanphong.operations.actions.cast import Cast
from vanphong.org.enums import Role
from vanphong.org.models import Field, Person, Unit
from vanphong.routing.actions import claim, instruct

from .copies import copy_memo, settle
from .floor import plain_connection
from .opining import WHAT_IT_DOES, opine_plainly, read_card_plainly, read_deck_plainly
from .papers import FILE_NAME, receive_many
from .registration import registration_line

#: What waits for a leader at any time, how often it is all opined upon, and how often the deck is read.
WAITING, BURSTS, READS = 40, 3, 60
WARM_UP = 2
GROWING = (Memo, MemoRound, RoundStep, Opinion, Event, Document, Custody, Access)
WHAT_THE_ACTION_DOES = (
    "memos.actions.opine trọn vẹn ở bước giữa, phiếu có văn bản đến và dự thảo; trang: queries.deck_of (20 thẻ đầu) và "
    "chuỗi ý kiến của phiếu đầu; thẻ: queries.steps_known_to, chuỗi ý kiến và next_card."
)

Ways = dict[str, Callable[[], object]]


def measure_memos(office: Office, sizes: Sequence[int]) -> dict[str, Any]:
    """Milliseconds of an opinion and of the deck at each number of memos, beside the floor, and how they grow."""
    open_one, finished = _open(office), _decided(office)
    leader, following = _asked(open_one)
    found: dict[str, dict[str, Any]] = {}
    for size in sorted(sizes):
        copy_memo(finished, max(size - Memo.objects.count() - WAITING, 0), papers=False)
        _fill(open_one, min(WAITING, size))
        deck, card = _deck(leader), _card(leader)
        act = _acts(open_one, leader, following, min(WAITING, size))
        found[f"{size}"] = {"memos": Memo.objects.count(), "opine": act, "deck": deck, "card": card}
    *_, before, last = [found[key] for key in found][-2:] * 2
    growth = {
        what: {name: round(last[what][name] / before[what][name], 2) for name in ("ms", "best_ms", "floor_ms")}
        for what in ("opine", "deck", "card")
    }
    return {
        "bench": "memos",
        "unit": "ms",
        "waiting_for_the_leader": WAITING,
        "made_by": "hai phiếu do các hành vi thật lập ra, nhân bản nguyên dòng; phiếu đã quyết định dùng chung văn bản",
        "floor": WHAT_IT_DOES,
        "action": WHAT_THE_ACTION_DOES,
        "sizes": found,
        "growth_between_the_last_two": growth,
    }


def _acts(original: Memo, leader: Person, following: Person, waiting: int) -> dict[str, float]:
    """Opinions on all that waits, by the action and by plain SQL in turn; filled up again between the bursts."""
    spans: dict[str, list[float]] = {"action": [], "floor": []}
    with plain_connection() as plain:
        for _ in range(BURSTS):
            memos = list(Memo.objects.filter(steps__in=_steps_before(leader)).exclude(pk=original.pk))
            read = dict(MemoRound.objects.filter(memo__in=memos).values_list("memo", "checksum"))
            ways: list[tuple[str, Callable[[Memo], object]]] = [
                ("action", partial(_opine, read, leader)),
                ("floor", lambda memo: opine_plainly(plain, memo, leader, following, clock.now())),
            ]
            for place, memo in enumerate(memos):
                name, way = ways[place % 2]
                began = perf_counter()
                way(memo)
                spans[name].append((perf_counter() - began) * 1000)
            _fill(original, waiting)
    return _beside({name: taken[WARM_UP:] or taken for name, taken in spans.items()})


def _opine(read: Mapping[int, str], leader: Person, memo: Memo) -> None:
    """By somebody whose posts have still to be read, as in a request of their own."""
    actions.opine(memo, Choice.AGREE, "", read[memo.pk], actor=copy(leader), seen=memo.version)


def _deck(leader: Person) -> dict[str, float]:
    with plain_connection() as plain:
        return _reads(lambda: _read_deck(copy(leader)), lambda: read_deck_plainly(plain, leader))


def _card(leader: Person) -> dict[str, float]:
    """The card in the middle of what waits."""
    waiting = list(_steps_before(leader).order_by("opened_at", "id").values_list("pk", flat=True))
    step = waiting[len(waiting) // 2]
    with plain_connection() as plain:
        return _reads(lambda: _read_card(copy(leader), step), lambda: read_card_plainly(plain, leader, step))


def _reads(action: Callable[[], object], floor: Callable[[], object]) -> dict[str, float]:
    spans: dict[str, list[float]] = {"action": [], "floor": []}
    ways: Ways = {"action": action, "floor": floor}
    for _ in range(WARM_UP + READS):
        for name, way in ways.items():
            spans[name].append(_span(way))
    return _beside({name: taken[WARM_UP:] for name, taken in spans.items()})


def _read_deck(leader: Person) -> None:
    steps = list(deck_of(leader).order_by("opened_at", "id")[:21])
    if steps:
        chain_of(rounds_of(steps[0].memo)[0])


def _read_card(leader: Person, number: int) -> None:
    [step] = steps_known_to(leader, [number]).select_related("memo", "round", "person", "unit")
    chain_of(rounds_of(step.memo)[0])
    next_card(leader, step)


def _span(way: Callable[[], object]) -> float:
    began = perf_counter()
    way()
    return (perf_counter() - began) * 1000


def _beside(spans: dict[str, list[float]]) -> dict[str, float]:
    ours, floor = median(spans["action"]), median(spans["floor"])
    return {
        "ms": round(ours, 2),
        "best_ms": round(min(spans["action"]), 2),
        "floor_ms": round(floor, 2),
        "ratio": round(ours / floor, 2),
    }


def _fill(original: Memo, waiting: int) -> None:
    """So many memos, each with papers of its own, wait for the leader; the planner knows."""
    leader, _ = _asked(original)
    copy_memo(original, waiting - _steps_before(leader).count(), papers=True)
    settle(GROWING)


def _steps_before(leader: Person) -> Any:
    return RoundStep.objects.open().filter(person=leader, memo__status=MemoStatus.SUBMITTED)


def _asked(memo: Memo) -> tuple[Person, Person]:
    """Who is asked now, at a step in the middle, and who decides after that."""
    step = memo.steps.open().exclude(act=Act.DECIDE).get()
    decides = memo.steps.get(act=Act.DECIDE)
    people = Person.objects.select_related("agency")
    return people.get(pk=step.person_id or 0), people.get(pk=decides.person_id or 0)


def _open(office: Office) -> Memo:
    """A memo about a paper and with a draft, opined upon by the unit, before a leader of the Office."""
    cast = Cast(office.agency)
    field, unit = next(
        (field, field.lead_unit)
        for field in cast.fields.values()
        if field.lead_unit and cast.holding({Role.SPECIALIST}, field.lead_unit)
    )
    [author, *_] = cast.holding({Role.SPECIALIST}, unit)
    paper = _handled(cast, field, unit, author)
    kind = DocumentType.objects.earliest("position")
    values = documents.Draft(kind, "V/v phân bổ kinh phí", recipients=(("Sở Tài chính", None, "action"),))
    upload = (store_made(b"%PDF-1.7 bench"), FILE_NAME)
    draft = documents.draft(office.agency, unit, values, upload, actor=author, replies_to=paper)
    parts = dict.fromkeys(
        ("what", "summary", "legal_basis", "view", "proposal"), "Hồ sơ đầy đủ, đúng thẩm quyền. " * 20
    )
    said = actions.Values(subject="Về phân bổ kinh phí năm", **parts)
    memo = actions.submit(actions.write(paper, unit, said, actor=author, draft=draft), actor=author)
    return _opined(memo)


def _handled(cast: Cast, field: Field, unit: Unit, author: Person) -> Document:
    [registrar, *_] = cast.holding({Role.REGISTRAR})
    [paper] = receive_many(1, store_made(b"%PDF-1.7 bench"), actor=registrar)
    documents.register(paper, replace(registration_line(clock.today()), field=field), actor=registrar)
    instruct(paper, lead=unit, due_date=None, text="Giao phòng tham mưu.", actor=cast.chief())
    claim(paper, actor=author)
    return Document.objects.get(pk=paper.pk)


def _decided(office: Office) -> Memo:
    memo = _open(office)
    while memo.status == MemoStatus.SUBMITTED:
        memo = _opined(memo)
    return memo


def _opined(memo: Memo) -> Memo:
    """Whoever it waits for agrees."""
    [step] = memo.waiting
    actor = Person.objects.select_related("agency").get(pk=step.person_id or 0)
    return actions.opine(memo, Choice.AGREE, "", round_now(memo).checksum, actor=actor)
