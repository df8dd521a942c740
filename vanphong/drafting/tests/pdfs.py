"""Papers as PDF, set here as the decree asks, with a layer of words or without."""

import io

import pypdfium2
import pypdfium2.raw as pdfium
import typst
from PIL import Image

from vanphong.kernel.typesetting import FONTS

SETTING = """
#set document(date: none)
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm), header-ascent: 15%,
  header: context if here().page() > 1 { align(center, text(size: 13pt)[#here().page()]) })
#set text(font: "Tinos", size: 14pt, lang: "vi", hyphenate: false, top-edge: 0.891em, bottom-edge: -0.216em)
#set par(justify: true, leading: 0.6pt, spacing: 6.6pt, first-line-indent: (amount: 12.7mm, all: true))
#let cell(..lines) = align(center, stack(spacing: 3pt, ..lines))
#let small(body) = text(size: 11pt, body)
"""
HEAD = """
#grid(columns: (7fr, 10fr), row-gutter: 8pt,
  cell(text(13pt, weight: "bold")[ỦY BAN NHÂN DÂN], text(13pt, weight: "bold")[TỈNH SƠN HÒA]),
  cell(text(13pt, weight: "bold")[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM],
    text(14pt, weight: "bold")[Độc lập - Tự do - Hạnh phúc]),
  cell(text(13pt)[Số: 105/UBND-NLN], text(12pt)[V/v phòng cháy, chữa cháy rừng], text(12pt)[mùa khô năm 2026]),
  cell(text(14pt, style: "italic")[Sơn Hòa, ngày 09 tháng 3 năm 2026]))
#v(14pt)
#align(center)[Kính gửi: Sở Nông nghiệp và Môi trường]
#v(8pt)
"""
LETTERS_TEXT = """
Ủy ban nhân dân tỉnh nhận được Công văn số 125/SNNMT-KL ngày 05 tháng 3 năm 2026 của Sở Nông nghiệp và Môi trường về
việc tăng cường công tác phòng cháy, chữa cháy rừng mùa khô. Về việc này, Ủy ban nhân dân tỉnh có ý kiến như sau:

1\\. Giao Sở Nông nghiệp và Môi trường chủ trì, phối hợp với các cơ quan liên quan kiểm tra công tác phòng cháy, chữa
cháy rừng tại các xã có rừng; báo cáo kết quả về Ủy ban nhân dân tỉnh trước ngày 20 tháng 3 năm 2026.

2\\. Ủy ban nhân dân các xã, phường có rừng tổ chức trực phòng cháy 24 giờ trong ngày, chuẩn bị lực lượng, phương tiện
tại chỗ để kịp thời xử lý khi có cháy xảy ra.

Yêu cầu các cơ quan, đơn vị nghiêm túc tổ chức thực hiện, kịp thời báo cáo Ủy ban nhân dân tỉnh khi có vướng mắc./.
"""
END = """
#v(10pt)
#grid(columns: (1fr, 1fr),
  align(left, stack(spacing: 3pt, text(12pt, weight: "bold", style: "italic")[Nơi nhận:], small[\\- Như trên;],
    small[\\- Chủ tịch, các Phó Chủ tịch UBND tỉnh;], small[\\- Lưu: VT, NLN.])),
  cell(text(weight: "bold")[TM. ỦY BAN NHÂN DÂN], text(weight: "bold")[KT. CHỦ TỊCH],
    text(weight: "bold")[PHÓ CHỦ TỊCH], v(60pt), text(weight: "bold")[Đinh Quang Thiện]))
"""
LETTER = SETTING + HEAD + LETTERS_TEXT + END


def typeset(source: str) -> bytes:
    return typst.compile(source.encode(), font_paths=[str(FONTS)], ignore_system_fonts=True)


def letter(before: str = "", after: str = "") -> bytes:
    """A letter of one page, with these words of its source changed."""
    assert before in LETTER
    return typeset(LETTER.replace(before, after, 1) if before else LETTER)


def long_letter(before: str = "", after: str = "") -> bytes:
    """A letter of two pages or three."""
    source = SETTING + HEAD + LETTERS_TEXT.replace("./.", ".") * 3 + LETTERS_TEXT + END
    return typeset(source.replace(before, after, 1) if before else source)


def scan(*, recognised: bool = False) -> bytes:
    """A page that is one picture; with the words a machine has read off it beneath, which nobody sees."""
    document = pypdfium2.PdfDocument(letter())
    page = document[0]
    if recognised:
        for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            pdfium.FPDFTextObj_SetTextRenderMode(one.raw, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
        page.gen_content()
        made = io.BytesIO()
        document.save(made)
        return made.getvalue()
    picture = page.render(scale=1).to_pil()
    made = io.BytesIO()
    Image.Image.save(picture, made, "PDF")
    return made.getvalue()
