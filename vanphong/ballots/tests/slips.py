"""Ballots at every point of their way, made by the real actions."""

from datetime import datetime, timedelta
from typing import Any

from tests.office import LONG_AGO, Office
from vanphong.ballots import actions
from vanphong.ballots.actions import Values
from vanphong.ballots.enums import Ground, Vote
from vanphong.ballots.models import Ballot, Member, Slip
from vanphong.kernel import clock
from vanphong.org.models import Person


def in_a_week() -> datetime:
    return clock.now() + timedelta(days=7)


def words(**values: Any) -> Values:
    usual = {
        "subject": "Về điều chỉnh kế hoạch đầu tư công năm 2026",
        "question": "Thống nhất điều chỉnh kế hoạch đầu tư công năm 2026 theo dự thảo kèm theo.",
        "explanation": "Sở Tài chính đề nghị điều chuyển 120 tỷ đồng.",
        "ground": Ground.URGENT,
        "consent": "Ý kiến trên Phiếu trình 12-11/2026/PT-KT.",
        "lead": "Sở Tài chính",
        "due_at": in_a_week(),
    }
    return Values(**(usual | values))


def member(office: Office, person: Person, title: str = "Giám đốc Sở Kế hoạch và Đầu tư") -> Member:
    return actions.add_member(office.agency, person, title=title, valid_from=LONG_AGO, actor=office.administrator)


def written(office: Office, **values: Any) -> Ballot:
    return actions.write(office.units["KT"], words(**values), actor=office.specialist_kt)


def opened(office: Office, **values: Any) -> Ballot:
    """The electorate: the Chair, two vice-chairs, the Chief, and whoever was written down before."""
    return actions.open_ballot(written(office, **values), actor=office.specialist_kt)


def vote(ballot: Ballot, person: Person, choice: str = Vote.AGREE, text: str = "") -> Slip:
    return actions.vote(ballot, choice, text, ballot.checksum, actor=person)


def voted(office: Office, *choices: str) -> Ballot:
    """Everybody has voted: these choices in the order of the sheet, then all agree."""
    ballot = opened(office)
    given = [*choices, *[Vote.AGREE] * ballot.slips.count()]
    for slip, choice in zip(ballot.slips.select_related("member"), given, strict=False):
        vote(ballot, slip.member, choice, "" if choice == Vote.AGREE else "Đề nghị giảm còn 80 tỷ đồng.")
    return Ballot.objects.get(pk=ballot.pk)


def closed(office: Office, *choices: str) -> Ballot:
    return actions.close(voted(office, *choices), actor=office.specialist_kt)
