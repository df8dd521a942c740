"""What goes on in the living office beside its papers: absences, votes, a consultation, units heard side by side."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from vanphong.ballots import actions as ballots
from vanphong.ballots.actions import Values
from vanphong.ballots.enums import Ground, Vote
from vanphong.ballots.models import Ballot
from vanphong.kernel import clock
from vanphong.memos import actions as memos
from vanphong.memos.enums import Choice
from vanphong.org import actions as org
from vanphong.org.models import Person
from vanphong.worktime.queries import calendar
from vanphong.worktime.rules import add_working_days

from .cast import Cast
from .consulting import consulting
from .deciding import write_draft, write_memo
from .living import Story
from .opining import opine
from .replaying import telling_of
from .telling import Telling

DAYS_AWAY = 3
VOTED_SO_FAR = 2
LONGEST_VOTE = timedelta(days=10)
RESERVED = "Đề nghị làm rõ nguồn kinh phí trước khi quyết định."


def these_days(cast: Cast, now: datetime, before: datetime, earlier: datetime, chance: Random) -> Iterator[Story]:
    """`now` is the last hour of the office, `before` some days ago, `earlier` long enough ago for a vote to be over."""
    yield _away(cast, now)
    yield _voting(telling_of(cast, "KT", chance), now, VOTED_SO_FAR)
    yield _voting(telling_of(cast, "NLN", chance), earlier)
    yield _asking_around(telling_of(cast, "KT", chance), before)
    yield _side_by_side(telling_of(cast, "KT", chance), now)


def _away(cast: Cast, begins: datetime) -> Story:
    """A leader of the Committee is away and has given the work to another; one of the Office has given it to nobody."""
    yield begins
    leader, colleague = (cast.committee_leader(cast.fields[code]) for code in ("CN", "VX"))
    first, last = clock.today(), add_working_days(calendar(), clock.today(), DAYS_AWAY)
    org.plan_absence(leader, first, last, "Đi công tác", actor=leader)
    org.grant(leader, colleague, first, last, actor=leader, basis="Phân công khi đi vắng")
    deputy = cast.office_leader(cast.fields["VX"])
    org.plan_absence(deputy, first, last, "Nghỉ phép", actor=deputy)


def _voting(telling: Telling, begins: datetime, given: int | None = None) -> Story:
    """A vote by slip on a draft: some have voted at once; or all have, one after another, and it is over."""
    yield begins
    author = telling.cast.specialist(telling.unit, telling.chance)
    ballot = _opened(telling, author)
    members = [slip.member for slip in ballot.slips.select_related("member")]
    for place, member in enumerate(members[:given]):
        choice, text = (Vote.OTHER, RESERVED) if place == 1 else (Vote.AGREE, "")
        ballots.vote(ballot, choice, text, ballot.checksum, actor=member)
        if given is None:
            yield telling.wait(0.5, 0.5)
    if given is None:
        ballots.close(ballot, actor=author)


def _opened(telling: Telling, author: Person) -> Ballot:
    draft = write_draft(telling, author, None, telling.cast.committee_leader(telling.field))
    values = Values(
        subject=f"Lấy ý kiến thành viên UBND tỉnh: {draft.subject}",
        question=f"Thông qua dự thảo {str(draft.document_type).lower()} về {draft.subject}.",
        explanation="Hồ sơ đầy đủ, đúng trình tự; các cơ quan liên quan đã có ý kiến thống nhất.",
        ground=Ground.URGENT,
        consent="Ý kiến của Chủ tịch UBND tỉnh tại cuộc họp giao ban tuần.",
        lead=telling.unit.name,
        due_at=clock.now() + LONGEST_VOTE,
        draft=draft,
    )
    return ballots.open_ballot(ballots.write(telling.unit, values, actor=author), actor=author)


def _asking_around(telling: Telling, begins: datetime) -> Story:
    """A draft is out for opinions, and the days for them are not over."""
    yield begins
    author = telling.cast.specialist(telling.unit, telling.chance)
    draft = write_draft(telling, author, None, telling.cast.committee_leader(telling.field))
    yield from consulting(telling, author, draft)


def _side_by_side(telling: Telling, begins: datetime) -> Story:
    """A decision on its way: three units are asked at once, and one of them has spoken."""
    yield begins
    author = telling.cast.specialist(telling.unit, telling.chance)
    draft = write_draft(telling, author, None, telling.cast.committee_leader(telling.field), ("Quyết định",))
    memo = memos.submit(write_memo(telling, author, None, draft), actor=author)
    opine(memo, Choice.AGREE, telling.chance)
