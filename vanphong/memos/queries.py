"""Reading memos: what waits for whom, the rounds with their opinions, who would be asked."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Max, QuerySet
from django.db.models.functions import Length

from vanphong.documents.enums import Status
from vanphong.documents.models import Document, DocumentFile
from vanphong.org.enums import COMMITTEE_LEADERS, OFFICE_LEADERS, Role
from vanphong.org.models import Agency, Appointment, Field, Person, Unit, by_seniority
from vanphong.org.queries import holders_of, leaders_in_charge_of, with_posts
from vanphong.ui.formats import vndate

from .enums import MemoStatus, MemoStep
from .models import Memo, MemoRound, Opinion, Said
from .rules import WRITERS, may_give

SHORT_PHRASE = 60


def take_number(unit: Unit, year: int) -> int:
    """The next number of the unit's memos in this year, held by this transaction until it ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO memos_memocounter (unit_id, year, last_number) VALUES (%s, %s, 1)"
            " ON CONFLICT (unit_id, year) DO UPDATE SET last_number = memos_memocounter.last_number + 1"
            " RETURNING last_number",
            [unit.pk, year],
        )
        number: int = cursor.fetchone()[0]
    return number


def awaiting_opinion_of(person: Person) -> QuerySet[Memo]:
    """Chờ tôi cho ý kiến, the longest waiting first."""
    return Memo.objects.awaiting_opinion_of(person).for_list().order_by("moved_at", "id")


def returned_to(person: Person) -> QuerySet[Memo]:
    """Lãnh đạo trả lại, or recalled by myself: mine to change."""
    return Memo.objects.filter(status=MemoStatus.RETURNED, author=person).for_list().order_by("moved_at", "id")


@dataclass(frozen=True)
class ListFilter:
    """What a list of memos is narrowed to; empty means all."""

    view: str = ""
    unit: int | None = None
    status: str = ""
    text: str = ""


VIEWS = {"cho-toi": "Chờ tôi cho ý kiến", "toi-lap": "Tôi lập", "tra-lai": "Trả lại tôi", "da-xong": "Đã có quyết định"}


def listed(person: Person, wanted: ListFilter) -> QuerySet[Memo]:
    """The memos this person may see, narrowed."""
    found = Memo.objects.visible_to(person).for_list()
    match wanted.view:
        case "cho-toi":
            found = found.awaiting_opinion_of(person)
        case "toi-lap":
            found = found.filter(author=person)
        case "tra-lai":
            found = found.filter(author=person, status=MemoStatus.RETURNED)
        case "da-xong":
            found = found.filter(status=MemoStatus.DECIDED)
    if wanted.unit:
        found = found.filter(unit=wanted.unit)
    if wanted.status:
        found = found.filter(status=wanted.status)
    return found.search(wanted.text)


def unit_to_write_in(person: Person, incoming: Document | None) -> Unit | None:
    """The unit a memo of this person is numbered in: where the paper is handled, else that of their senior post."""
    if incoming and incoming.custody:
        return incoming.custody.unit
    return next((post.unit for post in person.posts if post.role in WRITERS), None)


def rounds_of(memo: Memo) -> list[MemoRound]:
    """Every round with its opinions, the newest first. Two queries."""
    return list(memo.rounds.order_by("-number").prefetch_related("opinions"))


def round_now(memo: Memo) -> MemoRound:
    """The round that leaders read now."""
    return memo.rounds.get(number=memo.round)


def memos_of(person: Person, document: Document) -> list[Memo]:
    """The memos of a paper that this person may see, newest first, with rounds and opinions. Three queries."""
    about = Memo.objects.visible_to(person).about(document).for_list().order_by("-id")
    return list(about.prefetch_related("rounds__opinions"))


def head_of(unit: Unit) -> Person | None:
    """Who leads the unit today: the head before the deputies, the longest in post first."""
    posts = Appointment.objects.in_force().filter(unit=unit, role=Role.UNIT_HEAD).select_related("person")
    ranked = sorted(posts, key=lambda post: (post.title.startswith("Phó"), post.valid_from, post.pk))
    return ranked[0].person if ranked else None


def head_before(memo: Memo) -> Person | None:
    """Who gives the first opinion in the unit: nobody where the author leads it, or where nobody does."""
    return None if may_give(memo.author, memo, MemoStep.HEAD) else head_of(memo.unit)


