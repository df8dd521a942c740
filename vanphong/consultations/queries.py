"""What is asked of consultations: lists, progress, the consolidated table in figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from vanphong.documents.models import Document
from vanphong.documents.queries import current_draft
from vanphong.files.models import Blob
from vanphong.files.queries import Page, pages, why_no_pages
from vanphong.files.queries.text import text_of
from vanphong.kernel.vietnamese import sought
from vanphong.org.enums import AgencyKind, Role, UnitKind
from vanphong.org.models import Agency, Appointment, Person, Unit
from vanphong.org.queries import correspondents, units_of
from vanphong.worktime.queries import due_by_day

from . import rules
from .enums import AnswerState, Choice, ConsultationStatus, Disposition, SilenceRule
from .models import Addressee, Addressees, Comment, Consultation, Consultations, Invitation

MOST_FOUND = 40


@dataclass(frozen=True)
class Progress:
    """How many were asked and how they answered."""

    sent: int = 0
    agree: int = 0
    with_comments: int = 0
    disagree: int = 0
    silent: int = 0
    unreached: int = 0
    not_due: int = 0
    silence: str = SilenceRule.NO_OPINION

    @property
    def answered(self) -> int:
        return self.agree + self.with_comments + self.disagree

    @property
    def awaited(self) -> int:
        return self.sent - self.answered - self.silent - self.unreached - self.not_due

    @property
    def in_favour(self) -> int:
        """Thống nhất, with those whose silence counts as agreement by the rule of the request."""
        counted = self.silent if self.silence == SilenceRule.AGREES else 0
        return self.agree + self.with_comments + counted

    @property
    def words(self) -> str:
        return f"{self.answered}/{self.sent} đã trả lời"


_ANSWERED = Q(state=AnswerState.ANSWERED)
_FIGURES = {
    "sent": Count("pk"),
    **{choice.value: Count("pk", filter=_ANSWERED & Q(choice=choice)) for choice in Choice},
    "silent": Count("pk", filter=Q(state=AnswerState.SILENT)),
    "unreached": Count("pk", filter=Q(state=AnswerState.UNREACHED)),
    "not_due": Count("pk", filter=Q(state=AnswerState.NOT_DUE)),
}


def progress_of(consultations: Iterable[Consultation]) -> dict[int, Progress]:
    """The figures of each, in one query for all."""
    rules_of = {one.pk: one.silence for one in consultations}
    rows = Addressee.objects.filter(consultation__in=rules_of).order_by().values("consultation").annotate(**_FIGURES)
    found = {row.pop("consultation"): row for row in map(dict[str, Any], rows)}
    return {pk: Progress(**found.get(pk, {}), silence=silence) for pk, silence in rules_of.items()}


def listed(person: Person, *, text: str = "", status: str = "", due: str = "") -> QuerySet[Consultation]:
    """Lấy ý kiến: what this person, their unit or their Office asks."""
    found = Consultation.objects.visible_to(person).select_related("author", "unit")
    for word in sought(text):
        found = found.filter(Q(search_text__contains=word) | Q(author__search_key__contains=word))
    if due:
        found = found.filter(due_by_day(due, stopped=""), status=ConsultationStatus.SENT)
    return found.filter(status=status) if status else found


def asked_of(person: Person, *, text: str = "", state: str = "", due: str = "") -> Addressees:
    """Góp ý được gửi: what this person may answer."""
    found = Addressee.objects.sent_to(person).select_related("consultation__agency", "consultation__unit", "unit")
    for word in sought(text):
        found = found.filter(consultation__search_text__contains=word)
    if due:
        found = found.awaiting().filter(due_by_day(due, stopped=""))
    if due or state == AnswerState.AWAITING:
        found = found.filter(consultation__status=ConsultationStatus.SENT)
    return found.filter(state=state) if state else found


def awaiting_answer_of(person: Person) -> QuerySet[Addressee]:
    """What still waits for an answer of this person's unit or agency, the nearest day first."""
    return asked_of(person, state=AnswerState.AWAITING).order_by("due_date", "pk")


def unit_to_ask_in(person: Person) -> Unit | None:
    """The unit in whose name this person asks."""
    return next((post.unit for post in person.posts if rules.can_consult(person, post.unit)), None)


def version_to_read(consultation: Consultation, person: Person) -> Blob | None:
    """What was sent, or the file that was handed in; of a draft not sent yet its newest version, which is what goes
    out, for whoever may read the draft itself."""
    if consultation.sent_at or consultation.draft is None:
        return consultation.blob
    readable = Document.objects.visible_to(person).filter(pk=consultation.draft.pk).exists()
    latest = current_draft(consultation.draft) if readable else None
    return latest.blob if latest else None


def headings_of(document: Document | None) -> list[str]:
    """Mục lục: the headings the newest version of a draft seems to have, for its author to choose from."""
    latest = current_draft(document) if document else None
    return rules.headings_among(text_of(latest.blob) or []) if latest else []


