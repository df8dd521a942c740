"""How the office asks others about a draft before it is put to the leaders."""

from vanphong.consultations import actions as consultations
from vanphong.consultations.actions import Disposing, Values, Words
from vanphong.consultations.enums import Choice, Disposition
from vanphong.consultations.models import Addressee, Comment
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.org.models import Person
from vanphong.worktime.queries import calendar
from vanphong.worktime.rules import add_working_days

from .living import Story
from .telling import Telling

SECTIONS = ("Sự cần thiết, căn cứ", "Mục tiêu, nhiệm vụ", "Tổ chức thực hiện")
COMMENTS = (
    "Đề nghị bổ sung căn cứ là nghị quyết của HĐND tỉnh.",
    "Đề nghị làm rõ cơ quan chủ trì và thời hạn hoàn thành.",
    "Đề nghị bổ sung nguồn kinh phí thực hiện.",
    "Đề nghị thống nhất cách gọi tên cơ quan sau sắp xếp.",
)
EXPLAINED = "Nội dung này đã có quy định riêng, xin giữ như dự thảo."
DAYS = 7
SILENT = 0.15


def consulting(telling: Telling, author: Person, draft: Document) -> Story:
    """Sent to two divisions and to the departments that answer here; most answer in time, some are silent."""
    cast, chance = telling.cast, telling.chance
    due = add_working_days(calendar(), clock.today(), DAYS)
    values = Values(subject=f"Lấy ý kiến: {draft.subject}", due_date=due, sections=SECTIONS)
    request = consultations.write(telling.unit, values, actor=author, draft=draft)
    others = [one.lead_unit for one in cast.fields.values() if one.lead_unit and one.lead_unit != telling.unit]
    outside = cast.respondents()
    agencies = [person.agency for person in outside.values()]
    places = consultations.address(request, actor=author, agencies=agencies, units=chance.sample(others, 2))
    yield telling.wait(0.1, 0.5)
    consultations.send(request, actor=author)
    for place in places:
        if chance.random() < SILENT:
            continue
        yield telling.wait(0.5, 5)
        answering = outside.get(place.agency_id or 0) or (place.unit and cast.head(place.unit))
        if answering and clock.today() <= due:
            _answer(telling, place, answering)
    yield telling.wait(max((due - clock.today()).days, 0) * 8 + 8, 2)
    consultations.close(request, "Đã đủ thời gian lấy ý kiến.", actor=author)
    _dispose(telling, request.pk, author)
    yield telling.wait(0.5, 2)


def _answer(telling: Telling, place: Addressee, answering: Person) -> None:
    comments = telling.chance.sample(COMMENTS, telling.chance.choice((0, 1, 1, 2)))
    sections = list(place.consultation.sections.all())
    for text in comments:
        consultations.add_comment(place, Words(text, telling.chance.choice(sections)), actor=answering)
    consultations.answer(place, Choice.WITH_COMMENTS if comments else Choice.AGREE, actor=answering)


def _dispose(telling: Telling, request: int, author: Person) -> None:
    """Tiếp thu, giải trình each comment."""
    said = Comment.objects.filter(consultation=request).order_by("pk")
    decided = [
        Disposing(comment, Disposition.ACCEPTED)
        if telling.chance.random() < 0.7
        else Disposing(comment, Disposition.EXPLAINED, EXPLAINED)
        for comment in said
    ]
    consultations.dispose_many(decided, actor=author)
