"""A year of work through the real actions, into an empty office."""

from collections.abc import Iterator
from datetime import date, datetime, time
from random import Random

from vanphong.documents.enums import Secrecy
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.errors import Refused
from vanphong.org.enums import Role
from vanphong.org.models import Agency, Person
from vanphong.org.queries import holders_of
from vanphong.worktime.rules import OFFICE_ZONE

from ..printing import Paper
from .absences import absences_of_a_year
from .cast import Cast
from .deciding import answering_by_letter, answering_by_memo, own_letter, own_memo
from .living import Progress, Story, arrivals, live, untold
from .sheets import Sheet, incoming_papers, invented
from .stories import arriving, closing
from .telling import Ending, Telling

#: Of a hundred papers to be issued: how many answer an incoming paper, and how many of those go by memo.
ANSWERS, BY_MEMO = 0.6, 0.45
SECRET = 0.005
LAST_BEGINNING = (11, 25)


def replay(
    agency: Agency, year: int, *, incoming: int, outgoing: int, seed: int, progress: Progress = untold
) -> Person | None:
    """Live the year: `incoming` papers registered and `outgoing` issued, the same ones for the same seed.

    Returns whom the seed let be slow (điểm nghẽn). Raises Refused when the office already holds papers.
    """
    if Document.objects.exists():
        raise Refused(["Chỉ chạy lại một năm trong văn phòng chưa có văn bản: đặt VANPHONG_HOME một thư mục khác."])
    first, last = date(year, 1, 2), date(year, 12, 31)
    cast, chance = Cast(agency), Random(f"{seed}:{year}")
    cast.slow = slowest(agency, first, chance)
    stories = _year(cast, first, last, incoming, outgoing, chance)
    live(stories, until=_night_of(last), progress=progress)
    return Person.objects.get(pk=cast.slow) if cast.slow else None


def _year(cast: Cast, first: date, last: date, incoming: int, outgoing: int, chance: Random) -> Iterator[Story]:
    """The stories of a year: those that must be issued in it begin early enough."""
    yield from absences_of_a_year(cast, first, last, chance)
    early = date(first.year, *LAST_BEGINNING)
    answers = min(round(outgoing * ANSWERS), incoming * 3 // 4)
    papers = paper_after_paper(chance)
    for number, arrives in enumerate(arrivals(answers, first, early, chance)):
        ending = answering_by_memo if number < answers * BY_MEMO else answering_by_letter
        yield invented_story(cast, papers, arrives, chance, ending)
    for arrives in arrivals(incoming - answers, first, last, chance):
        yield invented_story(cast, papers, arrives, chance, None if chance.random() < SECRET else closing)
    for number, begins in enumerate(arrivals(outgoing - answers, first, early, chance)):
        telling = telling_of(cast, chance.choice(list(cast.fields)), chance)
        yield own_memo(telling, begins) if number % 2 else own_letter(telling, begins)


def slowest(agency: Agency, day: date, chance: Random) -> int | None:
    """The seed's own bottleneck: one deputy chief of the Office lets memos wait longer than anybody."""
    with clock.held_at(_night_of(day)):
        deputies = holders_of(agency, [Role.DEPUTY_CHIEF]).order_by("pk")
        return chance.choice([person.pk for person in deputies] or [None])


def invented_story(
    cast: Cast, papers: Iterator[Paper], arrives: datetime, chance: Random, ending: Ending | None
) -> Story:
    paper = next(papers)
    telling = telling_of(cast, paper.field, chance)
    secrecy = Secrecy.NONE if ending else Secrecy.CONFIDENTIAL

    def hand() -> Sheet:
        return invented(paper, cast.agency, telling.field, telling.chance, secrecy=secrecy)

    return arriving(telling, arrives, hand, ending)


def telling_of(cast: Cast, field_code: str, chance: Random) -> Telling:
    return Telling(cast, Random(chance.getrandbits(64)), cast.fields[field_code])


def paper_after_paper(chance: Random) -> Iterator[Paper]:
    """All that may arrive, again and again, each time in another order."""
    while True:
        yield from chance.sample(incoming_papers(), len(incoming_papers()))


def _night_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59), tzinfo=OFFICE_ZONE)
