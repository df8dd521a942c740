"""Which acts a paper's page offers to a person: open where it is their turn, grey with the reasons where not."""

from collections.abc import Iterator

from django.urls import reverse

from vanphong.documents.enums import Direction, Status
from vanphong.documents.models import Document
from vanphong.org.models import Person
from vanphong.org.rules import is_office_leader
from vanphong.ui.acts import Act

from .. import queries, rules
from .acting import (
    ActForm,
    AnswerForm,
    AskUnitForm,
    AssignForm,
    ClaimForm,
    HandBackForm,
    InstructForm,
    SendBackForm,
)
from .timing import DecideExtensionForm, ExtensionForm, OverrideDueForm, PauseForm, ResumeForm

OFF_DUTY = "Hôm nay anh/chị không trực. Bút phê do Chánh Văn phòng hoặc Phó Chánh Văn phòng trực ghi."


def acts_for(person: Person, document: Document) -> list[Act]:
    """What this person may do with this paper now: instruct, assign, claim, hand back, ask, answer."""
    if document.direction != Direction.INCOMING or document.finished:
        return []
    offers = (
        _to_office_leaders,
        _to_heads,
        _to_specialists,
        _to_the_handler,
        _to_those_asked,
        _to_who_decides_on_time,
        _of_time,
    )
    return [act for offer in offers for act in offer(person, document)]


def _act(
    name: str,
    form: ActForm,
    obstacles: list[str],
    *,
    label: str = "",
    primary: bool = False,
    context: dict[str, object] | None = None,
) -> Act:
    return Act(name, label or form.label, form.template, form, obstacles, primary and not obstacles, context or {})


def _to_office_leaders(person: Person, document: Document) -> Iterator[Act]:
    if document.status != Status.REGISTERED or not is_office_leader(person, document.agency_id):
        return
    obstacles = rules.obstacles_to_instructing(document)
    if not rules.can_instruct(person, document):
        obstacles = [*obstacles, OFF_DUTY]
    context: dict[str, object] = {"phrases": queries.phrases_of(person)}
    yield _act("instruct", InstructForm(document), obstacles, primary=True, context=context)


def _to_heads(person: Person, document: Document) -> Iterator[Act]:
    if not rules.can_assign(person, document):
        return
    waiting = document.status == Status.INSTRUCTED
    label = AssignForm.label if waiting else "Phân công lại"
    yield _act("assign", AssignForm(document), rules.obstacles_to_assigning(document), label=label, primary=waiting)
    if waiting:
        yield _act("send-back", SendBackForm(document), rules.obstacles_to_sending_back(document))


def _to_specialists(person: Person, document: Document) -> Iterator[Act]:
    if document.status == Status.INSTRUCTED and rules.can_claim(person, document):
        primary = not rules.can_assign(person, document)
        yield _act("claim", ClaimForm(document), rules.obstacles_to_claiming(document), primary=primary)


def _to_the_handler(person: Person, document: Document) -> Iterator[Act]:
    if not rules.is_handler(person, document):
        return
    yield _act("ask-unit", AskUnitForm(document), rules.obstacles_to_asking(person, document))
    yield _act("hand-back", HandBackForm(document), rules.obstacles_to_handing_back(document))


def _to_those_asked(person: Person, document: Document) -> Iterator[Act]:
    for question in queries.questions_before(person, document):
        form = AnswerForm(document, auto_id=f"answer-{question.pk}-%s")
        context: dict[str, object] = {"question": question}
        yield _act("answer-question", form, [], label=f"Trả lời {question.asked_by}", primary=True, context=context)


def _to_who_decides_on_time(person: Person, document: Document) -> Iterator[Act]:
    for request in document.extensions.waiting().select_related("asked_by"):
        if rules.can_decide_extension(person, request):
            form = DecideExtensionForm(document, auto_id=f"extension-{request.pk}-%s")
            yield _act("decide-extension", form, [], primary=True, context={"extension": request})
    if document.due_date and document.lead_unit_id and rules.can_set_due(person, document):
        yield _of_time_act("override-due", OverrideDueForm(document), [], "calendar")


def _of_time(person: Person, document: Document) -> Iterator[Act]:
    """More time, and the clock: to who handles the paper; the clock to the head of unit as well."""
    if document.due_date is None or not rules.can_stop_clock(person, document):
        return
    if rules.is_handler(person, document):
        obstacles = rules.obstacles_to_asking_extension(document, rules.active_assignment(document))
        yield _of_time_act("ask-extension", ExtensionForm(document), obstacles, "calendar")
    if document.clock_stopped_at:
        yield _of_time_act("resume", ResumeForm(document), [], "player-play")
    else:
        yield _of_time_act("pause", PauseForm(document), rules.obstacles_to_pausing(document), "player-pause")


def _of_time_act(name: str, form: ActForm, obstacles: list[str], icon: str) -> Act:
    return _act(name, form, obstacles, context={"url": reverse(name, args=[form.document.pk]), "icon": icon})
