"""Clean papers of every type, as the office writes them, and one with two faults."""

import io
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document as WordFile

from vanphong.drafting.printing import as_word
from vanphong.drafting.rules import BODIES, TYPES, Content, Signed, notation_for
from vanphong.files.actions import store
from vanphong.files.models import Blob

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
TO_OTHERS = {
    "Công văn",
    "Tờ trình",
    "Công điện",
    "Giấy mời",
    "Phiếu chuyển",
    "Phiếu gửi",
    "Phiếu báo",
    "Giấy giới thiệu",
}


def clean(type_name: str) -> Content:
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


ALL = tuple(TYPES)


def faulty() -> bytes:
    """A letter without V/v and with a number of one digit."""
    document = WordFile(io.BytesIO(as_word(clean("Công văn"))))
    cell = document.tables[0].rows[1].cells[0]
    cell.paragraphs[0].runs[0].text = "Số: 5/UBND-NLN"
    cell.paragraphs[1].runs[0].text = cell.paragraphs[1].text.replace("V/v", "Về việc")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


OLD_WORDS = "Céng hßa x· héi chñ nghÜa ViÖt Nam: b¸o c¸o ®­îc göi tr­íc ngµy 20."


def old_code() -> bytes:
    """A report with a paragraph typed in .VnTime and its first words once more in .VnTimeH."""
    document = WordFile(io.BytesIO(as_word(clean("Báo cáo"))))
    line = document.add_paragraph()
    for words, font in ((OLD_WORDS, ".VnTime"), (" Céng hßa", ".VnTimeH"), (" Vieät", "VNI-Times"), (" Nam", "Arial")):
        line.add_run(words).font.name = font
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def stored(data: bytes) -> Blob:
    return store(SimpleUploadedFile("du-thao.docx", data), name="du-thao.docx")
