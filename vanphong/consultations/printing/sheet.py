"""What stands in the consolidated table, whatever it is printed as."""

from dataclasses import dataclass, field

from vanphong.kernel import clock
from vanphong.org.enums import AgencyKind
from vanphong.ui.formats import vndate

from .. import queries
from ..enums import AnswerState, Choice
from ..models import Comment, Consultation
from ..rules import comment_in_words, outcome_in_words, silence_in_words

TITLE = "Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý"
COLUMNS = (("TT", 4), ("Cơ quan, đơn vị góp ý", 16), ("Nội dung góp ý", 44), ("Tiếp thu, giải trình", 36))
WHOLE_DRAFT = "Ý kiến chung về dự thảo"


@dataclass(frozen=True)
class Row:
    """One comment as printed; `heading` opens a section."""

    cells: tuple[str, str, str, str]
    heading: str = ""


@dataclass(frozen=True)
class Sheet:
    """The whole table with what stands above it."""

    parent: str
    name: str
    place: str
    subject: str
    day: str
    notes: list[str]
    rows: list[Row] = field(default_factory=list)


def sheet_of(consultation: Consultation) -> Sheet:
    """Every comment that was handed in, by section, then by place: two queries however many there are."""
    agency = consultation.agency
    office = agency.kind == AgencyKind.PROVINCIAL_COMMITTEE
    rows: list[Row] = []
    section = -1
    comments = consultation.comments.handed_in().to_read().order_by("section_number", "addressee", "pk")
    for number, comment in enumerate(comments, start=1):
        heading = _heading(comment) if comment.section_number != section else ""
        section = comment.section_number
        words = comment_in_words(comment), outcome_in_words(comment)
        rows.append(Row((str(number), comment.addressee.name, *words), heading))
    return Sheet(
        parent=agency.name if office else "",
        name="Văn phòng" if office else agency.name,
        place=agency.place,
        subject=consultation.subject,
        day=clock.today().isoformat(),
        notes=_notes(consultation),
        rows=rows,
    )


def _heading(comment: Comment) -> str:
    return str(comment.section) if comment.section else WHOLE_DRAFT


def _notes(consultation: Consultation) -> list[str]:
    """Who was asked, how they answered, and what silence was counted as."""
    progress = queries.progress_of([consultation])[consultation.pk]
    names: dict[str, list[str]] = {}
    for name, state, choice in consultation.addressees.values_list("name", "state", "choice"):
        names.setdefault(choice if state == AnswerState.ANSWERED else state, []).append(name)
    undue = progress.awaited + progress.not_due
    notes = [
        f"Gửi lấy ý kiến ngày {vndate(consultation.sent_at)}, hạn trả lời {vndate(consultation.due_date)}: "
        f"{progress.sent} cơ quan, đơn vị; {progress.answered} trả lời, {progress.silent} không trả lời"
        + (f", {undue} chưa đến hạn." if undue else ".")
    ]
    notes += [_named(choice.label, names[choice]) for choice in Choice if choice in names]
    if silent := names.get(AnswerState.SILENT):
        notes.append(_named(f"Không trả lời, {silence_in_words(consultation.silence)}", silent))
    if unreached := names.get(AnswerState.UNREACHED):
        notes.append(_named(f"{AnswerState.UNREACHED.label}, không tính là thống nhất", unreached))
    if cut_short := names.get(AnswerState.NOT_DUE):
        notes.append(_named(f"{AnswerState.NOT_DUE.label}, không tính là thống nhất", cut_short))
    return notes


def _named(how: str, names: list[str]) -> str:
    return f"{how} ({len(names)}): {'; '.join(names)}."
