"""Opening the registers of an agency: what its head decides once, as rows (NĐ 30/2020, art. 15.1, 22.1, PL I.II.3)."""

from dataclasses import dataclass

from django.db import transaction

from vanphong.org.models import Agency, Unit

from ..enums import Direction
from ..models import DocumentType, Register

#: Types with a series of their own; every other type is numbered in the common register.
OWN_SERIES = ("QĐ", "CT", "TB", "KH", "BC", "TTr", "GM", "CTr", "HD", "CĐ")
COPIES = ("SY", "TrS", "SL")
LETTER = "Công văn"
DECISION_OF_LAW = "Quyết định (quy phạm pháp luật)"


@dataclass(frozen=True)
class Series:
    """Một sổ: its code, name, the notation its numbers take, and the types it numbers."""

    code: str
    name: str
    notation: str = ""
    types: tuple[DocumentType, ...] = ()
    direction: Direction = Direction.OUTGOING
    secret: bool = False


@transaction.atomic
def open_registers(agency: Agency, registry_unit: Unit, report_to: Unit) -> list[Register]:
    """Mở sổ: the registers an agency usually keeps. Opening them again changes nothing.

    `registry_unit` keeps them (văn thư); what comes in is reported to `report_to`.
    """
    return [_open(agency, series, registry_unit, report_to) for series in _usual(agency.abbreviation)]


def _open(agency: Agency, series: Series, registry_unit: Unit, report_to: Unit) -> Register:
    register, opened = Register.objects.get_or_create(
        agency=agency,
        code=series.code,
        defaults={
            "direction": series.direction,
            "name": series.name,
            "notation": series.notation,
            "secret": series.secret,
            "registry_unit": registry_unit,
            "report_to": report_to,
        },
    )
    if opened:
        register.types.set(series.types)
    return register


def _usual(agency_code: str) -> list[Series]:
    types = list(DocumentType.objects.all())
    administrative = [one for one in types if one.administrative]
    own = {one.abbreviation: one for one in administrative if one.abbreviation in OWN_SERIES}
    letter = next(one for one in types if one.name == LETTER)
    of_law = next(one for one in types if one.name == DECISION_OF_LAW)
    rest = tuple(one for one in administrative if one != letter and one not in own.values())
    copies = tuple(one for one in types if one.abbreviation in COPIES)
    return [
        Series("DEN", "Sổ đăng ký văn bản đến", direction=Direction.INCOMING),
        Series("DEN-M", "Sổ đăng ký văn bản mật đến", direction=Direction.INCOMING, secret=True),
        Series("CV", "Sổ công văn đi", f"{agency_code}-{{unit}}", (letter,)),
        *(Series(code, f"Sổ {own[code].name.lower()}", f"{code}-{agency_code}", (own[code],)) for code in OWN_SERIES),
        Series("QĐ-QPPL", "Sổ quyết định quy phạm pháp luật", f"{{year}}/QĐ-{agency_code}", (of_law,)),
        Series("SAO", "Sổ bản sao", f"{{type}}-{agency_code}", copies),
        Series("KHAC", "Sổ văn bản đi khác", f"{{type}}-{agency_code}", rest),
    ]
