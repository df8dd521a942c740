"""The demo office in mid-work: a little of 2019, and the last weeks up to this moment, with papers in every state."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import partial
from itertools import cycle, islice
from random import Random
from typing import Any

from django.db import transaction

from vanphong.documents import actions as documents
from vanphong.documents.models import Document, Register
from vanphong.kernel import clock
from vanphong.memos import actions as memos
from vanphong.memos.enums import HOLDING, Choice
from vanphong.memos.models import Memo
from vanphong.memos.rules import Ask
from vanphong.org.enums import Role
from vanphong.org.models import Agency, Person
from vanphong.routing import actions as routing
from vanphong.worktime.queries import calendar
from vanphong.worktime.rules import OFFICE_ZONE, is_working_day

from .cast import Cast
from .deciding import (
    answering_by_letter,
    answering_by_memo,
    own_letter,
    own_memo,
    write_draft,
    write_memo,
)
from .in_word import in_word
from .living import Progress, Story, arrivals, live, untold
from .office import SignIn, load_office, sign_ins
from .opining import opine, send_back
from .replaying import invented_story, paper_after_paper, replay, telling_of
from .sheets import Sheet, invented, sampled, samples
from .stories import arriving, closing
from .telling import Telling
from .these_days import these_days

EARLIER_YEAR, EARLIER_INCOMING, EARLIER_OUTGOING = 2019, 40, 18
DAYS, PAPERS, OWN, RUSH = 42, 60, 10, 14
LATELY, LATE_PAPERS = 8, 40
FORGOTTEN = 8
SOME_DAYS, A_WEEK = 2, 6
"""Working days: how long a consultation has been under way, and a vote that is over."""
#: How far a letter of the Office goes before it is left: see deciding.own_letter.
SENT, SIGNED = 4, 5
SEED = 2019


@transaction.atomic
def load_demo_office(progress: Progress = untold) -> list[SignIn]:
    """Văn phòng mẫu: the people and their papers, unless they are there already. Returns who may sign in, by role.

    All of it or, when it is cut off, nothing: the next run begins again.
    """
    office = load_office()
    fill_office(office.agency, progress)
    return sign_ins(office)


def fill_office(agency: Agency, progress: Progress = untold) -> None:
    """Two hundred papers and more, by the real actions; nothing when the office holds papers already."""
    if Document.objects.exists():
        return
    past = {"incoming": EARLIER_INCOMING, "outgoing": EARLIER_OUTGOING}
    replay(agency, EARLIER_YEAR, **past, seed=SEED, progress=progress)
    now = clock.now()
    live(_last_weeks(agency, last_office_moment(now), Random(SEED)), until=now, progress=progress)


def last_office_moment(now: datetime) -> datetime:
    """Now, or the end of the last working day when the office is closed."""
    day = now.astimezone(OFFICE_ZONE).date()
    while True:
        opens = datetime.combine(day, time(7, 35), tzinfo=OFFICE_ZONE)
        closes = datetime.combine(day, time(17, 25), tzinfo=OFFICE_ZONE)
        if is_working_day(calendar(), day) and opens < now:
            return min(now, closes)
        day -= timedelta(days=1)


def _last_weeks(agency: Agency, last: datetime, chance: Random) -> Iterator[Story]:
    cast, papers = Cast(agency), paper_after_paper(chance)
    first, today = last.date() - timedelta(days=DAYS), last.astimezone(OFFICE_ZONE).date()
    endings = cycle([answering_by_memo, closing, answering_by_letter, answering_by_memo, closing])
    for label in samples():
        arrives = chance.choice(arrivals(1, first, today, chance))
        yield _sample_story(cast, label, arrives, chance)
    lately = arrivals(LATE_PAPERS, today - timedelta(days=LATELY), today, chance)
    for number, arrives in enumerate(arrivals(PAPERS, first, today, chance) + lately):
        yield invented_story(cast, papers, arrives, chance, None if number % 40 == 39 else next(endings))
    for number, begins in enumerate(arrivals(OWN, first, today, chance)):
        telling = telling_of(cast, chance.choice(sorted(cast.fields)), chance)
        yield own_memo(telling, begins) if number % 2 else own_letter(telling, begins)
    for number in range(RUSH):
        yield invented_story(cast, papers, last - timedelta(minutes=7 * number), chance, next(endings))
    yield from _one_of_each(cast, last - timedelta(hours=2), chance)
    before, earlier = (_days_before(last, days) for days in (SOME_DAYS, A_WEEK))
    yield from in_word(cast, last_office_moment(last - timedelta(hours=3)), before, chance)
    yield _elsewhere(last - timedelta(hours=1), chance)
    yield from these_days(cast, last_office_moment(last - timedelta(hours=1)), before, earlier, chance)


def _days_before(moment: datetime, days: int) -> datetime:
    """The end of the working day that many before this moment."""
    for _ in range(days):
        moment = last_office_moment(datetime.combine(moment.astimezone(OFFICE_ZONE).date(), time(), tzinfo=OFFICE_ZONE))
    return moment


def _sample_story(cast: Cast, label: dict[str, Any], arrives: datetime, chance: Random) -> Story:
    """A real public document comes in, and is closed after a while."""
    telling = telling_of(cast, chance.choice(sorted(cast.fields)), chance)
    return arriving(telling, arrives, lambda: sampled(label, telling.field, telling.chance), closing)


def _one_of_each(cast: Cast, moment: datetime, chance: Random) -> Iterator[Story]:
    """What an ordinary stretch of work need not contain: each of the rarer ends and states, once."""
    telling = telling_of(cast, "KT", chance)
    yield _discarded(telling, moment)
    yield _numbered_twice(telling, moment)
    yield _numbers_kept(telling, moment)
    yield arriving(telling, moment - timedelta(days=2), lambda: _hand(telling), _handed_back)
    yield arriving(telling, moment - timedelta(days=14), lambda: _hand(telling), _decided)
    for days in range(22, 22 + FORGOTTEN):
        late = telling_of(cast, chance.choice(sorted(cast.fields)), chance)
        yield arriving(late, moment - timedelta(days=days), partial(_hand, late), _forgotten)
    yield _left_lying(telling, moment)
    yield _asking(telling_of(cast, "TH", chance), moment)
    for left_at in (SENT, SENT, SIGNED, SIGNED):
        yield islice(own_letter(telling_of(cast, "TH", chance), moment - timedelta(days=6)), left_at)
    for hours in range(4, 40, 6):
        yield own_memo(telling_of(cast, "KT", chance), moment - timedelta(hours=hours))


def _hand(telling: Telling) -> Sheet:
    paper = next(paper for paper in paper_after_paper(telling.chance) if paper.field == telling.field.code)
    return invented(paper, telling.cast.agency, telling.field, telling.chance)


def _discarded(telling: Telling, moment: datetime) -> Story:
    yield moment
    clerk = telling.cast.registrar(telling.chance)
    document = documents.receive(telling.cast.agency, _hand(telling).files, actor=clerk)
    documents.discard(document, "Gửi nhầm nơi nhận, đã báo cơ quan gửi.", actor=clerk)


def _numbered_twice(telling: Telling, moment: datetime) -> Story:
    """Registered in error: the number is void, the paper gets another."""
    yield moment
    clerk, sheet = telling.cast.registrar(telling.chance), _hand(telling)
    document = documents.receive(telling.cast.agency, sheet.files, actor=clerk)
    document = documents.register(document, sheet.registration, actor=clerk)
    document = documents.unregister(document, "Ghi nhầm cơ quan ban hành.", actor=clerk)
    documents.register(document, sheet.registration, actor=clerk)


def _numbers_kept(telling: Telling, moment: datetime) -> Story:
    yield moment
    clerk = telling.cast.registrar(telling.chance)
    book = Register.objects.filter(agency=telling.cast.agency, direction="out", secret=False).earliest("pk")
    documents.reserve_number(book, "Giữ số cho văn bản ký ngoài giờ.", actor=clerk)
    unused = documents.reserve_number(book, "Giữ số cho văn bản chờ ký.", actor=clerk)
    documents.void_number(unused, "Văn bản không ban hành nữa.", actor=clerk)


def _handed_back(telling: Telling, document: Document, handler: Person) -> Story:
    """Handed back by the one it was given to."""
    routing.hand_back(document, "Không thuộc lĩnh vực tôi theo dõi.", actor=handler)
    yield from ()


def _decided(telling: Telling, document: Document, handler: Person) -> Story:
    """The committee's leader has agreed to the memo, and has not signed the answer yet."""
    answer = write_draft(telling, handler, document, telling.cast.committee_leader(telling.field))
    memo = memos.submit(write_memo(telling, handler, document, answer), actor=handler)
    while not memo.finished:
        memo = opine(memo, Choice.AGREE, telling.chance)
    yield from ()


