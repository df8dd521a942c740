"""The stories of papers that come in: what the people of the office do with each, act by act, at its pace."""

from collections.abc import Callable
from datetime import datetime

from vanphong.documents import actions as documents
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.org.models import Person
from vanphong.routing import actions as routing
from vanphong.worktime.queries import calendar
from vanphong.worktime.rules import add_working_days

from .living import Story
from .sheets import Sheet
from .telling import Ending, Telling

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
WHY_LATER = "Nội dung liên quan nhiều cơ quan, cần thời gian làm rõ."
WRONG_FIELD = "Nội dung thuộc lĩnh vực của đơn vị khác, đề nghị giao lại."


def arriving(telling: Telling, arrives: datetime, hand: Callable[[], Sheet | None], then: Ending | None) -> Story:
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
        routing.send_back(document, WRONG_FIELD, actor=cast.head(telling.unit))
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
        why_later=WHY_LATER,
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
