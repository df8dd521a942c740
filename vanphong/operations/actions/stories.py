"""The stories of papers: what the people of the office do with each, act by act, at the pace of an office."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import TypeVar

from vanphong.documents import actions as documents
from vanphong.documents import rules
from vanphong.documents.enums import RecipientGroup
from vanphong.documents.models import Custody, Document
from vanphong.documents.queries import current_draft, default_register
from vanphong.kernel import clock
from vanphong.memos import actions as memos
from vanphong.memos.enums import Choice, MemoStatus
from vanphong.memos.models import Memo
from vanphong.memos.queries import round_now
from vanphong.org.enums import OFFICE_LEADERS, AgencyKind
from vanphong.org.models import Agency, Field, Person, Unit
from vanphong.routing import actions as routing
from vanphong.worktime.queries import calendar
from vanphong.worktime.rules import add_working_days

from ..printing import Signature
from .cast import Cast
from .living import Story, after
from .sheets import Sheet, own_papers, written

Thing = TypeVar("Thing")

LETTERS = ("Công văn",)
BY_ORDER = ("Công văn", "Giấy mời", "Thông báo")
BY_COMMITTEE = ("Quyết định", "Kế hoạch", "Báo cáo", "Công văn")
CLOSINGS = (
    "Văn bản để biết, theo dõi; không phải trả lời.",
    "Đã trao đổi trực tiếp với cơ quan gửi, thống nhất cách giải quyết.",
    "Nội dung đã được chỉ đạo tại văn bản trước đó.",
    "Đã tổng hợp vào báo cáo chung của tháng.",
)
INSTRUCTIONS = (
    "Nghiên cứu, tham mưu UBND tỉnh.",
    "Chủ trì tham mưu, báo cáo lãnh đạo UBND tỉnh.",
    "Theo dõi, tổng hợp.",
    "Kiểm tra, đề xuất hướng giải quyết.",
)
WRONG_FIELD = "Nội dung thuộc lĩnh vực của đơn vị khác, đề nghị giao lại."
WORDS = ("", "", "Nhất trí với đề xuất.", "Đồng ý trình.", "Đồng ý, chuyển bước tiếp theo.")
CHANGES = ("Bổ sung căn cứ pháp lý và làm rõ nguồn kinh phí.", "Rà lại thời hạn giao cho các sở, ngành.")


@dataclass
class Telling:
    """What a story needs: the cast, its own chance, the field of the paper."""

    cast: Cast
    chance: Random
    field: Field

    @property
    def unit(self) -> Unit:
        return known(self.field.lead_unit)

    def wait(self, least: float, usual: float) -> datetime:
        """The next moment: at least `least` working hours on, often about `usual`, now and then far more."""
        return after(least + self.chance.expovariate(1 / usual))


def arriving(telling: Telling, arrives: datetime, hand: Callable[[], Sheet | None], then: "Ending | None") -> Story:
    """A paper comes in, is registered, instructed and assigned; `then` says how it ends (None: a secret paper)."""
    cast, chance = telling.cast, telling.chance
    yield arrives
    sheet = hand()
    if sheet is None:
        return
    clerk = cast.registrar(chance)
    document = documents.receive(cast.agency, sheet.files, actor=clerk)
    yield telling.wait(0.05, 0.6)
    documents.register(document, sheet.registration, actor=cast.registrar(chance))
    if then is None:
        return
    yield telling.wait(0.3, 3)
    _instruct(telling, document)
    yield telling.wait(0.2, 2.5)
    if chance.random() < 0.04:
        routing.send_back(
            document, "Nội dung thuộc lĩnh vực của đơn vị khác, đề nghị giao lại.", actor=cast.head(telling.unit)
        )
        yield telling.wait(0.3, 2)
        _instruct(telling, document)
        yield telling.wait(0.2, 2)
    handler = _assign(telling, document)
    yield telling.wait(2, 14)
    handler = _still_here(telling, document, handler)
    if chance.random() < 0.08:
        yield from _ask_another_unit(telling, document, handler)
        handler = _still_here(telling, document, handler)
    yield from then(telling, document, handler)


Ending = Callable[[Telling, Document, Person], Story]


def _instruct(telling: Telling, document: Document) -> None:
    chance, unit = telling.chance, telling.unit
    others = [field.lead_unit for field in telling.cast.fields.values() if field.lead_unit and field.lead_unit != unit]
    helping = chance.sample(others, chance.choice((0, 0, 0, 1, 2)))
    informed = [other for other in chance.sample(others, chance.choice((0, 0, 1))) if other not in helping]
    days = chance.choice((None, 3, 5, 5, 7, 10, 10, 15))
    due = add_working_days(calendar(), clock.today(), days) if days else None
    routing.instruct(
        document,
        lead=unit,
        supporting=helping,
        informed=informed,
        due_date=due,
        text=chance.choice(INSTRUCTIONS),
        actor=telling.cast.instructor(chance),
    )


def _assign(telling: Telling, document: Document) -> Person:
    handler = telling.cast.specialist(telling.unit, telling.chance)
    head = telling.cast.head(telling.unit)
    if telling.chance.random() < 0.2 and handler != head:
        routing.claim(document, actor=handler)
    else:
        routing.assign(document, handler, actor=head)
    return handler


def _still_here(telling: Telling, document: Document, handler: Person) -> Person:
    """The handler, or whoever the head gives the paper to when they have left the unit."""
    if still := telling.cast.still(handler, telling.unit):
        return still
    heir = telling.cast.specialist(telling.unit, telling.chance)
    routing.assign(document, heir, note="Người xử lý đã chuyển công tác.", actor=telling.cast.head(telling.unit))
    return heir


def _ask_another_unit(telling: Telling, document: Document, handler: Person) -> Story:
    others = [f.lead_unit for f in telling.cast.fields.values() if f.lead_unit and f.lead_unit != telling.unit]
    asked = telling.chance.choice(others)
    question = routing.ask_unit(document, asked, "Đề nghị cho ý kiến về nội dung liên quan đơn vị.", actor=handler)
    yield telling.wait(2, 8)
    answering = telling.cast.specialist(asked, telling.chance)
    routing.answer_question(question, "Thống nhất, không có ý kiến gì thêm.", actor=answering)
    yield telling.wait(0.5, 3)


def closing(telling: Telling, document: Document, handler: Person) -> Story:
    """The paper needs no answer."""
    documents.close(document, telling.chance.choice(CLOSINGS), actor=handler)
    yield from ()


def answering_by_letter(telling: Telling, document: Document, handler: Person) -> Story:
    """A letter in answer, straight to a leader of the Office for signature."""
    answer = write_draft(telling, handler, document, telling.cast.office_leader(telling.field))
    yield from _signing(telling, answer, handler, lambda: telling.cast.office_leader(telling.field))


def answering_by_memo(telling: Telling, document: Document, handler: Person) -> Story:
    """A submission memo with the draft; the decision; the signature of whoever decided."""
    answer = write_draft(telling, handler, document, telling.cast.committee_leader(telling.field))
    yield from _deciding(telling, handler, document, answer)


def own_letter(telling: Telling, begins: datetime) -> Story:
    """The Office writes on its own initiative: a draft straight to a leader for signature."""
    yield begins
    author = telling.cast.specialist(telling.unit, telling.chance)
    draft = write_draft(telling, author, None, telling.cast.office_leader(telling.field))
    yield telling.wait(0.5, 3)
    yield from _signing(telling, draft, author, lambda: telling.cast.office_leader(telling.field))


def own_memo(telling: Telling, begins: datetime) -> Story:
    """The Office puts a matter before the committee on its own initiative."""
    yield begins
    author = telling.cast.specialist(telling.unit, telling.chance)
    draft = write_draft(telling, author, None, telling.cast.committee_leader(telling.field))
    yield telling.wait(0.5, 3)
    yield from _deciding(telling, author, None, draft)


def write_draft(telling: Telling, author: Person, replies_to: Document | None, signer: Person) -> Document:
    """Lập dự thảo: a letter in answer, or a paper of the office's own, for this signer."""
    cast, chance = telling.cast, telling.chance
    _, lines = rules.signature_block(signer, cast.agency.pk)
    signature = Signature(title=lines[-1], name=signer.full_name, powers=tuple(lines[:-1]))
    by_order = signer.holds(OFFICE_LEADERS)
    types = LETTERS if replies_to else BY_ORDER if by_order else BY_COMMITTEE
    paper = chance.choice(own_papers(telling.field.code, types))
    subject = replies_to.subject if replies_to else ""
    sheet = written(paper, cast.agency, telling.unit.code, signature, chance, subject)
    values = documents.Draft(
        document_type=sheet.document_type,
        subject=sheet.subject,
        field=telling.field,
        recipients=_recipients(replies_to, chance),
        copies=chance.randint(8, 25),
    )
    file = (sheet.blob, sheet.name)
    return documents.draft(cast.agency, telling.unit, values, file, actor=author, replies_to=replies_to)


