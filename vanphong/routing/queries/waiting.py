"""What came to a person's units, and to those of a head in whose place they act, by what is to be done with it.

Every list is one query, whatever its length.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from vanphong.documents.enums import Status
from vanphong.documents.models import Document, Documents
from vanphong.documents.queries import within
from vanphong.kernel import clock
from vanphong.org.enums import Basis, Role
from vanphong.org.queries import Standing

from ..enums import UnitRole
from ..models import Instruction, InstructionUnit, UnitQuestion

WITH_A_HANDLER = [Status.ASSIGNED, Status.SUBMITTED, Status.DECIDED]
TOLD_FOR = timedelta(days=30)
"""How long a paper sent for information stays on a unit's list."""


def unit_tray(standings: Sequence[Standing]) -> Documents:
    """Chờ phân công: papers my units lead and nobody was given yet."""
    return _led(standings).filter(status=Status.INSTRUCTED)


def handled_in_units_of(standings: Sequence[Standing]) -> Documents:
    """Đang xử lý trong đơn vị: papers my units lead and somebody has."""
    return _led(standings).filter(status__in=WITH_A_HANDLER)


def supporting(standings: Sequence[Standing]) -> Documents:
    """Phối hợp: open papers another unit leads and mine help with."""
    return _named(standings, UnitRole.SUPPORT).open()


def for_information(standings: Sequence[Standing]) -> Documents:
    """Để biết: papers sent to my units for information in the last month."""
    since = clock.now() - TOLD_FOR
    lately = Instruction.objects.filter(document=OuterRef("pk"), current=True, given_at__gte=since)
    return _named(standings, UnitRole.INFORMATION).filter(Exists(lately))


def questions_to(standings: Sequence[Standing]) -> QuerySet[UnitQuestion]:
    """Câu hỏi gửi đơn vị tôi: not answered yet, about papers still open."""
    mine = Q(pk__in=[])
    for place in standings:
        if units := _units(place):
            mine |= Q(unit__in=units, document__in=Document.objects.open().filter(within(place)))
    waiting = UnitQuestion.objects.filter(mine, answered_at=None)
    return waiting.select_related("document__entry", "asked_by", "unit").order_by("id")


def _led(standings: Sequence[Standing]) -> Documents:
    mine = Q(pk__in=[])
    for place in standings:
        if units := _units(place):
            mine |= Q(lead_unit__in=units) & within(place)
    return Document.objects.incoming().filter(mine).for_list()


def _named(standings: Sequence[Standing], role: UnitRole) -> Documents:
    named = InstructionUnit.objects.filter(instruction__document=OuterRef("pk"), instruction__current=True, role=role)
    mine = Q(pk__in=[])
    for place in standings:
        if units := _units(place):
            mine |= Q(Exists(named.filter(unit__in=units))) & within(place)
    return Document.objects.incoming().filter(mine).for_list()


def _units(place: Standing) -> list[int]:
    """My own units; of somebody in whose place I act, those they head."""
    own = place.basis == Basis.OWN
    return [post.unit_id for post in place.posts if own or post.role == Role.UNIT_HEAD]
