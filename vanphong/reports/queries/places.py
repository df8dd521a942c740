"""The days that are counted, the steps where papers wait, and what ended there."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.db.models.functions import TruncDate

from vanphong.documents.enums import Step
from vanphong.documents.models import Custody
from vanphong.memos.enums import LEVELS, Act, StepState, Who
from vanphong.memos.models import RoundStep
from vanphong.org.enums import OFFICE_LEADERS, Role
from vanphong.org.models import Agency
from vanphong.worktime.rules import OFFICE_ZONE

OPINIONS = (Step.HEAD_OPINION, Step.OFFICE_OPINION, Step.DECIDE)
"""Steps of custody that are counted by the steps of the memo, each for itself."""

ENDED_ON = TruncDate("ended_at", tzinfo=OFFICE_ZONE)
"""The day on which a step of a memo ended, in the office."""


@dataclass(frozen=True)
class Period:
    """From a day to a day, both included."""

    first: date
    last: date

    def within(self, name: str) -> Q:
        """What happened at the moment `name` falls into these days."""
        begins = datetime.combine(self.first, time(), OFFICE_ZONE)
        ends = datetime.combine(self.last + timedelta(days=1), time(), OFFICE_ZONE)
        return Q(**{f"{name}__gte": begins, f"{name}__lt": ends})


@dataclass(frozen=True)
class Place:
    """A step of the way: which, and how it is called. Those of custody are named by documents.Step, those of a memo
    by "who:role:act"."""

    key: str

    @property
    def in_memos(self) -> bool:
        return ":" in self.key

    @property
    def row(self) -> dict[str, str]:
        """What the rows of this step have in common."""
        if self.in_memos:
            return dict(zip(("who", "role", "act"), self.key.split(":"), strict=True))
        return {"step": self.key}

    @property
    def label(self) -> str:
        if not self.in_memos:
            return str(Step(self.key).label)
        who, role, act = self.key.split(":")
        asked = _asked(Who(who), role)
        return f"Phiếu trình: {asked}, {Act(act).label.lower()}"


def _asked(who: Who, role: str) -> str:
    match who:
        case Who.UNIT_HEAD:
            return "lãnh đạo đơn vị"
        case Who.FIELD_LEADER:
            return "lãnh đạo Văn phòng" if LEVELS[Role(role)] == OFFICE_LEADERS else "lãnh đạo UBND"
        case Who.POSITION:
            return Role(role).label[0].lower() + Role(role).label[1:]
    return "người được hỏi thêm"


def place_of(row: Custody | RoundStep) -> Place:
    return Place(f"{row.who}:{row.role}:{row.act}" if isinstance(row, RoundStep) else row.step)


def ended_custody(agency: Agency, period: Period) -> QuerySet[Custody]:
    """Papers handed on in these days, at steps outside memos."""
    return Custody.objects.filter(period.within("until"), document__agency=agency).exclude(step__in=OPINIONS)


def ended_steps(agency: Agency, period: Period) -> QuerySet[RoundStep]:
    """Steps of memos at which somebody spoke in these days."""
    ended = RoundStep.objects.filter(period.within("ended_at"), memo__agency=agency, state=StepState.DONE)
    return ended.filter(working_minutes__isnull=False)
