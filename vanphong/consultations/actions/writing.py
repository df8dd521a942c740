"""What is asked: written and changed until it is sent."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from vanphong.documents.models import Document
from vanphong.files.models import Blob
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.kernel.vietnamese import fold, tidy
from vanphong.org.models import Person, Unit

from .. import rules
from ..enums import SilenceRule
from ..events import ConsultationEdited, ConsultationWritten
from ..models import Consultation, Section
from .moving import CHANGED, advance, led


@dataclass(frozen=True)
class Values:
    """What the author writes: about what, until when, what silence means, and the sections or questions in order."""

    subject: str
    due_date: date
    explanation: str = ""
    silence: str = SilenceRule.NO_OPINION
    sections: tuple[str, ...] = ()

    def columns(self) -> dict[str, object]:
        """What of it stands in the row of the consultation."""
        subject = tidy(self.subject)
        words = {"subject": subject, "search_text": fold(subject), "explanation": self.explanation.strip()}
        return words | {"due_date": self.due_date, "silence": SilenceRule(self.silence)}


@transaction.atomic
def write(
    unit: Unit,
    values: Values,
    *,
    actor: Person,
    draft: Document | None = None,
    file: Blob | None = None,
    key: UUID | None = None,
) -> Consultation:
    """Lập yêu cầu lấy ý kiến: about a draft of the author's own, or a file handed in now.

    `key` makes a repeated click harmless: the same key gives the same request. Raises NotPermitted; Refused with every
    obstacle.
    """
    if not rules.can_consult(actor, unit):
        raise NotPermitted("Chỉ chuyên viên và lãnh đạo của đơn vị được lấy ý kiến góp ý.")
    Person.objects.select_for_update(no_key=True).get(pk=actor.pk)
    if key and (known := Consultation.objects.filter(key=key).first()):
        if known.author_id != actor.pk:
            raise Stale("Trang này đã cũ, mời tải lại rồi nộp lại.")
        return known
    obstacles = rules.obstacles_to_draft(actor, draft) + _obstacles(values)
    if draft is None and file is None:
        obstacles.append("Chưa có dự thảo. Mời chọn tệp dự thảo để lấy ý kiến.")
    if obstacles:
        raise Refused(obstacles)
    consultation = Consultation(
        agency=unit.agency, unit=unit, author=actor, draft=draft, key=key, created_at=clock.now(), **values.columns()
    )
    if file is not None and draft is None:
        consultation.blob = file
    consultation.save()
    _write_sections(consultation, values)
    advance(consultation, ConsultationWritten(subject=consultation.subject), actor=actor)
    return consultation


@transaction.atomic
def edit(consultation: Consultation, values: Values, *, actor: Person, seen: int | None = None) -> Consultation:
    """Sửa yêu cầu lấy ý kiến before it is sent."""
    consultation = led(consultation, "", actor=actor, seen=None)
    if obstacles := rules.obstacles_to_changing(consultation):
        raise Refused(obstacles)
    changed = any(getattr(consultation, name) != value for name, value in values.columns().items())
    changed |= [one.title for one in consultation.sections.all()] != list(values.sections)
    if seen not in (None, consultation.version):
        raise Stale(CHANGED) if changed else AlreadyDone
    if obstacles := _obstacles(values):
        raise Refused(obstacles)
    for name, value in values.columns().items():
        setattr(consultation, name, value)
    consultation.addressees.update(due_date=consultation.due_date)
    consultation.sections.all().delete()
    _write_sections(consultation, values)
    advance(consultation, ConsultationEdited(), actor=actor)
    return consultation


def _obstacles(values: Values) -> list[str]:
    return rules.obstacles_to_values(tidy(values.subject), values.due_date, values.sections)


def _write_sections(consultation: Consultation, values: Values) -> None:
    Section.objects.bulk_create(
        Section(consultation=consultation, number=number, title=title)
        for number, title in enumerate(values.sections, start=1)
    )
