"""What is open before a person or a unit: the work that has to change hands with a post (rà soát, bàn giao)."""

from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef, Q

from vanphong.documents.models import Custody
from vanphong.kernel import clock
from vanphong.memos.enums import WITH_AUTHOR, StepState, Who
from vanphong.memos.models import Memo, PlannedStep, RoundStep
from vanphong.org.models import Agency, Duty, FieldCharge, Grant, Person, Unit
from vanphong.routing.models import UnitQuestion

from .rules import Holder, Item


def everybody(agency: Agency) -> tuple[list[Unit], list[Person]]:
    """Units and people of an agency, those that ended or left among them: their work may still be open."""
    return list(Unit.objects.filter(agency=agency).order_by("pk")), list(Person.objects.filter(agency=agency))


def open_items(source: Holder, agency_id: int) -> list[Item]:
    """Mọi việc đang mở, in the order it is handed over. As many queries for any number."""
    found = [
        *_memos(source, agency_id),
        *_steps(source, agency_id),
        *_later(source, agency_id),
        *_papers(source, agency_id),
        *_questions(source, agency_id),
    ]
    return sorted(found, key=lambda item: item.place)


def _memos(source: Holder, agency_id: int) -> Iterator[Item]:
    """Those the person writes; of a unit, those without a number: a number stays with the unit that gave it."""
    mine = Q(author=source.person) if source.person else Q(unit=source.unit, number=None)
    for memo in Memo.objects.open().filter(mine, agency=agency_id).select_related("author", "unit"):
        yield _of_memo("memo", memo, memo, memo.author.full_name)


def _steps(source: Holder, agency_id: int) -> Iterator[Item]:
    mine = Q(person=source.person) if source.person else Q(unit=source.unit)
    steps = RoundStep.objects.under_way().filter(mine, memo__agency=agency_id, state=StepState.OPEN)
    for step in steps.select_related("memo", "memo__unit", "person", "unit"):
        yield _of_memo("step", step, step.memo, step.person.full_name if step.person else step.asked)


def _later(source: Holder, agency_id: int) -> Iterator[Item]:
    """Steps not reached yet that name the person; the post of others is looked up when the step is reached."""
    if source.person is None:
        return
    waiting = RoundStep.objects.filter(state=StepState.WAITING, who=Who.PERSON, round__running=True)
    for step in waiting.filter(person=source.person, memo__agency=agency_id).select_related("memo__unit", "person"):
        yield _of_memo("later", step, step.memo, source.person.full_name)
    planned = PlannedStep.objects.filter(person=source.person, memo__agency=agency_id, memo__status__in=WITH_AUTHOR)
    for row in planned.select_related("memo__unit", "person"):
        yield _of_memo("planned", row, row.memo, source.person.full_name)


def _of_memo(kind: str, about: Memo | RoundStep | PlannedStep, memo: Memo, held_by: str) -> Item:
    return Item(kind, about, memo.code or "Phiếu chưa có số", memo.subject, memo.get_absolute_url(), held_by)


def _papers(source: Holder, agency_id: int) -> Iterator[Item]:
    """Papers in custody that no open memo carries: those go with their memo."""
    mine = Q(person=source.person) if source.person else Q(unit=source.unit)
    of_memo = Memo.objects.open().filter(Q(incoming=OuterRef("document")) | Q(draft=OuterRef("document")))
    held = Custody.objects.filter(mine, ~Exists(of_memo), until=None, document__agency=agency_id)
    for custody in held.select_related("document__entry", "person", "unit"):
        paper = custody.document
        held_by = f"{custody.person or custody.unit}: {custody.get_step_display()}"
        yield Item("paper", custody, paper.call_number, paper.subject, paper.get_absolute_url(), held_by)


def _questions(source: Holder, agency_id: int) -> Iterator[Item]:
    if source.unit is None:
        return
    asked = UnitQuestion.objects.filter(unit=source.unit, answered_at=None, document__agency=agency_id)
    for question in asked.filter(document__closed_at=None).select_related("document__entry", "unit"):
        paper = question.document
        yield Item("question", question, paper.call_number, question.question, paper.get_absolute_url(), str(source))


def notes_about(source: Holder) -> list[str]:
    """What is not handed over here but has to be seen to: duties, delegations, fields in charge from today on."""
    if source.person is None:
        return []
    today, person = clock.today(), source.person
    duties: Iterable[Duty] = Duty.objects.filter(person=person, valid_to__gte=today)
    grants = Grant.objects.filter(Q(grantor=person) | Q(deputy=person), revoked_at=None, valid_to__gte=today)
    charges: Iterable[FieldCharge] = FieldCharge.objects.in_force().filter(person=person).select_related("field")
    found = [f"Lịch trực từ {duty.valid_from:%d/%m/%Y} đến {duty.valid_to:%d/%m/%Y}." for duty in duties]
    found += [f"{grant}, đến hết {grant.valid_to:%d/%m/%Y}." for grant in grants.select_related("grantor", "deputy")]
    return found + [f"Phụ trách lĩnh vực {charge.field}." for charge in charges]