def pages_of(consultation: Consultation, blob: Blob | None) -> dict[str, object]:
    """What files/_viewer.html draws of the version that is asked about."""
    if blob is None:
        closed = "Dự thảo chưa gửi đi, và chưa cho anh/chị xem. Mời hỏi người soạn thảo."
        return {"pages": [], "why_no_pages": closed, "download_url": ""}
    download = reverse("consultation-file", args=[consultation.pk])
    shown: list[Page] = pages(blob, lambda number, width: f"{_page_url(consultation, number)}?rong={width}")
    return {"pages": shown, "why_no_pages": "" if shown else why_no_pages(blob), "download_url": download}


def _page_url(consultation: Consultation, number: int) -> str:
    return reverse("consultation-page", args=[consultation.pk, number])


@dataclass(frozen=True)
class Group:
    """Places that can be asked at once."""

    code: str
    label: str
    count: int


UNITS = "don-vi"


def groups_to_ask(agency: Agency) -> list[Group]:
    """Nhóm nơi nhận: all units of our own, then the agencies in force by kind."""
    kinds = dict(_others(agency).order_by().values_list("kind").annotate(Count("pk")))
    units = units_of(agency, kinds=[UnitKind.DIVISION]).count()
    groups = [Group(UNITS, "Phòng, ban, trung tâm của Văn phòng", units)]
    return groups + [Group(kind.value, kind.label, kinds[kind]) for kind in AgencyKind if kinds.get(kind)]


def agencies_in(agency: Agency, kinds: Iterable[str]) -> list[Agency]:
    return list(_others(agency).filter(kind__in=list(kinds)))


def units_to_ask(agency: Agency) -> list[Unit]:
    return list(units_of(agency, kinds=[UnitKind.DIVISION]))


def agencies_found(agency: Agency, text: str) -> list[Agency]:
    """Agencies by any part of their names without accents, by abbreviation or code."""
    return list(_others(agency, text)[:MOST_FOUND]) if sought(text) else []


def _others(agency: Agency, text: str = "") -> QuerySet[Agency]:
    return correspondents(text).exclude(pk=agency.pk)


def places_of(consultation: Consultation) -> QuerySet[Addressee]:
    """Those asked, each with whether anybody can sign in to answer for it."""
    return consultation.addressees.annotate(reachable=_reachable(consultation)).select_related("answered_by")


def respondents_of(place: Addressee) -> QuerySet[Person]:
    """Đầu mối trả lời: who may sign in and answer for another agency."""
    posts = _posts_that_answer(place.agency_id, place.consultation.agency_id)
    return Person.objects.filter(pk__in=posts.values("person"))


def _posts_that_answer(agency: int | OuterRef, asking: int) -> QuerySet[Appointment]:
    """Posts of those who answer for an agency to the one that asks, not to another that gave them their sign-in."""
    elsewhere = Invitation.objects.filter(person=OuterRef("person")).exclude(agency=asking)
    posts = Appointment.objects.in_force().filter(role=Role.RESPONDENT, unit__agency=agency, person__is_active=True)
    return posts.filter(~Exists(elsewhere))


def unreachable_of(consultation: Consultation) -> list[Addressee]:
    """Places asked where nobody can sign in to answer."""
    return list(consultation.addressees.exclude(_reachable(consultation)))


def _reachable(consultation: Consultation) -> Q:
    return Q(unit__isnull=False) | Q(Exists(_posts_that_answer(OuterRef("agency"), consultation.agency_id)))


def comments_of(
    consultation: Consultation, *, section: str = "", addressee: str = "", disposition: str = "", text: str = ""
) -> QuerySet[Comment]:
    """Rows of the consolidated table, narrowed."""
    wanted = {"section_number": section, "addressee": addressee, "disposition": disposition}
    found = consultation.comments.handed_in().to_read().filter(**{name: one for name, one in wanted.items() if one})
    for word in sought(text):
        found = found.filter(search_text__contains=word)
    return found


def dispositions_of(consultation: Consultation) -> dict[str, int]:
    """How many comments were accepted, explained, or not dealt with yet."""
    rows = consultation.comments.handed_in().order_by().values_list("disposition").annotate(Count("pk"))
    found = dict(rows)
    return {kind.label: found.get(kind, 0) for kind in Disposition}


def my_comments(addressee: Addressee) -> list[Comment]:
    """What this place has written so far, sent or not, in the order of the draft."""
    return list(addressee.comments.select_related("section").order_by("section_number", "pk"))


def consultations_about(document: Document) -> QuerySet[Consultation]:
    return Consultation.objects.filter(draft=document).order_by("-pk")


def consultations_for_answering(paper: Document) -> Consultations:
    """Those about drafts that answer this incoming paper."""
    return Consultation.objects.filter(draft__replies_to=paper)


def invitations_of(agency: Agency | int) -> QuerySet[Invitation]:
    """Đầu mối trả lời góp ý that this agency looks after."""
    return Invitation.objects.filter(agency=agency).select_related("person__agency", "invited_by")
