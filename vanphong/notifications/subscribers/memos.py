"""Facts of submission memos: one waits for an opinion, one comes back to its author."""

from collections.abc import Iterable

from vanphong.audit.events import subscribe
from vanphong.audit.models import Event
from vanphong.memos.enums import Act
from vanphong.memos.events import (
    AnswerGiven,
    MemoBlocked,
    MemoDecided,
    MemoReturned,
    MemoSentBack,
    MemoSubmitted,
    MoreTimeAsked,
    MoreTimeDeclined,
    OpinionGiven,
    OpinionSought,
    PapersAsked,
    StepDueMoved,
    StepPassedOn,
    StepTakenOver,
)
from vanphong.memos.models import Memo, RoundStep
from vanphong.org.models import Person

from ..actions import tell
from ..enums import Kind


def tell_of_memo(kind: Kind, event: Event, people: Iterable[Person | None], text: str) -> None:
    memo = Memo.objects.select_related("incoming", "document_type").get(pk=event.subject_id)
    told = (person for person in people if person)
    line = f"{text.rstrip('. ')}: {memo.subject}"
    tell(told, line, event, memo.incoming, memo.get_absolute_url(), kind=kind, memo=memo)


def _asked(event: Event, steps: Iterable[int], text: str) -> None:
    people = [step.person for step in RoundStep.objects.filter(pk__in=list(steps)).select_related("person")]
    tell_of_memo(Kind.OPINION, event, people, text)


@subscribe(MemoSubmitted)
def memo_was_submitted(event: Event) -> None:
    _asked(event, event.payload["steps"], "Chờ anh/chị cho ý kiến")


@subscribe(OpinionGiven, MemoSentBack, AnswerGiven)
def memo_waits_for_the_next(event: Event) -> None:
    _asked(event, event.payload["opened"], "Chờ anh/chị cho ý kiến")


@subscribe(OpinionSought, PapersAsked)
def somebody_was_asked_in_between(event: Event) -> None:
    step = RoundStep.objects.get(pk=event.payload["child"])
    _asked(event, [step.pk], "Đề nghị bổ sung hồ sơ" if step.act == Act.ADD else "Được hỏi ý kiến")


@subscribe(StepPassedOn, StepTakenOver)
def step_was_passed_on(event: Event) -> None:
    _asked(event, [event.payload["step"]], "Chuyển đến anh/chị cho ý kiến")


@subscribe(StepDueMoved)
def step_has_more_time(event: Event) -> None:
    people = [step.person for step in RoundStep.objects.filter(pk=event.payload["step"]).select_related("person")]
    tell_of_memo(Kind.DEADLINE, event, people, f"Dời hạn bước {event.payload['words']}")


@subscribe(MoreTimeAsked)
def more_time_is_wanted(event: Event) -> None:
    people = Person.objects.filter(pk__in=event.payload["of"])
    tell_of_memo(Kind.DEADLINE, event, people, f"Xin thêm thời gian {event.payload['words']}")


@subscribe(MoreTimeDeclined)
def more_time_was_refused(event: Event) -> None:
    step = RoundStep.objects.select_related("person").get(pk=event.payload["step"])
    tell_of_memo(Kind.DEADLINE, event, [step.person], f"Không cho thêm thời gian {event.payload['words']}")


@subscribe(MemoReturned, MemoBlocked, MemoDecided)
def memo_came_back(event: Event) -> None:
    memo = Memo.objects.select_related("author").get(pk=event.subject_id)
    if event.kind == MemoDecided.kind:
        tell_of_memo(Kind.OUTCOME, event, [memo.author], "Phiếu trình đã có ý kiến quyết định")
    else:
        tell_of_memo(Kind.RETURNED, event, [memo.author], "Phiếu trình bị trả lại")