def _recipients(replies_to: Document | None, chance: Random) -> tuple[tuple[str, Agency | None, str], ...]:
    standing = Agency.objects.in_force().filter(hosted=False, kind=AgencyKind.DEPARTMENT)
    others = chance.sample(list(standing), 3)
    named: list[tuple[str, Agency | None, str]] = [(one.name, one, RecipientGroup.ACTION) for one in others]
    if replies_to and replies_to.issuer_name:
        named.insert(0, (replies_to.issuer_name, replies_to.issuer, RecipientGroup.ACTION))
    return tuple({name: (name, agency, group) for name, agency, group in named}.values())


def _deciding(telling: Telling, author: Person, paper: Document | None, draft: Document) -> Story:
    """The way of a memo: opinions in order, now and then a return, the decision, the signature."""
    cast, chance, field = telling.cast, telling.chance, telling.field
    values = memos.Values(
        subject=draft.subject,
        what=f"Xem xét, ban hành {str(draft.document_type).lower()} về {draft.subject}.",
        summary="Hồ sơ đầy đủ, đúng trình tự; các cơ quan liên quan đã có ý kiến thống nhất.",
        legal_basis="Luật Tổ chức chính quyền địa phương; Quy chế làm việc của UBND tỉnh.",
        view="Nội dung trình phù hợp quy định và tình hình thực tế của tỉnh.",
        proposal="Đề nghị lãnh đạo UBND tỉnh xem xét, ký ban hành theo dự thảo kèm theo.",
        office_leader=cast.office_leader(field),
        committee_leader=cast.committee_leader(field),
    )
    memo = memos.write(paper, telling.unit, values, actor=author, draft=draft)
    yield telling.wait(0.2, 1.5)
    memos.submit(memo, actor=author)
    if chance.random() < 0.15:
        yield telling.wait(0.5, 5)
        _send_back(memo)
        yield telling.wait(1, 6)
        memos.submit(memo, actor=author)
    while True:
        yield telling.wait(0.4, 5)
        memo = Memo.objects.get(pk=memo.pk)
        if memo.status == MemoStatus.WITH_COMMITTEE:
            break
        _opine(memo, Choice.AGREE if chance.random() < 0.85 else Choice.AGREE_WITH_CHANGES, chance)
    changes = chance.random() < 0.12
    _opine(memo, Choice.AGREE_WITH_CHANGES if changes else Choice.AGREE, chance)
    if changes:
        yield telling.wait(1, 6)
        latest = known(current_draft(draft))
        documents.replace_draft(draft, (latest.blob, latest.name), actor=author, note="Tiếp thu ý kiến lãnh đạo.")
        yield from _signing(telling, draft, author, lambda: cast.committee_leader(field))
    else:
        yield telling.wait(0.2, 2)
        yield from _signed(telling, draft)


