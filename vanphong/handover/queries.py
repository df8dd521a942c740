"""What is open before a person or a unit: the work that has to change hands with a post (rà soát, bàn giao)."""

from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef, Q

from vanphong.documents.models import Custody, Document
from vanphong.kernel import clock
from vanphong.memos.enums import WITH_AUTHOR, StepState, Who
from vanphong.memos.models import Memo, PlannedStep, RoundStep
from vanphong.org.models import Agency, Duty, FieldCharge, Grant, Person, Unit
from vanphong.routing.models import UnitQuestion

from .rules import About, Holder, Item


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
    ]
    return sorted(found, key=lambda item: item.place)


def _memos(source: Holder, reader: Person) -> Iterator[Item]:
    """Those the person writes; of a unit, those without a number: a number stays with the unit that gave it."""
    mine = Q(author=source.person) if source.person else Q(unit=source.unit, number=None)
    memos = Memo.objects.open().filter(mine, agency=reader.agency_id)
    for memo in memos.annotate(readable=_memo_for(reader, "pk")).select_related("author", "unit"):
        yield _of_memo("memo", memo, memo, memo.author.full_name)


def _steps(source: Holder, reader: Person) -> Iterator[Item]:
    mine = Q(person=source.person) if source.person else Q(unit=source.unit)
    steps = RoundStep.objects.under_way().filter(mine, memo__agency=reader.agency_id, state=StepState.OPEN)
    for step in steps.annotate(readable=_memo_for(reader, "memo")).select_related(
        "memo", "memo__unit", "person", "unit"
    ):
        yield _of_memo("step", step, step.memo, step.person.full_name if step.person else step.asked)


def _later(source: Holder, reader: Person) -> Iterator[Item]:
    """Steps not reached yet that name the person; the post of others is looked up when the step is reached."""
    if source.person is None:
        return
    readable = _memo_for(reader, "memo")
    waiting = RoundStep.objects.filter(state=StepState.WAITING, who=Who.PERSON, round__running=True)
    waiting = waiting.filter(person=source.person, memo__agency=reader.agency_id).annotate(readable=readable)
    for step in waiting.select_related("memo__unit", "person"):
        yield _of_memo("later", step, step.memo, source.person.full_name)
    planned = PlannedStep.objects.filter(person=source.person, memo__agency=reader.agency_id)
    planned = planned.filter(memo__status__in=WITH_AUTHOR).annotate(readable=readable)
    for row in planned.select_related("memo__unit", "person"):
        yield _of_memo("planned", row, row.memo, source.person.full_name)


def _papers(source: Holder, reader: Person) -> Iterator[Item]:
    """Papers in custody that no open memo carries: those go with their memo."""
    mine = Q(person=source.person) if source.person else Q(unit=source.unit)
    of_memo = Memo.objects.open().filter(Q(incoming=OuterRef("document")) | Q(draft=OuterRef("document")))
    held = Custody.objects.filter(mine, ~Exists(of_memo), until=None, document__agency=reader.agency_id)
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
