"""Who may speak for a draft on its way to be issued: by a post of their own, or one they stand in for.

Rules of this house are also read in a process without a database; so these, which ask it, stand here. `standings` are
those of org.queries.stands_for.
"""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from vanphong.documents.enums import Status
from vanphong.documents.models import Document
from vanphong.org.enums import OFFICE_LEADERS, Role
from vanphong.org.models import Agency, Appointment, Person
from vanphong.org.queries import holders_of
from vanphong.org.rules import Standing, standing_by

from ..models import FormChecker

Standings = Iterable[Standing]
BEFORE_SIGNING = frozenset({Status.DRAFTED, Status.SUBMITTED, Status.AWAITING_SIGNATURE})
BEFORE_ISSUE = BEFORE_SIGNING | {Status.SIGNED}
HEADS = frozenset({Role.UNIT_HEAD, *OFFICE_LEADERS})


def can_explain(person: Person, document: Document) -> bool:
    """Giải trình lỗi để nguyên: whoever drafts, until the paper is issued."""
    return document.drafter_id == person.pk and document.status in BEFORE_ISSUE


def standing_for_content(standings: Standings, document: Document) -> Standing | None:
    """Người đứng đầu, cấp phó của đơn vị soạn thảo (NĐ 30/2020, art. 12.1), or who stands in for them."""
    unit = document.lead_unit_id
    return standing_by(standings, lambda post: post.role in HEADS and post.unit_id == unit, *_matter(document))


def standing_to_permit(standings: Standings, document: Document) -> Standing | None:
    """Chánh Văn phòng, Phó Chánh Văn phòng, or who stands in for them: the head of the agency directs clerical work
    (NĐ 30/2020, art. 6.1) through the Office, which the Chief runs (NĐ 314/2025, art. 8)."""
    agency = document.agency_id
    return standing_by(
        standings, lambda post: post.role in OFFICE_LEADERS and post.agency_id == agency, *_matter(document)
    )


def can_sign_off_form(person: Person, document: Document) -> bool:
    """Người được giao kiểm tra thể thức, kỹ thuật trình bày (NĐ 30/2020, art. 12.2)."""
    return form_checkers_of(document.agency_id).filter(pk=person.pk).exists()


def office_leaders_of(agency: Agency | int) -> QuerySet[Person]:
    """Chánh Văn phòng, Phó Chánh Văn phòng."""
    return holders_of(agency, OFFICE_LEADERS)


def named_form_checkers(agency: Agency | int) -> QuerySet[FormChecker]:
    """Those the administrator has given the task."""
    return FormChecker.objects.filter(agency=agency).select_related("person")


def form_checkers_of(agency: Agency | int) -> QuerySet[Person]:
    """Who checks form: those named; while nobody is, the registry and the heads of the unit it belongs to."""
    named = named_form_checkers(agency)
    if named.exists():
        return Person.objects.filter(pk__in=named.values("person"))
    desks = Appointment.objects.in_force().filter(unit__agency=agency, role=Role.REGISTRAR)
    near = Q(unit__in=desks.values("unit")) | Q(unit__in=desks.values("unit__parent"))
    heads = Appointment.objects.in_force().filter(near, role=Role.UNIT_HEAD)
    return Person.objects.filter(Q(pk__in=desks.values("person")) | Q(pk__in=heads.values("person")))


def _matter(document: Document) -> tuple[int | None, str]:
    return document.field_id, document.document_type.name if document.document_type else ""
