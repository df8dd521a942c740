"""Letters these days: written in Word with faults and remarks, before a signer, signed, issued, and recalled."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from random import Random

from django.core.files.base import ContentFile

from vanphong.documents import actions as documents
from vanphong.documents.actions.registration import Upload
from vanphong.documents.enums import RecipientGroup
from vanphong.documents.models import Document, DocumentType
from vanphong.documents.queries import current_draft, default_register
from vanphong.drafting import actions as drafting
from vanphong.drafting.printing import as_pdf, as_word
from vanphong.drafting.queries import content_of, passages_of, shown_of
from vanphong.drafting.rules import Block, Content, key_of
from vanphong.files.actions import store
from vanphong.issuing import actions as issuing
from vanphong.issuing import jobs
from vanphong.issuing.enums import Channel
from vanphong.kernel import clock
from vanphong.org.actions import keep_dispatch_email
from vanphong.org.enums import AgencyKind, Role
from vanphong.org.models import Agency, Person

from .cast import Cast
from .living import Story
from .telling import Telling, known

LETTER = "Công văn"
WRITER = "chuyenvien"
"""Who signs in as specialist meets the draft that is being written."""
OPENING = Block("text", "Thực hiện chương trình công tác năm, Ủy ban nhân dân tỉnh có ý kiến như sau:")
FAULTY = (
    Block("text", "Theo đề nghị của giám đốc Sở Tài chính, các cơ quan  rà soát, báo cáo trước ngày 31/02/2027."),
    Block("text", "Giao Văn phòng theo dõi, đôn đốc việc thực hiện , tổng hợp, báo cáo định kỳ."),
)
"""A title in small letters, two blanks, a day there is none of, a blank before a comma."""
EXPLAINED = "Thời hạn ghi theo đúng văn bản của Sở, đang đề nghị Sở đính chính."
REMARK = "Đề nghị ghi rõ cơ quan chủ trì, thời hạn hoàn thành."
WRONG = "Ban hành nhầm phụ lục, số liệu chưa được thẩm định."
WAITS, SIGNED = 2, 3
"""How many steps of a letter are told before it is left so."""


def in_word(cast: Cast, moment: datetime, earlier: datetime, chance: Random) -> Iterator[Story]:
    """One letter at each point of its way; those that went out did so some days earlier, one is recalled."""
    writer = next((one for one in cast.holding({Role.SPECIALIST}) if one.username == WRITER), None)
    field = next((one for one in cast.fields.values() if writer and one.lead_unit_id in writer.unit_ids), None)
    if writer is None or field is None:
        return
    telling = Telling(cast, chance, field)
    yield _being_written(telling, writer, moment)
    yield islice(_going_out(telling, writer, moment, "chuẩn bị nội dung kỳ họp cuối năm của HĐND tỉnh"), WAITS)
    yield islice(_going_out(telling, writer, moment, "kiểm điểm việc thực hiện kết luận giao ban"), SIGNED)
    yield _going_out(telling, writer, earlier, "triển khai kế hoạch cải cách hành chính")
    yield _recalled(telling, writer, earlier, "rà soát danh mục dự án đầu tư công")


def _being_written(telling: Telling, writer: Person, begins: datetime) -> Story:
    """Two versions: of the first, what could be mended was; a finding is explained, a passage remarked on."""
    yield begins
    subject = "tăng cường quản lý, sử dụng tài sản công"
    draft = _draft(telling, writer, subject, _letter(telling, writer, subject, FAULTY))
    drafting.check(known(current_draft(draft)).blob)
    yield telling.wait(0.1, 0.2)
    draft, _ = drafting.mend_draft(draft, actor=writer)
    version = known(current_draft(draft))
    drafting.check(version.blob)
    left = next((one for one in shown_of(draft, writer).findings if not one["fixable"]), None)
    if left:
        drafting.explain(draft, key_of(left), EXPLAINED, actor=writer)
    yield telling.wait(0.1, 0.2)
    spoken = passages_of(version.blob).passages
    at = next((place for place, cells in enumerate(spoken, 1) if "Giao Văn phòng" in cells[0]), 1)
    drafting.comment_on(draft, version.position, at, REMARK, actor=telling.cast.head(telling.unit))


def _going_out(
    telling: Telling, writer: Person, begins: datetime, subject: str, *, made: Callable[[Content], bytes] = as_word
) -> Generator[datetime, None, Document]:
    """Signed off in content and form, signed by a leader, numbered and sent."""
    cast = telling.cast
    yield begins
    upload = blob, _ = _letter(telling, writer, subject, made=made)
    draft = _draft(telling, writer, subject, upload)
    drafting.check(blob)
    signer = cast.committee_leader(telling.field)
    drafting.sign_off_content(draft, blob.pk, actor=cast.head(telling.unit))
    documents.send_for_signature(draft, signer, actor=writer)
    drafting.sign_off_form(draft, blob.pk, actor=cast.registrar(telling.chance))
    yield telling.wait(0.1, 0.2)
    documents.sign(draft, blob.pk, actor=signer)
    yield telling.wait(0.1, 0.2)
    return issuing.issue(draft, known(default_register(draft)), actor=cast.registrar(telling.chance))


def _recalled(telling: Telling, writer: Person, begins: datetime, subject: str) -> Story:
    """In pages, so that it leaves at once, by post too; registered where it went, recalled by its signer, and cancelled
    there."""
    cast = telling.cast
    document = yield from _going_out(telling, writer, begins, subject, made=as_pdf)
    jobs.make_final(document.pk)
    jobs.send_waiting(document)
    by_post = [issuing.Posting(one) for one in document.deliveries.filter(channel=Channel.POST)]
    issuing.enter_post(by_post, clock.today(), actor=cast.registrar(telling.chance))
    incoming = known(document.deliveries.exclude(incoming=None).get().incoming)
    clerk = Person.objects.filter(agency=incoming.agency, appointments__role=Role.REGISTRAR).earliest("pk")
    values = documents.Registration(
        issuer_name=cast.agency.name,
        issuer=cast.agency,
        subject=document.subject,
        arrival_date=clock.today(),
        code_number=document.code_number,
        code_notation=document.code_notation,
        issued_date=document.issued_date,
    )
    documents.register(incoming, values, actor=clerk)
    yield telling.wait(0.1, 0.2)
    issuing.order_recall(document, WRONG, actor=cast.committee_leader(telling.field))
    issuing.carry_out_recall(document, actor=cast.registrar(telling.chance))
    yield telling.wait(0.1, 0.2)
    issuing.cancel_recalled(incoming, actor=clerk)


def _letter(
    telling: Telling,
    writer: Person,
    subject: str,
    more: tuple[Block, ...] = (),
    *,
    made: Callable[[Content], bytes] = as_word,
) -> Upload:
    signer = telling.cast.committee_leader(telling.field)
    content = content_of(LETTER, subject, person=writer, signer=signer)
    _, *middle, last = content.blocks
    content = replace(content, addressees=("Các sở, ban, ngành của tỉnh",), blocks=(OPENING, *middle, *more, last))
    data = made(content)
    name = f"{LETTER}.docx" if made is as_word else f"{LETTER}.pdf"
    return store(ContentFile(data, name=name), name=name), name


def _draft(telling: Telling, writer: Person, subject: str, upload: Upload) -> Document:
    """To an agency that works here, one with a mailbox, and one that is reached by post."""
    values = documents.Draft(
        document_type=DocumentType.objects.get(name=LETTER),
        subject=subject,
        field=telling.field,
        recipients=tuple(_recipients(telling)),
    )
    return documents.draft(telling.cast.agency, telling.unit, values, upload, actor=writer)


def _recipients(telling: Telling) -> Iterator[tuple[str, Agency | None, str]]:
    others = Agency.objects.in_force().exclude(pk=telling.cast.agency.pk).order_by("pk")
    here = others.filter(hosted=True).first()
    mailed, *_ = departments = others.filter(hosted=False, kind=AgencyKind.DEPARTMENT)[:2]
    keep_dispatch_email(mailed, "vanthu@so.sonhoa.example", actor=telling.cast.registrar(telling.chance))
    for agency in (here, *departments):
        if agency:
            yield agency.name, agency, RecipientGroup.ACTION
    yield telling.unit.name, None, RecipientGroup.INTERNAL
