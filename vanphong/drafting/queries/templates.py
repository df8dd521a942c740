"""The office's models: those that are kept, one judged, one filled. Files are opened in the confined process."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db.models import QuerySet

from vanphong.files.queries.reading import READER, TIMEOUT, UNREADABLE
from vanphong.kernel import clock
from vanphong.kernel.confined import ConfinedFailure
from vanphong.kernel.errors import Busy
from vanphong.org.enums import Role
from vanphong.org.models import Person, Unit

from .. import rules
from ..enums import ModelState
from ..models import OfficeModel

SAMPLE = {
    "trich_yeu": "tăng cường công tác phòng cháy, chữa cháy rừng",
    "van_ban_den": "Công văn số 125/STC-NS ngày 05/3/2026 của Sở Tài chính",
    "noi_gui": "Sở Tài chính",
    "kinh_gui": "Sở Tài chính",
    "noi_nhan": "Thường trực Tỉnh ủy (báo cáo)\nChánh Văn phòng, các Phó Chánh Văn phòng",
    "nguoi_ky": "Nguyễn Văn An",
    "nguoi_soan": "Trần Thị Bình",
}


def models_of(agency_id: int) -> QuerySet[OfficeModel]:
    """Every version, newest first within its type and unit."""
    return OfficeModel.objects.filter(agency=agency_id).select_related("unit", "blob", "offered_by")


def types_with_models(person: Person) -> list[str]:
    """Types for which this person gets a model of the office."""
    kept = OfficeModel.objects.filter(agency=person.agency, state=ModelState.IN_USE)
    names = set(kept.filter(unit=None).values_list("type_name", flat=True))
    if person.unit:
        names |= set(kept.filter(unit=person.unit).values_list("type_name", flat=True))
    return [name for name in rules.TYPES if name in names]


def judged(
    path: Path, type_name: str, *, person: Person, unit: Unit | None = None
) -> tuple[list[str], list[dict[str, Any]]]:
    """What stands in the way of filling this model, and what the check finds in a paper of the agency filled from it.

    Raises Invalid for what is no sound Word file, Busy when the reader stopped.
    """
    try:
        told = READER.call(
            rules.judge_model,
            str(path),
            type_name,
            _sample(type_name, person, unit),
            clock.today().isoformat(),
            timeout=TIMEOUT,
        )
    except ConfinedFailure as error:
        raise Busy(UNREADABLE) from error
    return told["obstacles"], told["found"]


def merged(model: OfficeModel, values: Mapping[str, str]) -> bytes:
    """The Word file filled. Raises Invalid, Busy as above."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "mau.docx"
        try:
            READER.call(rules.merge_to, str(model.blob.path), str(target), dict(values), timeout=TIMEOUT)
        except ConfinedFailure as error:
            raise Busy(UNREADABLE) from error
        return target.read_bytes()


def _sample(type_name: str, person: Person, unit: Unit | None) -> dict[str, str]:
    code = unit.code if unit else "TH"
    signed = rules.signed_by(Role.VICE_CHAIR, "")
    return {
        **SAMPLE,
        "co_quan": person.agency.name,
        "don_vi": code,
        "nam": str(clock.today().year),
        "dia_danh": person.agency.place,
        "ky_hieu": rules.notation_for(type_name, person.agency.abbreviation or "UBND", code),
        "quyen_han": "\n".join(signed.powers),
        "chuc_vu": signed.title,
    }
