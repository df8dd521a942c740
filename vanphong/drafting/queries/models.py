"""Mẫu văn bản filled from what is at hand: the agency, the unit, the paper that is answered, who is to sign."""

from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.org.enums import COMMITTEE_LEADERS, OFFICE_LEADERS
from vanphong.org.models import Person, by_seniority
from vanphong.ui.formats import vndate

from ..rules import BODIES, Content, Signed, notation_for, signed_by

KNOWN_TO = ("Chủ tịch, các Phó Chủ tịch (báo cáo)", "Chánh Văn phòng, các Phó Chánh Văn phòng")
LEADERS = COMMITTEE_LEADERS | OFFICE_LEADERS


def content_of(
    type_name: str, subject: str, *, person: Person, signer: Person | None = None, answered: Document | None = None
) -> Content:
    """Mẫu của một tên loại, for the unit of this person. Number and day are left open: they are given on issuing."""
    agency, unit = person.agency, person.unit.code if person.unit else ""
    own = agency.abbreviation or "UBND"
    return Content(
        type_name=type_name,
        agency=agency.name,
        notation=notation_for(type_name, own, unit),
        place=agency.place,
        year=clock.today().year,
        subject=subject or "…",
        addressees=(answered.issuer_name,) if answered and answered.issuer_name else (),
        blocks=BODIES[type_name],
        signed=_signed(signer),
        also_signed=Signed("Thư ký", person.full_name) if type_name == "Biên bản" else None,
        recipients=KNOWN_TO,
        kept_by=unit,
    ).filled(words_at_hand(subject, person, answered))


def words_at_hand(subject: str, person: Person, answered: Document | None = None) -> dict[str, str]:
    """What the merge fields of the text are replaced by."""
    return {
        "trich_yeu": subject,
        "co_quan": person.agency.name,
        "van_ban_den": _named(answered) if answered else "",
        "noi_gui": answered.issuer_name if answered else "",
        "don_vi": person.unit.code if person.unit else "",
        "nguoi_soan": person.full_name,
        "nam": str(clock.today().year),
        "dia_danh": person.agency.place,
    }


def _named(answered: Document) -> str:
    """Công văn số 12/STC-NS ngày 05/3/2026 của Sở Tài chính."""
    kind = answered.document_type.name if answered.document_type else "Văn bản"
    dated = f" ngày {vndate(answered.issued_date)}" if answered.issued_date else ""
    numbered = f" số {answered.code}" if answered.code else ""
    return f"{kind}{numbered}{dated} của {answered.issuer_name}"


def _signed(signer: Person | None) -> Signed:
    post = next((post for post in by_seniority(signer.posts) if post.role in LEADERS), None) if signer else None
    return (
        signed_by(post.role, signer.full_name) if post and signer else Signed("Chủ tịch", "", ("TM. Ủy ban nhân dân",))
    )
