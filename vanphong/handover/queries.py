"""What is open before a person or a unit: the work that has to change hands with a post (rà soát, bàn giao)."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from vanphong.ballots import enums as ballots
from vanphong.ballots.models import Ballot
from vanphong.consultations import enums as consultations
from vanphong.consultations.models import Addressee, Consultation
from vanphong.documents.models import Custody, Document
from vanphong.kernel import clock
from vanphong.memos.enums import FINISHED, WITH_AUTHOR, MemoStatus, StepState, Who
from vanphong.memos.models import Memo, PlannedStep, RoundStep, RouteStep
from vanphong.org.models import Agency, Duty, FieldCharge, Grant, Person, Unit
from vanphong.routing.models import UnitQuestion
from vanphong.ui.formats import vndate, vndatetime

from .rules import About, Holder, Item

Row = TypeVar("Row", RoundStep, PlannedStep)


def everybody(agency: Agency) -> tuple[list[Unit], list[Person]]:
    """Units and people of an agency, those that ended or left among them: their work may still be open."""
    return list(Unit.objects.filter(agency=agency).order_by("pk")), list(Person.objects.filter(agency=agency))


def open_items(source: Holder, reader: Person) -> list[Item]:
    """Mọi việc đang mở in the reader's agency, in the order it is handed over. As many queries for any number."""
    found = [
        *_memos(source, reader),
        *_steps(source, reader),
        *_later(source, reader),
        *_papers(source, reader),
        *_questions(source, reader),
        *_consultations(source, reader),
        *_places(source, reader),
        *_ballots(source, reader),
    ]
    return sorted(found, key=lambda item: item.place)


def _memos(source: Holder, reader: Person) -> Iterator[Item]:
    """Those the person writes; of a unit, those without a number, and those whose papers are led by it: a number stays
    with the unit that gave it, papers do not."""
    led = Q(draft__lead_unit=source.unit) | Q(incoming__lead_unit=source.unit)
    mine = Q(author=source.person) if source.person else Q(unit=source.unit, number=None) | led
    memos = Memo.objects.open().filter(mine, agency=reader.agency_id)
    for memo in memos.annotate(readable=_memo_for(reader, "pk")).select_related("author", "unit"):
        yield _of_memo("memo", memo, memo, memo.author.full_name)


def _steps(source: Holder, reader: Person) -> Iterator[Item]:
    """Those reached and not over; one put aside comes back to whoever asked in between."""
    steps = RoundStep.objects.under_way().filter(_mine(source), memo__agency=reader.agency_id)
    for step in _with_memo(steps, reader):
        yield _of_memo("step", step, step.memo, step.person.full_name if step.person else step.asked)


def _later(source: Holder, reader: Person) -> Iterator[Item]:
    """Steps not reached yet that name the person or the unit; the holder of a post is looked up when one is reached.

    Whom a memo under way would ask when submitted again its author chooses then; a unit that is gone they cannot.
    """
    named, status = Q(person=source.person, who=Who.PERSON), WITH_AUTHOR
    if source.unit:
        named, status = Q(unit=source.unit), frozenset(MemoStatus) - FINISHED
    waiting = RoundStep.objects.filter(named, state=StepState.WAITING, round__running=True)
    for step in _with_memo(waiting.filter(memo__agency=reader.agency_id), reader):
        yield _of_memo("later", step, step.memo, step.person.full_name if step.person else step.asked)
    planned = PlannedStep.objects.filter(_mine(source), memo__agency=reader.agency_id, memo__status__in=status)
    for row in _with_memo(planned, reader):
        yield _of_memo("planned", row, row.memo, row.person.full_name if row.person else row.asked)


def _mine(source: Holder) -> Q:
    return Q(person=source.person) if source.person else Q(unit=source.unit)


def _with_memo(steps: QuerySet[Row], reader: Person) -> QuerySet[Row]:
    marked = steps.annotate(readable=_memo_for(reader, "memo"))
    return marked.select_related("memo__unit", "memo__field", "person", "unit")


def _papers(source: Holder, reader: Person) -> Iterator[Item]:
    """Papers in custody that no open memo carries: those go with their memo."""
    of_memo = Memo.objects.open().filter(Q(incoming=OuterRef("document")) | Q(draft=OuterRef("document")))
    held = Custody.objects.filter(_mine(source), ~Exists(of_memo), until=None, document__agency=reader.agency_id)
    held = held.annotate(readable=_paper_for(reader))
    for custody in held.select_related("document__entry", "person", "unit"):
        paper = custody.document
        held_by = f"{custody.person or custody.unit}: {custody.get_step_display()}"
        yield _item("paper", custody, paper.call_number, paper.subject, paper.get_absolute_url(), held_by)


