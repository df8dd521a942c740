"""Consultations at every point of their way, made by the real actions."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from django.contrib.auth.hashers import make_password

from tests.office import LONG_AGO, PASSWORD, Office
from vanphong.consultations import actions
from vanphong.consultations.actions import Values, Words
from vanphong.consultations.enums import Choice
from vanphong.consultations.models import Addressee, Comment, Consultation, ExtensionRequest
from vanphong.documents.models import Document
from vanphong.files.actions import store_made
from vanphong.files.models import Blob
from vanphong.files.tests.samples import pdf
from vanphong.kernel import clock
from vanphong.org.enums import AgencyKind, Role
from vanphong.org.models import Agency, Appointment, Person, Unit

SECTIONS = ("Phần I. Đánh giá tình hình", "Phần II. Nhiệm vụ, giải pháp")
WHY = "Chờ họp Ban Giám đốc để thống nhất."
_numbers = count(1)


def in_days(days: int) -> date:
    return clock.today() + timedelta(days=days)


def a_file() -> Blob:
    return store_made(pdf())


def values(**changed: Any) -> Values:
    usual = {"subject": "Góp ý dự thảo Báo cáo chính trị", "due_date": in_days(10), "sections": SECTIONS}
    return Values(**(usual | changed))


def written(office: Office, *, draft: Document | None = None, **changed: Any) -> Consultation:
    """The Department of Finance and the Division of Internal Affairs are to be asked."""
    file = None if draft else a_file()
    made = actions.write(office.units["KT"], values(**changed), actor=office.specialist_kt, draft=draft, file=file)
    actions.address(made, agencies=[office.finance], units=[office.units["NC"]], actor=office.specialist_kt)
    return Consultation.objects.get(pk=made.pk)


def sent(office: Office, **changed: Any) -> Consultation:
    return actions.send(written(office, **changed), actor=office.specialist_kt)


def place_of(consultation: Consultation, person: Person) -> Addressee:
    """Where this person answers."""
    return Addressee.objects.sent_to(person).select_related("consultation").get(consultation=consultation)


def commented(
    consultation: Consultation, person: Person, text: str = "Đề nghị bổ sung số liệu năm 2025.", number: int = 1
) -> Comment:
    section = consultation.sections.filter(number=number).first()
    return actions.add_comment(place_of(consultation, person), Words(text, section, "trang 1"), actor=person)


def answered(consultation: Consultation, person: Person, choice: str = Choice.WITH_COMMENTS) -> Addressee:
    return actions.answer(place_of(consultation, person), choice, actor=person)


def said(consultation: Consultation, person: Person, text: str = "Đề nghị bổ sung số liệu năm 2025.") -> Comment:
    """A comment that was handed in."""
    comment = commented(consultation, person, text)
    answered(consultation, person)
    return Comment.objects.get(pk=comment.pk)


def wished(consultation: Consultation, person: Person, days: int = 15) -> ExtensionRequest:
    return actions.ask_extension(place_of(consultation, person), in_days(days), WHY, actor=person)


def another_agency(kind: str = AgencyKind.DEPARTMENT) -> tuple[Agency, Person]:
    """One more agency, with somebody who answers for it."""
    number = next(_numbers)
    agency = Agency(name=f"Sở thứ {number} tỉnh Sơn Hòa", abbreviation=f"S{number}", kind=kind)
    agency.keys()
    agency.save()
    unit = Unit.objects.create(agency=agency, code="GOPY", name="Đầu mối trả lời góp ý")
    person = Person(
        agency=agency, username=f"gopy{number}", full_name=f"Người Trả Lời {number}", password=make_password(PASSWORD)
    )
    person.keys()
    person.save()
    Appointment.objects.create(person=person, unit=unit, role=Role.RESPONDENT, title="Chuyên viên", valid_from=LONG_AGO)
    return agency, person


def fresh(one: Any) -> Any:
    return type(one).objects.get(pk=one.pk)
