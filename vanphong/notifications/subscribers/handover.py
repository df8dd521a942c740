"""Facts of handing over: whoever has open work now because posts and units changed hears of it, whichever house keeps
the work."""

from collections.abc import Iterable

from vanphong.audit.events import subscribe
from vanphong.audit.models import Event
from vanphong.ballots.events import BallotPassedOn
from vanphong.ballots.models import Ballot
from vanphong.consultations.events import LeaderChanged, PlacePassedOn
from vanphong.consultations.models import Addressee, Consultation
from vanphong.deadlines.rules import ANSWERS_FOR
from vanphong.documents.enums import Status, Step
from vanphong.documents.events import HolderChanged
from vanphong.documents.models import Document
from vanphong.memos.enums import StepState
from vanphong.memos.events import AuthorChanged, StepRenamed
from vanphong.memos.models import Memo
from vanphong.org.enums import Role
from vanphong.org.models import Person
from vanphong.routing.events import QuestionPassedOn
from vanphong.routing.models import UnitQuestion
from vanphong.routing.rules import active_assignment
from vanphong.ui.formats import vndate

from ..actions import tell
from ..enums import Kind
from .memos import tell_of_memo
from .telling import heads_of, holding, tell_of_document


@subscribe(HolderChanged)
def paper_was_handed_over(event: Event) -> None:
    document = Document.objects.select_related("custody__person", "drafter").get(pk=event.subject_id)
    tell_of_document(Kind.WORK, event, _works_on(document), "Bàn giao văn bản đến anh/chị")


@subscribe(AuthorChanged)
def memo_was_handed_over(event: Event) -> None:
    author = Person.objects.filter(pk__in=Memo.objects.filter(pk=event.subject_id).values("author"))
    tell_of_memo(Kind.WORK, event, author, "Bàn giao phiếu trình đến anh/chị")


@subscribe(StepRenamed)
def coming_step_was_handed_over(event: Event) -> None:
    """Of a memo that was submitted; one still being written is nobody else's to read."""
    coming = Memo.objects.filter(
        pk=event.subject_id, steps__state=StepState.WAITING, steps__person=event.payload["person"]
    )
    if coming.exists():
        person = Person.objects.filter(pk=event.payload["person"])
        tell_of_memo(Kind.WORK, event, person, "Bàn giao đến anh/chị bước sẽ cho ý kiến")


@subscribe(QuestionPassedOn)
def question_was_handed_over(event: Event) -> None:
    unit = UnitQuestion.objects.values_list("unit", flat=True).get(pk=event.payload["question"])
    tell_of_document(Kind.OPINION, event, heads_of([unit]), "Chuyển đến đơn vị câu hỏi")


@subscribe(LeaderChanged, BallotPassedOn)
def asking_was_handed_over(event: Event) -> None:
    carried: Consultation | Ballot
    if event.kind == BallotPassedOn.kind:
        carried, what = Ballot.objects.get(pk=event.subject_id), "phiếu lấy ý kiến"
    else:
        carried, what = Consultation.objects.get(pk=event.subject_id), "việc lấy ý kiến góp ý"
    text, url = f"Bàn giao {what} đến anh/chị: {carried.subject}", carried.get_absolute_url()
    tell([carried.author], text, event, None, url, kind=Kind.WORK, personal=True)


@subscribe(PlacePassedOn)
def place_was_handed_over(event: Event) -> None:
    """Of a request that is out; one still being prepared is nobody else's to read."""
    place = Addressee.objects.select_related("consultation").get(pk=event.payload["addressee"])
    if event.payload["sent"] and place.unit_id:
        text = f"Chuyển đến đơn vị, đề nghị góp ý đến {vndate(place.due_date)}: {place.consultation.subject}"
        url = place.get_absolute_url()
        tell(heads_of([place.unit_id]), text, event, None, url, kind=Kind.CONSULTATION, personal=True)


def _works_on(document: Document) -> Iterable[Person]:
    """Who works on the paper: of one before the leaders, whoever put it forward."""
    if document.status == Status.SUBMITTED:
        given = active_assignment(document)
        return [person for person in (document.drafter, given and given.person) if person]
    held = document.custody
    if held is None:
        return []
    return [held.person] if held.person else holding(ANSWERS_FOR.get(Step(held.step), Role.UNIT_HEAD), [held.unit_id])
