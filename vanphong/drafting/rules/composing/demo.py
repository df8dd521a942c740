"""Dữ liệu mẫu: a whole paper of every type, as an office that does not exist would write it."""

from datetime import date

from .content import Content, Signed, notation_for
from .copies import Copy
from .models import BODIES, TO_OTHERS

AGENCY = "Ủy ban nhân dân tỉnh Sơn Hòa"
VALUES = {
    "trich_yeu": "tăng cường công tác phòng cháy, chữa cháy rừng mùa khô năm 2026",
    "co_quan": "Ủy ban nhân dân tỉnh",
    "van_ban_den": "Công văn số 125/SNNMT-KL ngày 05 tháng 3 năm 2026 của Sở Nông nghiệp và Môi trường",
    "noi_gui": "Sở Nông nghiệp và Môi trường",
    "don_vi": "NLN",
    "nguoi_soan": "Nguyễn Thu Trang",
    "nam": "2026",
    "dia_danh": "Sơn Hòa",
}


def demo_paper(type_name: str) -> Content:
    """A paper of this type with everything in its place."""
    sent_to = ("Sở Tài chính", "Sở Nông nghiệp và Môi trường") if type_name in TO_OTHERS else ()
    chair = Signed("Phó Chủ tịch", "Đinh Quang Thiện", ("TM. Ủy ban nhân dân", "KT. Chủ tịch"))
    record = type_name == "Biên bản"
    return Content(
        type_name=type_name,
        agency=AGENCY,
        notation=notation_for(type_name, "UBND", "NLN"),
        place="Sơn Hòa",
        year=2026,
        subject=VALUES["trich_yeu"],
        number="105",
        day=date(2026, 3, 9),
        addressees=sent_to,
        blocks=BODIES[type_name],
        signed=Signed("Chủ tọa", "Đinh Quang Thiện") if record else chair,
        also_signed=Signed("Thư ký", "Nguyễn Thu Trang") if record else None,
        recipients=("Thường trực Tỉnh ủy (báo cáo)", "Chánh Văn phòng, các Phó Chánh Văn phòng"),
        kept_by="NLN",
    ).filled(VALUES)


def demo_copy(kind: str) -> Copy:
    """A copy of this kind, signed by order of the Chair."""
    return Copy(
        kind=kind,
        agency=AGENCY,
        number="5",
        agency_code="UBND",
        place="Sơn Hòa",
        day=date(2026, 3, 12),
        signed=Signed("Chánh Văn phòng", "Lê Minh Khôi", ("TL. Chủ tịch",)),
        recipients=("Sở Tài chính", "Các Phó Chánh Văn phòng"),
    )
