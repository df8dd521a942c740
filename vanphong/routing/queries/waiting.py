"""What came to a person's units, by what they are to do with it. Every list is one query, whatever its length."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet

from vanphong.documents.enums import Status
from vanphong.documents.models import Document, Documents
from vanphong.kernel import clock
from vanphong.org.models import Person

from ..enums import UnitRole
from ..models import Instruction, InstructionUnit, UnitQuestion

WITH_A_HANDLER = [Status.ASSIGNED, Status.SUBMITTED, Status.DECIDED]
TOLD_FOR = timedelta(days=30)
"""How long a paper sent for information stays on a unit's list."""


def unit_tray(person: Person) -> Documents:
    """Chờ phân công: papers my units lead and nobody was given yet."""
    return Document.objects.incoming().filter(status=Status.INSTRUCTED, lead_unit__in=person.unit_ids).for_list()


def handled_in_units_of(person: Person) -> Documents:
    """Đang xử lý trong đơn vị: papers my units lead and somebody has."""
    return Document.objects.incoming().filter(status__in=WITH_A_HANDLER, lead_unit__in=person.unit_ids).for_list()


def supporting(person: Person) -> Documents:
    """Phối hợp: open papers another unit leads and mine help with."""
    return _named(person, UnitRole.SUPPORT).open()


def for_information(person: Person) -> Documents:
    """Để biết: papers sent to my units for information in the last month."""
    since = clock.now() - TOLD_FOR
    lately = Instruction.objects.filter(document=OuterRef("pk"), current=True, given_at__gte=since)
    return _named(person, UnitRole.INFORMATION).filter(Exists(lately))


def _named(person: Person, role: UnitRole) -> Documents:
    named = InstructionUnit.objects.filter(
        instruction__document=OuterRef("pk"), instruction__current=True, unit__in=person.unit_ids, role=role
    )
    return Document.objects.incoming().filter(Exists(named)).for_list()


def questions_to(person: Person) -> QuerySet[UnitQuestion]:
    """Câu hỏi gửi đơn vị tôi: not answered yet, about papers still open."""
    waiting = UnitQuestion.objects.filter(
        unit__in=person.unit_ids, answered_at=None, document__in=Document.objects.open()
    )
    return waiting.select_related("document__entry", "asked_by", "unit").order_by("id")