def first_stop(memo: Memo) -> str:
    """Where the memo goes when it is submitted, and why a step is left out."""
    if head := head_before(memo):
        return f"Phiếu đến {head.full_name} cho ý kiến trước."
    why = "Người lập là lãnh đạo phòng" if may_give(memo.author, memo, MemoStep.HEAD) else "Đơn vị chưa có lãnh đạo"
    to = memo.office_leader.full_name if memo.office_leader else "lãnh đạo Văn phòng"
    return f"{why}: phiếu đến thẳng {to}."


def office_leaders(agency: Agency | int) -> QuerySet[Person]:
    return holders_of(agency, OFFICE_LEADERS)


def committee_leaders(agency: Agency | int) -> QuerySet[Person]:
    return holders_of(agency, COMMITTEE_LEADERS)


def suggested_leaders(agency: Agency | int, field: Field | None) -> tuple[Person | None, Person | None]:
    """Who would be asked at the Office and at the Committee: those in charge of the field, else the Chief and Chair."""
    return _suggested(office_leaders(agency), field), _suggested(committee_leaders(agency), field)


def _suggested(leaders: QuerySet[Person], field: Field | None) -> Person | None:
    in_charge = leaders.filter(pk__in=leaders_in_charge_of(field)) if field else leaders.none()
    ranked = by_seniority(Appointment.objects.in_force().filter(person__in=leaders).select_related("person"))
    return in_charge.first() or (ranked[0].person if ranked else None)


def drafts_to_attach(person: Person, memo: Memo | None = None) -> QuerySet[Document]:
    """My drafts that no open memo carries yet; with those this memo already carries."""
    taken = Memo.objects.open().exclude(draft=None)
    if memo is not None:
        taken = taken.exclude(pk=memo.pk)
    mine = Document.objects.outgoing().filter(drafter=person, status=Status.DRAFTED)
    return mine.exclude(pk__in=taken.values("draft")).order_by("-id")


def file_of(submitted: MemoRound, draft: Document | None) -> DocumentFile | None:
    """The very draft that went with a round."""
    if draft is None or not submitted.draft_checksum:
        return None
    return draft.files.filter(blob_id=submitted.draft_checksum).select_related("blob").order_by("-position").first()


def phrases_of(person: Person, count: int = 6) -> list[str]:
    """Câu mẫu: the short words this leader has lately written, the newest first."""
    mine = Opinion.objects.filter(person=person).alias(size=Length("text")).filter(size__gte=1, size__lte=SHORT_PHRASE)
    recent = mine.values("text").annotate(last=Max("id")).order_by("-last")
    return [row["text"] for row in recent[:count]]


def chain_of(memo: Memo, submitted: MemoRound) -> list[Said]:
    """The boxes of a round in the order of the form. One query when somebody is still awaited."""
    given = {opinion.step: opinion.said for opinion in submitted.opinions.all()}
    chain = [Said("Người trình", submitted.full_name, submitted.title, "Trình", at=submitted.submitted_at)]
    awaited = {} if memo.step is None or submitted.number != memo.round else _awaited(memo)
    return chain + [given.get(step) or awaited[step] for step in MemoStep if step in given or step in awaited]


def _awaited(memo: Memo) -> dict[str, Said]:
    leaders = [(step, leader) for step in MemoStep if (leader := memo.leader_of(step))]
    with_posts(leader for _, leader in leaders)
    return {step: Said(step.label, leader.full_name, leader.title) for step, leader in leaders}


def named(incoming: Document) -> str:
    """How a memo names the paper it answers: "Công văn số 05/STC-NS ngày 05/01/2026 của Sở Tài chính"."""
    number = f" số {incoming.code}" if incoming.code else ""
    dated = f" ngày {vndate(incoming.issued_date)}" if incoming.issued_date else ""
    return f"{incoming.document_type or 'Văn bản'}{number}{dated} của {incoming.issuer_name}"


def what_follows(memo: Memo) -> str:
    """Where a memo has gone, in words, for the one line after an act."""
    if memo.status == MemoStatus.DECIDED:
        signing = memo.draft is not None and memo.draft.status == Status.AWAITING_SIGNATURE
        return "dự thảo chờ ký" if signing else f"hồ sơ về {memo.author.full_name}"
    return f"phiếu chuyển đến {memo.holder.full_name}" if memo.holder else "phiếu đã khép lại"
