"""A year of work through the real actions, into an empty office; and the demo office in mid-work."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import cycle
from random import Random
from typing import Any

from vanphong.documents.enums import Secrecy
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.errors import Refused
from vanphong.org.models import Agency, Field
from vanphong.worktime.rules import OFFICE_ZONE

from ..printing import Paper
from .cast import Cast
from .living import Story, arrivals, live
from .sheets import Sheet, incoming_papers, invented, sampled, samples
from .stories import (
    Telling,
    answering_by_letter,
    answering_by_memo,
    arriving,
    closing,
    own_letter,
    own_memo,
)

#: Of a hundred papers to be issued: how many answer an incoming paper, and how many of those go by memo.
ANSWERS, BY_MEMO = 0.6, 0.45
SECRET = 0.005
LAST_BEGINNING = (11, 25)


def replay(agency: Agency, year: int, *, incoming: int, outgoing: int, seed: int) -> None:
    """Live the year: `incoming` papers registered and `outgoing` issued, the same ones for the same seed.

    Raises Refused when the office already holds papers.
    """
    if Document.objects.exists():
        raise Refused(["Chỉ chạy lại một năm trong văn phòng chưa có văn bản: đặt VANPHONG_HOME một thư mục khác."])
    first, last = date(year, 1, 2), date(year, 12, 31)
    live(_year(agency, first, last, incoming, outgoing, Random(f"{seed}:{year}")), until=_night_of(last))


def _year(agency: Agency, first: date, last: date, incoming: int, outgoing: int, chance: Random) -> Iterator[Story]:
    """The stories of a year: those that must be issued in it begin early enough."""
    cast = Cast(agency)
    early = date(first.year, *LAST_BEGINNING)
    answers = min(round(outgoing * ANSWERS), incoming * 3 // 4)
    papers = _papers(chance)
    for number, arrives in enumerate(arrivals(answers, first, early, chance)):
        ending = answering_by_memo if number < answers * BY_MEMO else answering_by_letter
        yield _incoming(cast, papers, arrives, chance, ending)
    for arrives in arrivals(incoming - answers, first, last, chance):
        yield _incoming(cast, papers, arrives, chance, None if chance.random() < SECRET else closing)
    for number, begins in enumerate(arrivals(outgoing - answers, first, early, chance)):
        telling = _telling(cast, chance.choice(list(cast.fields)), chance)
        yield own_memo(telling, begins) if number % 2 else own_letter(telling, begins)


def live_until_now(agency: Agency, *, papers: int, days: int, seed: int) -> None:
    """Bring the office into mid-work: papers of the last `days` days, in whatever state now finds them."""
    now = clock.now()
    today = now.astimezone(OFFICE_ZONE).date()
    chance = Random(f"{seed}:{today}")
    live(_days(agency, today - timedelta(days=days), today, papers, chance), until=now)


def _days(agency: Agency, first: date, last: date, papers: int, chance: Random) -> Iterator[Story]:
    cast = Cast(agency)
    arriving_now = cycle([answering_by_memo, closing, answering_by_letter, answering_by_memo, closing])
    real, made = samples(), _papers(chance)
    own = papers // 10
    for arrives in arrivals(papers - own, first, last, chance):
        ending = next(arriving_now)
        if real:
            label = real.pop(0)
            field = cast.fields[chance.choice(sorted(cast.fields))]
            telling = _telling(cast, field.code, chance)
            yield arriving(telling, arrives, _hand_sample(label, field, telling.chance), ending)
        else:
            yield _incoming(cast, made, arrives, chance, None if chance.random() < SECRET * 4 else ending)
    for begins in arrivals(own, first, last, chance):
        telling = _telling(cast, chance.choice(sorted(cast.fields)), chance)
        yield own_memo(telling, begins) if chance.random() < 0.5 else own_letter(telling, begins)


def _incoming(cast: Cast, papers: Iterator[Paper], arrives: datetime, chance: Random, ending: Any) -> Story:
    paper = next(papers)
    telling = _telling(cast, paper.field, chance)
    secrecy = Secrecy.NONE if ending else Secrecy.CONFIDENTIAL

    def hand() -> Sheet:
        return invented(paper, cast.agency, telling.field, telling.chance, secrecy=secrecy)

    return arriving(telling, arrives, hand, ending)


def _hand_sample(label: dict[str, Any], field: Field, chance: Random) -> Callable[[], Sheet | None]:
    return lambda: sampled(label, field, chance)


def _telling(cast: Cast, field_code: str, chance: Random) -> Telling:
    return Telling(cast, Random(chance.getrandbits(64)), cast.fields[field_code])


def _papers(chance: Random) -> Iterator[Paper]:
    """All that may arrive, again and again, each time in another order."""
    while True:
        yield from chance.sample(incoming_papers(), len(incoming_papers()))


def _night_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59), tzinfo=OFFICE_ZONE)
