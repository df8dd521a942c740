"""How the office speaks: drafts, submission memos, opinions, signatures, and the letters of its own."""

from collections.abc import Callable, Collection
from datetime import datetime
from random import Random

from vanphong.documents import actions as documents
from vanphong.documents import rules
from vanphong.documents.enums import RecipientGroup, Status
from vanphong.documents.models import Custody, Document
from vanphong.documents.queries import current_draft, default_register
from vanphong.memos import actions as memos
from vanphong.memos.models import Memo
from vanphong.org.enums import OFFICE_LEADERS, AgencyKind
from vanphong.org.models import Agency, Person

from ..printing import Signature
from .consulting import consulting
from .living import Story
from .opining import through_the_route
from .sheets import own_papers, written
from .telling import Telling, known

LETTERS = ("Công văn",)
BY_ORDER = ("Công văn", "Giấy mời", "Thông báo")
CONSULTED = 0.25
"""Of the drafts put before the Committee on the office's own initiative, how many are sent around for opinions."""
BY_COMMITTEE = ("Quyết định", "Kế hoạch", "Báo cáo", "Công văn")


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
    if telling.chance.random() < CONSULTED:
        yield from consulting(telling, author, draft)
    yield from _deciding(telling, author, None, draft)


def write_draft(
    telling: Telling, author: Person, replies_to: Document | None, signer: Person, types: Collection[str] = ()
) -> Document:
    """Lập dự thảo: a letter in answer, or a paper of the office's own, for this signer; of `types` where told."""
    cast, chance = telling.cast, telling.chance
    _, lines = rules.signature_block(signer, cast.agency.pk)
    signature = Signature(title=lines[-1], name=signer.full_name, powers=tuple(lines[:-1]))
    by_order = signer.holds(OFFICE_LEADERS)
    types = types or (LETTERS if replies_to else BY_ORDER if by_order else BY_COMMITTEE)
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


def write_memo(telling: Telling, author: Person, paper: Document | None, draft: Document) -> Memo:
    """Lập phiếu trình: to the leaders in charge of the field today."""
    values = memos.Values(
        subject=draft.subject,
        what=f"Xem xét, ban hành {str(draft.document_type).lower()} về {draft.subject}.",
        summary="Hồ sơ đầy đủ, đúng trình tự; các cơ quan liên quan đã có ý kiến thống nhất.",
        legal_basis="Luật Tổ chức chính quyền địa phương; Quy chế làm việc của UBND tỉnh.",
        view="Nội dung trình phù hợp quy định và tình hình thực tế của tỉnh.",
        proposal="Đề nghị lãnh đạo UBND tỉnh xem xét, ký ban hành theo dự thảo kèm theo.",
    )
    return memos.write(paper, telling.unit, values, actor=author, draft=draft)


def _deciding(telling: Telling, author: Person, paper: Document | None, draft: Document) -> Story:
    """The way of a memo through its route, the decision, the signature; redone where the decision asks for changes."""
    cast, field = telling.cast, telling.field
    memo = write_memo(telling, author, paper, draft)
    yield telling.wait(0.2, 1.5)
    yield from through_the_route(telling, memo, author)
    if Document.objects.get(pk=draft.pk).status == Status.DRAFTED:
        yield telling.wait(1, 6)
        latest = known(current_draft(draft))
        documents.replace_draft(draft, (latest.blob, latest.name), actor=author, note="Tiếp thu ý kiến lãnh đạo.")
        yield from _signing(telling, draft, author, lambda: cast.committee_leader(field))
    else:
        yield telling.wait(0.2, 2)
        yield from _signed(telling, draft)


def _signing(telling: Telling, draft: Document, author: Person, signer: Callable[[], Person]) -> Story:
    """Put before a signer; now and then sent back once; then signed and issued."""
    yield telling.wait(0.2, 2)
    documents.send_for_signature(draft, signer(), actor=author)
    if telling.chance.random() < 0.05:
        yield telling.wait(0.5, 3)
        documents.decline(draft, "Sửa lại thời hạn báo cáo cho phù hợp.", actor=_signer(telling, draft))
        yield telling.wait(0.5, 4)
        documents.send_for_signature(draft, signer(), actor=author)
    yield telling.wait(0.4, 4)
    yield from _signed(telling, draft)


def _signed(telling: Telling, draft: Document) -> Story:
    """The leader it waits with signs; the registry numbers and issues it."""
    documents.sign(draft, known(current_draft(draft)).blob_id, actor=_signer(telling, draft))
    yield telling.wait(0.2, 1.5)
    documents.issue(draft, known(default_register(draft)), actor=telling.cast.registrar(telling.chance))


def _signer(telling: Telling, document: Document) -> Person:
    """Whom it waits with, or who stands in for them."""
    held = Custody.objects.select_related("person__agency").get(document=document, until=None)
    return telling.cast.acting_for(known(held.person))
