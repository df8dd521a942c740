"""Which acts a paper's page offers to a person: open where it is their turn, grey with the reasons where not."""

from collections.abc import Iterator

from django.urls import reverse

from vanphong.documents.enums import Direction, Status
from vanphong.documents.models import Document
from vanphong.org.enums import Basis
from vanphong.org.models import Person
from vanphong.org.queries import Standing, stands_for
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
    standings = stands_for(person)
    return [act for offer in offers for act in offer(person, standings, document)]


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


def _to_office_leaders(person: Person, standings: rules.Standings, document: Document) -> Iterator[Act]:
    if document.status != Status.REGISTERED:
        return
    standing = rules.standing_to_instruct(standings, document)
    if standing is None and not is_office_leader(person, document.agency_id):
        return
    obstacles = rules.obstacles_to_instructing(document)
    if standing is None:
        obstacles = [*obstacles, OFF_DUTY]
    context = {"phrases": queries.phrases_of(person)} | _instead(standing)
    yield _act("instruct", InstructForm(document), obstacles, primary=True, context=context)


def _to_heads(person: Person, standings: rules.Standings, document: Document) -> Iterator[Act]:
    standing = rules.standing_to_assign(standings, document)
    if standing is None:
        return
    waiting, context = document.status == Status.INSTRUCTED, _instead(standing)
    label = AssignForm.label if waiting else "Phân công lại"
    obstacles = rules.obstacles_to_assigning(document)
    yield _act("assign", AssignForm(document), obstacles, label=label, primary=waiting, context=context)
    if waiting:
        obstacles = rules.obstacles_to_sending_back(document)
        yield _act("send-back", SendBackForm(document), obstacles, context=context)


def _to_specialists(person: Person, standings: rules.Standings, document: Document) -> Iterator[Act]:
    if document.status == Status.INSTRUCTED and rules.can_claim(person, document):
        primary = rules.standing_to_assign(standings, document) is None
        yield _act("claim", ClaimForm(document), rules.obstacles_to_claiming(document), primary=primary)


def _to_the_handler(person: Person, standings: rules.Standings, document: Document) -> Iterator[Act]:
    if not rules.is_handler(person, document):
        return
    yield _act("ask-unit", AskUnitForm(document), rules.obstacles_to_asking(person, document))
    yield _act("hand-back", HandBackForm(document), rules.obstacles_to_handing_back(document))


def _to_those_asked(person: Person, standings: rules.Standings, document: Document) -> Iterator[Act]:
    for question, standing in queries.questions_before(standings, document):
        form = AnswerForm(document, auto_id=f"answer-{question.pk}-%s")
        context = {"question": question} | _instead(standing)
        yield _act("answer-question", form, [], label=f"Trả lời {question.asked_by}", primary=True, context=context)


def _to_who_decides_on_time(person: Person, standings: rules.Standings, document: Document) -> Iterator[Act]:
    for request in document.extensions.waiting().select_related("asked_by"):
        if standing := rules.standing_to_decide_extension(standings, request):
            form = DecideExtensionForm(document, auto_id=f"extension-{request.pk}-%s")
            context = {"extension": request} | _instead(standing)
            yield _act("decide-extension", form, [], primary=True, context=context)
    if document.due_date and document.lead_unit_id and (standing := rules.standing_to_set_due(standings, document)):
        yield _of_time_act("override-due", OverrideDueForm(document), [], "calendar", standing)


def _of_time(person: Person, standings: rules.Standings, document: Document) -> Iterator[Act]:
    """More time, and the clock: to who handles the paper; the clock to the head of unit as well."""
    standing = rules.standing_to_stop_clock(person, standings, document) if document.due_date else None
    if standing is None:
        return
    if rules.is_handler(person, document):
        obstacles = rules.obstacles_to_asking_extension(document, rules.active_assignment(document))
        yield _of_time_act("ask-extension", ExtensionForm(document), obstacles, "calendar")
    if document.clock_stopped_at:
        yield _of_time_act("resume", ResumeForm(document), [], "player-play", standing)
    else:
        obstacles = rules.obstacles_to_pausing(document)
        yield _of_time_act("pause", PauseForm(document), obstacles, "player-pause", standing)


def _of_time_act(name: str, form: ActForm, obstacles: list[str], icon: str, standing: Standing | None = None) -> Act:
    context = {"url": reverse(name, args=[form.document.pk]), "icon": icon} | _instead(standing)
    return _act(name, form, obstacles, context=context)


def _instead(standing: Standing | None) -> dict[str, object]:
    """In whose stead the act would be done."""
    return {"instead_of": standing.holder_name} if standing and standing.basis != Basis.OWN else {}
