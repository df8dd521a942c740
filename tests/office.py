"""The standing test office: one small agency with a named cast, built once a session, a neighbour agency, and
somebody of a third one who answers what is sent to it for opinions."""

from datetime import date, datetime, time, timedelta
from importlib import import_module
from types import SimpleNamespace

from django.apps import apps
from django.contrib.auth.hashers import make_password

from vanphong.documents.actions import open_registers
from vanphong.documents.models import DocumentType, Register
from vanphong.kernel import clock
from vanphong.memos.actions import open_routes
from vanphong.org.enums import AgencyKind, Role, UnitKind
from vanphong.org.models import Agency, Appointment, Duty, Field, FieldCharge, Person, Unit
from vanphong.worktime.models import WorkingHours
from vanphong.worktime.rules import OFFICE_ZONE

PASSWORD = "Vanphong@2026"
LONG_AGO = date(2018, 1, 1)

UNITS = [
    # agency, code, name, kind, parent
    ("agency", "LDUB", "Lãnh đạo UBND tỉnh", UnitKind.LEADERSHIP, None),
    ("agency", "LDVP", "Lãnh đạo Văn phòng", UnitKind.LEADERSHIP, None),
    ("agency", "KT", "Phòng Kinh tế tổng hợp", UnitKind.DIVISION, None),
    ("agency", "NC", "Phòng Nội chính", UnitKind.DIVISION, None),
    ("agency", "HC", "Phòng Hành chính - Tổ chức", UnitKind.DIVISION, None),
    ("agency", "VT", "Bộ phận Văn thư", UnitKind.SECTION, "HC"),
    ("neighbour", "VP", "Văn phòng Sở", UnitKind.DIVISION, None),
    ("finance", "GOPY", "Đầu mối trả lời góp ý", UnitKind.DIVISION, None),
]
CAST = {
    # attribute: (full name, unit, role, title)
    "chair": ("Lê Hữu Phước", "LDUB", Role.CHAIR, "Chủ tịch"),
    "vice_chair": ("Đinh Quang Thiện", "LDUB", Role.VICE_CHAIR, "Phó Chủ tịch"),
    "vice_chair_nc": ("Hà Thị Mỹ Duyên", "LDUB", Role.VICE_CHAIR, "Phó Chủ tịch"),
    "chief": ("Trần Đức Khải", "LDVP", Role.CHIEF, "Chánh Văn phòng"),
    "deputy": ("Bùi Thị Thanh Hằng", "LDVP", Role.DEPUTY_CHIEF, "Phó Chánh Văn phòng"),
    "deputy_off": ("Lò Văn Sơn", "LDVP", Role.DEPUTY_CHIEF, "Phó Chánh Văn phòng"),
    "head_kt": ("Phạm Anh Tuấn", "KT", Role.UNIT_HEAD, "Trưởng phòng"),
    "head_nc": ("Quách Thị Lan", "NC", Role.UNIT_HEAD, "Trưởng phòng"),
    "head_hc": ("Đỗ Thế Vinh", "HC", Role.UNIT_HEAD, "Trưởng phòng"),
    "specialist_kt": ("Nguyễn Thu Trang", "KT", Role.SPECIALIST, "Chuyên viên"),
    "specialist_kt2": ("Vũ Đình Ân", "KT", Role.SPECIALIST, "Chuyên viên"),
    "specialist_nc": ("Hoàng Minh Đạt", "NC", Role.SPECIALIST, "Chuyên viên"),
    "registrar": ("Ngô Thị Hiền", "VT", Role.REGISTRAR, "Văn thư"),
    "registrar2": ("Cao Thị Ngọc", "VT", Role.REGISTRAR, "Văn thư"),
    "administrator": ("Mai Xuân Bách", "HC", Role.ADMINISTRATOR, "Quản trị hệ thống"),
    "outsider_registrar": ("Tạ Thị Yến", "VP", Role.REGISTRAR, "Văn thư"),
    "outsider": ("Kiều Văn Lực", "VP", Role.SPECIALIST, "Chuyên viên"),
    "respondent": ("Sầm Thị Nhài", "GOPY", Role.RESPONDENT, "Phó Chánh Văn phòng Sở"),
}
FIELDS = {"KT": "Kinh tế tổng hợp", "NC": "Nội chính"}
CORRESPONDENTS = {
    "finance": ("Sở Tài chính tỉnh Sơn Hòa", "Sở Tài chính", "STC", AgencyKind.DEPARTMENT, "H99.02"),
    "construction": ("Sở Xây dựng tỉnh Sơn Hòa", "Sở Xây dựng", "SXD", AgencyKind.DEPARTMENT, "H99.03"),
    "government_office": ("Văn phòng Chính phủ", "Văn phòng Chính phủ", "VPCP", AgencyKind.CENTRAL, "G22"),
}