def _forgotten(telling: Telling, document: Document, handler: Person) -> Story:
    """It lies on somebody's desk; most of these have a due date, now past."""
    yield from ()


def _left_lying(telling: Telling, moment: datetime) -> Story:
    """A draft given up, and a memo at every point of its way."""
    yield moment
    author = telling.cast.specialist(telling.unit, telling.chance)
    signer = telling.cast.committee_leader(telling.field)
    given_up = write_draft(telling, author, None, signer)
    documents.cancel_draft(given_up, "Đã lồng vào văn bản khác.", actor=author)
    _waiting_at_each_rank(telling, author, signer)
    send_back(memos.submit(_memo_of_its_own(telling, author, signer), actor=author))
    memos.withdraw(_memo_of_its_own(telling, author, signer), "Đã trình chung một phiếu khác.", actor=author)
    _memo_of_its_own(telling, author, signer)


def _asking(telling: Telling, moment: datetime) -> Story:
    """A memo before each leader of the field."""
    yield moment
    author = telling.cast.specialist(telling.unit, telling.chance)
    _waiting_at_each_rank(telling, author, telling.cast.committee_leader(telling.field))


def _waiting_at_each_rank(telling: Telling, author: Person, signer: Person) -> None:
    for rank in sorted(HOLDING):
        memo = memos.submit(_memo_of_its_own(telling, author, signer), actor=author)
        while Ask.of(memo.waiting[0]).rank < rank:
            memo = opine(memo, Choice.AGREE, telling.chance)


def _memo_of_its_own(telling: Telling, author: Person, signer: Person) -> Memo:
    return write_memo(telling, author, None, write_draft(telling, author, None, signer))


def _elsewhere(moment: datetime, chance: Random) -> Story:
    """The other agency of this installation registers papers of its own, which nobody here sees."""
    yield moment
    clerk = Person.objects.filter(
        appointments__role=Role.REGISTRAR, agency__hosted=True, agency__kind="department"
    ).first()
    if clerk is None:
        return
    paper = next(paper_after_paper(chance))
    field = clerk.agency.fields.earliest("pk")
    sheet = invented(paper, clerk.agency, field, chance)
    document = documents.receive(clerk.agency, sheet.files, actor=clerk)
    documents.register(document, sheet.registration, actor=clerk)