def _opine(memo: Memo, choice: Choice, chance: Random) -> None:
    text = chance.choice(CHANGES) if choice == Choice.AGREE_WITH_CHANGES else chance.choice(WORDS)
    memos.opine(memo, choice, text, round_now(memo).checksum, actor=_leader(memo))


def _send_back(memo: Memo) -> None:
    memo = Memo.objects.get(pk=memo.pk)
    reason = "Đề nghị làm rõ thẩm quyền ban hành và bổ sung ý kiến cơ quan tài chính."
    memos.return_for_changes(memo, reason, round_now(memo).checksum, actor=_leader(memo))


def _leader(memo: Memo) -> Person:
    return known(memo.leader_of(known(memo.step)))


def _signing(telling: Telling, draft: Document, author: Person, signer: Callable[[], Person]) -> Story:
    """Put before a signer; now and then sent back once; then signed and issued."""
    yield telling.wait(0.2, 2)
    documents.send_for_signature(draft, signer(), actor=author)
    if telling.chance.random() < 0.05:
        yield telling.wait(0.5, 3)
        documents.decline(draft, "Sửa lại thời hạn báo cáo cho phù hợp.", actor=_holder(draft))
        yield telling.wait(0.5, 4)
        documents.send_for_signature(draft, signer(), actor=author)
    yield telling.wait(0.4, 4)
    yield from _signed(telling, draft)


def _signed(telling: Telling, draft: Document) -> Story:
    """The leader it waits with signs; the registry numbers and issues it."""
    documents.sign(draft, known(current_draft(draft)).blob_id, actor=_holder(draft))
    yield telling.wait(0.2, 1.5)
    documents.issue(draft, known(default_register(draft)), actor=telling.cast.registrar(telling.chance))


def _holder(document: Document) -> Person:
    return known(Custody.objects.select_related("person__agency").get(document=document, until=None).person)


def known(value: Thing | None) -> Thing:
    """What a story relies on being there. Raises LookupError: the story no longer fits the office."""
    if value is None:
        raise LookupError("the story no longer fits the office")
    return value