class Office(SimpleNamespace):
    """Rows by name: agency, neighbour, units[code], fields[code], the cast, correspondents. One password for all."""

    password = PASSWORD

    @property
    def cast(self) -> dict[str, Person]:
        return {name: getattr(self, name) for name in CAST}


def build() -> None:
    _reference_rows()
    agency = _agency(
        "Ủy ban nhân dân tỉnh Sơn Hòa", "UBND tỉnh Sơn Hòa", "UBND", AgencyKind.PROVINCIAL_COMMITTEE, "H99"
    )
    neighbour = _agency("Sở Kế hoạch và Đầu tư tỉnh Sơn Hòa", "Sở KHĐT", "SKHĐT", AgencyKind.DEPARTMENT, "H99.01")
    Agency.objects.filter(pk__in=[agency.pk, neighbour.pk]).update(hosted=True, place="Sơn Hòa")
    hosts = {"agency": agency, "neighbour": neighbour}
    hosts |= {name: _agency(*values) for name, values in CORRESPONDENTS.items()}
    units: dict[str, Unit] = {}
    for position, (host, code, name, kind, parent) in enumerate(UNITS):
        units[code] = Unit.objects.create(
            agency=hosts[host],
            code=code,
            name=name,
            kind=kind,
            position=position,
            parent=units.get(parent or ""),
        )
    for code, name in FIELDS.items():
        Field.objects.create(agency=agency, code=code, name=name, lead_unit=units[code])
    people = _cast(units)
    _charges({"KT": ["vice_chair", "deputy"], "NC": ["vice_chair_nc", "deputy_off"]}, people)
    open_registers(agency, units["VT"], units["LDVP"])
    open_registers(neighbour, units["VP"], units["VP"])
    open_routes(agency)
    open_routes(neighbour)
    today = clock.today()
    Duty.objects.create(
        person=people["deputy"], valid_from=today - timedelta(days=1), valid_to=today + timedelta(days=5)
    )


def _reference_rows() -> None:
    """What the migrations wrote, written again where a test with several connections has emptied the tables."""
    if not DocumentType.objects.exists():
        import_module("vanphong.documents.migrations.0002_reference").add_types(apps, None)
    if not WorkingHours.objects.exists():
        import_module("vanphong.worktime.migrations.0002_seed_calendar").seed(apps, None)


def _agency(name: str, short_name: str, abbreviation: str, kind: AgencyKind, organ_id: str) -> Agency:
    agency = Agency(name=name, short_name=short_name, abbreviation=abbreviation, kind=kind, organ_id=organ_id)
    agency.keys()
    agency.save()
    return agency


def _cast(units: dict[str, Unit]) -> dict[str, Person]:
    secret = make_password(PASSWORD)
    people = {}
    for name, (full_name, unit, role, title) in CAST.items():
        person = Person(agency=units[unit].agency, username=name, full_name=full_name, password=secret)
        person.keys()
        person.save()
        since = {"valid_from": LONG_AGO, "recorded_at": datetime.combine(LONG_AGO, time(), OFFICE_ZONE)}
        Appointment.objects.create(person=person, unit=units[unit], role=role, title=title, **since)
        people[name] = person
    return people


def _charges(charges: dict[str, list[str]], people: dict[str, Person]) -> None:
    for code, names in charges.items():
        for name in names:
            field = Field.objects.get(code=code)
            FieldCharge.objects.create(person=people[name], field=field, valid_from=LONG_AGO)


def read() -> Office:
    """Fresh rows for one test, in six queries."""
    agencies = {agency.organ_id: agency for agency in Agency.objects.all()}
    people = {person.username: person for person in Person.objects.select_related("agency")}
    return Office(
        agency=agencies["H99"],
        neighbour=agencies["H99.01"],
        units={unit.code: unit for unit in Unit.objects.select_related("agency")},
        fields={field.code: field for field in Field.objects.all()},
        types={kind.name: kind for kind in DocumentType.objects.all()},
        registers={
            book.code: book
            for book in Register.objects.filter(agency=agencies["H99"]).select_related("registry_unit", "report_to")
        },
        **{name: agencies[values[-1]] for name, values in CORRESPONDENTS.items()},
        **{name: people[name] for name in CAST},
    )