def _questions(source: Holder, reader: Person) -> Iterator[Item]:
    if source.unit is None:
        return
    asked = UnitQuestion.objects.filter(unit=source.unit, answered_at=None, document__agency=reader.agency_id)
    asked = asked.filter(document__closed_at=None).annotate(readable=_paper_for(reader))
    for question in asked.select_related("document__entry", "unit"):
        paper = question.document
        yield _item("question", question, paper.call_number, question.question, paper.get_absolute_url(), str(source))


def _consultations(source: Holder, reader: Person) -> Iterator[Item]:
    """Those not over yet that the person leads, or the unit asks."""
    mine = Q(author=source.person) if source.person else Q(unit=source.unit)
    found = Consultation.objects.filter(mine, agency=reader.agency_id, status__in=consultations.RUNNING)
    for one in found.annotate(readable=_consultation_for(reader, "pk")).select_related("author", "unit"):
        url = one.get_absolute_url()
        yield _item("consultation", one, f"Hạn {vndate(one.due_date)}", one.subject, url, one.author.full_name)


def _places(source: Holder, reader: Person) -> Iterator[Item]:
    """Where the unit is asked and has not answered."""
    if source.unit is None:
        return
    asked = Addressee.objects.awaiting().filter(unit=source.unit, consultation__status__in=consultations.RUNNING)
    asked = asked.annotate(readable=_consultation_for(reader, "consultation"))
    for place in asked.select_related("consultation", "unit"):
        request = place.consultation
        url = request.get_absolute_url()
        yield _item("place", place, f"Hạn {vndate(place.due_date)}", request.subject, url, place.name)


def _ballots(source: Holder, reader: Person) -> Iterator[Item]:
    """Those not over yet that the person wrote, or that are of the unit."""
    mine = Q(author=source.person) if source.person else Q(unit=source.unit)
    readable = Exists(Ballot.objects.visible_to(reader).filter(pk=OuterRef("pk")))
    found = Ballot.objects.filter(mine, agency=reader.agency_id, status__in=ballots.RUNNING).annotate(readable=readable)
    for ballot in found.select_related("author", "unit"):
        due = f"Hạn {vndatetime(ballot.due_at)}" if ballot.due_at else "Chưa có hạn"
        yield _item("ballot", ballot, due, ballot.subject, ballot.get_absolute_url(), ballot.author.full_name)


def _consultation_for(reader: Person, consultation: str) -> Exists:
    return Exists(Consultation.objects.visible_to(reader).filter(pk=OuterRef(consultation)))


def _memo_for(reader: Person, memo: str) -> Exists:
    return Exists(Memo.objects.visible_to(reader).filter(pk=OuterRef(memo)))


def _paper_for(reader: Person) -> Exists:
    return Exists(Document.objects.visible_to(reader).filter(pk=OuterRef("document")))


def _of_memo(kind: str, about: Memo | RoundStep | PlannedStep, memo: Memo, held_by: str) -> Item:
    return _item(kind, about, memo.code or "Phiếu chưa có số", memo.subject, memo.get_absolute_url(), held_by)


def _item(kind: str, about: About, code: str, subject: str, url: str, held_by: str) -> Item:
    """One row, marked with whether its reader may read it; if not, without its words and the way to it."""
    return (
        Item(kind, about, code, subject, url, held_by)
        if vars(about)["readable"]
        else Item(kind, about, code, "", "", held_by)
    )


def notes_about(source: Holder) -> list[str]:
    """What is not handed over here but has to be seen to: routes that name them, duties, delegations, fields in charge
    from today on."""
    asking = RouteStep.objects.filter(_mine(source), route__active=True).order_by("route__name")
    names = asking.values_list("route__name", flat=True).distinct()
    found = [f"Quy trình trình duyệt “{name}” hỏi {source}." for name in names]
    return found + (_of_person(source.person) if source.person else [])


def _of_person(person: Person) -> list[str]:
    today = clock.today()
    duties: Iterable[Duty] = Duty.objects.filter(person=person, valid_to__gte=today)
    grants = Grant.objects.filter(Q(grantor=person) | Q(deputy=person), revoked_at=None, valid_to__gte=today)
    charges: Iterable[FieldCharge] = FieldCharge.objects.in_force().filter(person=person).select_related("field")
    found = [f"Lịch trực từ {duty.valid_from:%d/%m/%Y} đến {duty.valid_to:%d/%m/%Y}." for duty in duties]
    found += [f"{grant}, đến hết {grant.valid_to:%d/%m/%Y}." for grant in grants.select_related("grantor", "deputy")]
    return found + [f"Phụ trách lĩnh vực {charge.field}." for charge in charges]
