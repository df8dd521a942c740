"""Single defects, each planted in a clean paper: the code of the rule that must name it, and how it is planted."""

import unicodedata
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from lxml import etree

Plant = Callable[[Any], bool]
"""Plants the defect in a python-docx document; False where the paper has no place for it."""


def paragraphs(document: Any) -> Iterator[Any]:
    """All paragraphs, those in cells too, in the order of the file."""
    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document)


def find(document: Any, opens: str) -> Any:
    return next((one for one in paragraphs(document) if one.text.strip().startswith(opens)), None)


def prose(document: Any) -> Any:
    """The first long paragraph of the text, after the bases."""
    long = (one for one in document.paragraphs if len(one.text) > 70 and one.alignment == ALIGN.JUSTIFY)
    return next((one for one in long if not one.text.startswith(("Căn cứ", "Theo"))), None)


def body(document: Any) -> list[Any]:
    return [one for one in document.paragraphs if one.alignment == ALIGN.JUSTIFY]


def rewrite(paragraph: Any, text: str) -> bool:
    """Other words, set as the first run is."""
    if paragraph is None:
        return False
    runs = [run for run in paragraph.runs if run.text.strip()]
    runs[0].text = text
    for run in runs[1:]:
        run.text = ""
    return True


def with_words(opens: str, change: Callable[[str], str]) -> Plant:
    def plant(document: Any) -> bool:
        paragraph = find(document, opens)
        if paragraph is None or change(paragraph.text) == paragraph.text:
            return False
        return rewrite(paragraph, change(paragraph.text))

    return plant


def in_text(add: str) -> Plant:
    """These words at the end of a sentence of the text."""

    def plant(document: Any) -> bool:
        paragraph = prose(document)
        if paragraph is None:
            return False
        paragraph.runs[-1].text = (
            f"{add} {paragraph.runs[-1].text}"
            if len(paragraph.runs) == 1
            else (f"{paragraph.runs[-1].text.rstrip('.')}, {add}.")
        )
        if len(paragraph.runs) == 1:
            first, *rest = paragraph.runs[0].text.split(" ", 1)
            paragraph.runs[0].text = f"Theo đó, {add}, {' '.join([first, *rest])[len(add) + 1 :]}"
        return True

    return plant


def font(opens: str, **values: Any) -> Plant:
    def plant(document: Any) -> bool:
        paragraph = find(document, opens) if opens else prose(document)
        if paragraph is None:
            return False
        for run in paragraph.runs:
            for name, value in values.items():
                setattr(run.font, name, value)
        return True

    return plant


def shape(opens: str, **values: Any) -> Plant:
    def plant(document: Any) -> bool:
        paragraph = find(document, opens) if opens else prose(document)
        if paragraph is None:
            return False
        for name, value in values.items():
            setattr(paragraph.paragraph_format, name, value)
        return True

    return plant


def page(**values: Any) -> Plant:
    def plant(document: Any) -> bool:
        for name, value in values.items():
            setattr(document.sections[0], name, value)
        return True

    return plant


def removed(opens: str) -> Plant:
    def plant(document: Any) -> bool:
        paragraph = find(document, opens)
        if paragraph is None:
            return False
        for run in list(paragraph.runs):
            run._r.getparent().remove(run._r)
        return True

    return plant


def _header(change: Callable[[Any], None]) -> Plant:
    def plant(document: Any) -> bool:
        change(document.sections[0].header.paragraphs[0])
        return True

    return plant


def _small_number(paragraph: Any) -> None:
    for size in paragraph._p.iter(qn("w:sz")):
        size.set(qn("w:val"), "20")


def _tracked(document: Any) -> bool:
    paragraph = prose(document)
    change = OxmlElement("w:ins")
    change.set(qn("w:id"), "1")
    change.set(qn("w:author"), "Chuyên viên")
    run = paragraph.runs[-1]._r
    run.addprevious(change)
    change.append(run)
    return True


def _reshaped(document: Any) -> bool:
    """A change of setting alone, tracked."""
    run = prose(document).runs[-1]._r
    change = OxmlElement("w:rPrChange")
    change.set(qn("w:id"), "2")
    change.set(qn("w:author"), "Chuyên viên")
    change.append(OxmlElement("w:rPr"))
    run.get_or_add_rPr().append(change)
    return True


def _embedded(document: Any) -> bool:
    paragraph = document.paragraphs[-1]
    holder = etree.SubElement(paragraph.add_run()._r, qn("w:object"))
    etree.SubElement(holder, "{urn:schemas-microsoft-com:office:office}OLEObject", ProgID="Excel.Sheet.12")
    return True


def _commented(document: Any) -> bool:
    document.add_comment(prose(document).runs[0], text="Xem lại.", author="Trưởng phòng")
    return True


def _decomposed(document: Any) -> bool:
    paragraph = prose(document)
    return rewrite(paragraph, unicodedata.normalize("NFD", paragraph.text))


def _cyrillic(document: Any) -> bool:
    paragraph = prose(document)
    return rewrite(paragraph, paragraph.text.replace("a", "а", 1))


def _number_gone(document: Any) -> bool:
    for field in list(document.sections[0].header.paragraphs[0]._p.iter(qn("w:fldSimple"))):
        field.getparent().remove(field)
    model = prose(document)
    for _ in range(40):
        copy = OxmlElement("w:p")
        model._p.addprevious(copy)
        for child in model._p:
            copy.append(deepcopy(child))
    return True


def _points(document: Any) -> bool:
    """a, b, c, d, e: the đ is left out."""
    model = prose(document)
    last = model._p
    for letter in "abcde":
        last.addnext(deepcopy(model._p))
        last = last.getnext()
        rewrite(
            Paragraph(last, model._parent), f"{letter}) Nội dung thứ nhất mà các cơ quan, đơn vị được giao thực hiện;"
        )
    return True


def _sum(document: Any) -> bool:
    table = document.add_table(rows=4, cols=2)
    for row, words in zip(
        table.rows,
        [("Nội dung", "Kinh phí"), ("Sửa nhà", "1.200"), ("Mua máy", "300"), ("Tổng cộng", "1.600")],
        strict=True,
    ):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    prose(document)._p.addnext(table._tbl)
    return True


def _name_in(document: Any) -> Any:
    return next((one for one in paragraphs(document) if one.text.strip() == "Đinh Quang Thiện"), None)


def _name(change: Callable[[Any], bool]) -> Plant:
    return lambda document: bool(_name_in(document) is not None and change(_name_in(document)))


def _each(name: str, value: Any) -> Callable[[Any], bool]:
    def change(paragraph: Any) -> bool:
        for run in paragraph.runs:
            setattr(run.font, name, value)
        return True

    return change


def _no_name(paragraph: Any) -> bool:
    element = paragraph._p
    for _ in range(5):
        before = element.getprevious()
        element.getparent().remove(element)
        element = before
    return True


def _other_type(document: Any) -> bool:
    """A notation of no such type."""
    line = find(document, "Số:")
    kind = line.text.split("/")[1].split("-")[0]
    return kind != "UBND" and rewrite(line, line.text.replace(f"/{kind}-", "/GPMB-"))


def _last_block(change: Callable[[str], str]) -> Plant:
    def plant(document: Any) -> bool:
        paragraph = body(document)[-1]
        return rewrite_last(paragraph, change)

    return plant


def rewrite_last(paragraph: Any, change: Callable[[str], str]) -> bool:
    run = [run for run in paragraph.runs if run.text.strip()][-1]
    if change(run.text) == run.text:
        return False
    run.text = change(run.text)
    return True


def _basis(place: int, change: Callable[[str], str]) -> Plant:
    def plant(document: Any) -> bool:
        bases = [one for one in body(document) if one.text.startswith(("Căn cứ", "Theo đề nghị"))]
        titled = find(document, "QUYẾT ĐỊNH:") or find(document, "QUYẾT NGHỊ:")
        return bool(titled is not None and bases) and rewrite_last(bases[place], change)

    return plant


def _no_basis(document: Any) -> bool:
    if find(document, "QUYẾT ĐỊNH:") is None and find(document, "QUYẾT NGHỊ:") is None:
        return False
    for one in body(document):
        if one.text.startswith(("Căn cứ", "Theo đề nghị")):
            one._p.getparent().remove(one._p)
    return True


def _subject(change: Callable[[Any], bool]) -> Plant:
    def plant(document: Any) -> bool:
        lines = [
            one for one in document.paragraphs if one.alignment == ALIGN.CENTER and one.text.startswith("tăng cường")
        ]
        return bool(lines) and change(lines[0])

    return plant


def _gone(paragraph: Any) -> bool:
    paragraph._p.getparent().remove(paragraph._p)
    return True


def _title(change: Callable[[Any], bool]) -> Plant:
    def plant(document: Any) -> bool:
        lines = [one for one in document.paragraphs if one.alignment == ALIGN.CENTER and one.text.isupper()]
        return bool(lines) and change(lines[0])

    return plant


def _aligned(value: Any) -> Callable[[Any], bool]:
    def change(paragraph: Any) -> bool:
        paragraph.alignment = value
        return True

    return change


def _urgent(word: str, **values: Any) -> Plant:
    def plant(document: Any) -> bool:
        """A mark under the number."""
        number = find(document, "Số:")
        number._p.addnext(deepcopy(number._p))
        mark = Paragraph(number._p.getnext(), number._parent)
        rewrite(mark, word)
        for run in mark.runs:
            run.font.bold, run.font.size = True, Pt(13)
            for name, value in values.items():
                setattr(run.font, name, value)
        return True

    return plant


def _renumbered(opens: str, to: str) -> Plant:
    def plant(document: Any) -> bool:
        paragraph = find(document, opens)
        if paragraph is None:
            return False
        run = next(run for run in paragraph.runs if run.text.startswith(opens))
        run.text = run.text.replace(opens, to, 1)
        return True

    return plant


def _label(change: Callable[[Any], None]) -> Plant:
    def plant(document: Any) -> bool:
        paragraph = find(document, "Điều 1.")
        if paragraph is None:
            return False
        change(next(run for run in paragraph.runs if run.text.startswith("Điều 1.")))
        return True

    return plant


def _unbold(run: Any) -> None:
    run.font.bold = False


def _colon(run: Any) -> None:
    run.text = run.text.replace("Điều 1.", "Điều 1:")


def _order(document: Any) -> bool:
    """KT. above TM."""
    first, second = find(document, "TM. "), find(document, "KT. ")
    if first is None:
        return False
    words = first.text, second.text
    return rewrite(first, words[1]) and rewrite(second, words[0])


def _no_title(document: Any) -> bool:
    line = find(document, "PHÓ CHỦ TỊCH")
    return line is not None and _gone(line)


def _appendix(words: str, **values: Any) -> Plant:
    def plant(document: Any) -> bool:
        for text, style_of in ((words, values), ("DANH MỤC NHIỆM VỤ", {})):
            line = document.add_paragraph()
            line.alignment = style_of.get("align", ALIGN.CENTER)
            run = line.add_run(text)
            run.font.size, run.font.bold = Pt(style_of.get("size", 14)), style_of.get("bold", True)
        if values.get("named", True):
            paragraph = prose(document)
            paragraph.runs[-1].text = f"{paragraph.runs[-1].text.rstrip('.')} theo Phụ lục kèm theo."
        return True

    return plant


def _two_appendices(document: Any) -> bool:
    return _appendix("Phụ lục I")(document) and _appendix("Phụ lục III")(document)


PLANTS: list[tuple[str, str, Plant]] = [
    ("TR-01", "khổ Letter", page(page_width=Mm(215.9), page_height=Mm(279.4))),
    ("TR-01", "khổ A5", page(page_width=Mm(148), page_height=Mm(210))),
    ("TR-02", "lề trên hẹp", page(top_margin=Mm(15))),
    ("TR-02", "lề trên rộng", page(top_margin=Mm(30))),
    ("TR-03", "lề dưới hẹp", page(bottom_margin=Mm(12))),
    ("TR-04", "lề trái hẹp", page(left_margin=Mm(25))),
    ("TR-05", "lề phải rộng", page(right_margin=Mm(25.4))),
    ("TR-06", "Arial", font("", name="Arial")),
    ("TR-06", "Calibri ở tên cơ quan", font("ỦY BAN NHÂN DÂN", name="Calibri")),
    ("TR-07", "chữ tổ hợp", _decomposed),
    ("TR-08", "TCVN3", font("", name=".VnTime")),
    ("TR-08", "VNI", font("", name="VNI-Times")),
    ("TR-09", "chữ đỏ", lambda d: [setattr(run.font.color, "rgb", RGBColor(255, 0, 0)) for run in prose(d).runs] != []),
    ("TR-10", "không số trang", _number_gone),
    ("TR-11", "số ở trang đầu", page(different_first_page_header_footer=False)),
    ("TR-12", "số trang bên phải", _header(lambda p: setattr(p, "alignment", ALIGN.RIGHT))),
    ("TR-13", "số trang cỡ 10", _header(_small_number)),
    ("TK-01", "vết sửa", _tracked),
    ("TK-01", "đổi định dạng", _reshaped),
    ("TK-02", "chú thích", _commented),
    ("TK-05", "bảng tính nhúng", _embedded),
    ("TK-03", "chữ ẩn", font("", hidden=True)),
    ("TK-04", "chữ Kirin", _cyrillic),
    ("QH-01", "CỘNG HOÀ", with_words("CỘNG HÒA", lambda t: t.replace("HÒA", "HOÀ"))),
    ("QH-01", "thiếu chữ", with_words("CỘNG HÒA", lambda t: t.replace(" CHỦ NGHĨA", ""))),
    ("QH-02", "chữ thường", with_words("CỘNG HÒA", lambda t: t.capitalize())),
    ("QH-03", "cỡ 14", font("CỘNG HÒA", size=Pt(14))),
    ("QH-04", "không đậm", font("CỘNG HÒA", bold=False)),
    ("QH-04", "nghiêng", font("CỘNG HÒA", italic=True)),
    ("QH-05", "gạch dài", with_words("Độc lập", lambda t: t.replace("-", "–"))),
    ("QH-05", "viết hoa từng chữ", with_words("Độc lập", lambda t: t.title())),
    ("QH-06", "cỡ 12", font("Độc lập", size=Pt(12))),
    ("QH-07", "không đậm", font("Độc lập", bold=False)),
    ("QH-08", "căn trái", shape("CỘNG HÒA", alignment=ALIGN.LEFT)),
    ("CQ-02", "chữ thường", with_words("ỦY BAN", lambda t: t.capitalize())),
    ("CQ-03", "cỡ 14", font("ỦY BAN", size=Pt(14))),
    ("CQ-04", "nghiêng", font("ỦY BAN", italic=True)),
    ("CQ-06", "căn trái", shape("ỦY BAN", alignment=ALIGN.LEFT)),
    ("SO-02", "thiếu hai chấm", with_words("Số:", lambda t: t.replace("Số:", "Số"))),
    ("SO-02", "chữ SỐ", with_words("Số:", lambda t: t.replace("Số:", "SỐ:"))),
    ("SO-03", "số 5", with_words("Số:", lambda t: t.replace("105", "5"))),
    ("SO-04", "có khoảng trống", with_words("Số:", lambda t: t.replace("-", " - "))),
    ("SO-04", "gạch dài", with_words("Số:", lambda t: t.replace("-", "–"))),
    ("SO-05", "sai tên loại", _other_type),
    ("SO-05", "công văn có CV", with_words("Số:", lambda t: t.replace("/UBND", "/TB-UBND") if "/UBND-NLN" in t else t)),
    ("SO-06", "thiếu ký hiệu", with_words("Số:", lambda t: t.split("/")[0])),
    ("SO-06", "một nhóm", with_words("Số:", lambda t: t.split("-")[0])),
    ("SO-07", "cỡ 14", font("Số:", size=Pt(14))),
    ("SO-07", "đậm", font("Số:", bold=True)),
    ("NG-02", "thiếu dấu phẩy", with_words("Sơn Hòa", lambda t: t.replace(", ngày", " ngày"))),
    ("NG-03", "ngày 9", with_words("Sơn Hòa", lambda t: t.replace("ngày 09", "ngày 9"))),
    ("NG-03", "tháng 2", with_words("Sơn Hòa", lambda t: t.replace("tháng 3", "tháng 2"))),
    ("NG-04", "tháng 03", with_words("Sơn Hòa", lambda t: t.replace("tháng 3", "tháng 03"))),
    ("NG-05", "31 tháng 4", with_words("Sơn Hòa", lambda t: t.replace("09 tháng 3", "31 tháng 4"))),
    ("NG-05", "tháng 13", with_words("Sơn Hòa", lambda t: t.replace("tháng 3", "tháng 13"))),
    ("NG-06", "đứng", font("Sơn Hòa", italic=False)),
    ("NG-06", "cỡ 12", font("Sơn Hòa", size=Pt(12))),
    ("NG-06", "đậm", font("Sơn Hòa", bold=True)),
    ("DK-01", "Khẩn", _urgent("Khẩn")),
    ("DK-01", "HOẢ TỐC", _urgent("HOẢ TỐC")),
    ("DK-02", "cỡ 11", _urgent("KHẨN", size=Pt(11))),
    ("TL-01", "không đậm", _title(_each("bold", False))),
    ("TL-01", "nghiêng", _title(_each("italic", True))),
    ("TL-02", "cỡ 16", _title(_each("size", Pt(16)))),
    ("TL-03", "căn trái", _title(_aligned(ALIGN.LEFT))),
    ("TY-01", "không trích yếu", _subject(_gone)),
    ("TY-01", "công văn không trích yếu", removed("V/v")),
    ("TY-02", "không đậm", _subject(_each("bold", False))),
    ("TY-03", "cỡ 12", _subject(_each("size", Pt(12)))),
    ("TY-04", "có dấu chấm", _subject(lambda p: rewrite(p, f"{p.text}."))),
    ("TY-05", "Về việc", with_words("V/v", lambda t: t.replace("V/v", "Về việc"))),
    ("TY-05", "v/v", with_words("V/v", lambda t: t.replace("V/v", "v/v"))),
    ("TY-06", "cỡ 14", font("V/v", size=Pt(14))),
    ("TY-06", "đậm", font("V/v", bold=True)),
    ("KG-01", "thiếu hai chấm", with_words("Kính gửi", lambda t: t.replace("gửi:", "gửi"))),
    ("KG-01", "Kính gởi", with_words("Kính gửi", lambda t: t.replace("Kính gửi", "Kính Gửi"))),
    ("KG-02", "đậm", font("Kính gửi", bold=True)),
    ("KG-03", "thiếu chấm phẩy", with_words("- Sở Tài chính;", lambda t: t.rstrip(";"))),
    ("KG-03", "thiếu dấu chấm", with_words("- Sở Nông nghiệp và Môi trường.", lambda t: t.rstrip("."))),
    ("CC-01", "đứng", font("Căn cứ Luật", italic=False)),
    ("CC-02", "dấu chấm", _basis(0, lambda t: t.replace(";", "."))),
    ("CC-03", "chấm phẩy", _basis(-1, lambda t: t.rstrip(".") + ";")),
    ("CC-04", "không căn cứ", _no_basis),
    ("ND-01", "cỡ 12", font("", size=Pt(12))),
    ("ND-01", "cỡ 16", font("", size=Pt(16))),
    ("ND-02", "căn trái", lambda d: _aligned(ALIGN.LEFT)(prose(d))),
    ("ND-03", "không lùi", shape("", first_line_indent=Mm(0))),
    ("ND-03", "lùi 2 cm", shape("", first_line_indent=Mm(20))),
    ("ND-04", "sát nhau", shape("", space_before=Pt(0), space_after=Pt(0))),
    ("ND-05", "giãn 2", shape("", line_spacing=2.0)),
    ("ND-05", "giãn 0,9", shape("", line_spacing=0.9)),
    ("ND-06", "thiếu ./.", _last_block(lambda t: t.replace("./.", "."))),
    ("DM-01", "bỏ Điều 2", _renumbered("Điều 2.", "Điều 3.")),
    ("DM-02", "không đậm", _label(_unbold)),
    ("DM-02", "hai chấm", _label(_colon)),
    ("DM-03", "bỏ khoản 2", _renumbered("2. ", "3. ")),
    ("DM-04", "bỏ điểm đ", _points),
    ("DM-05", "Chương 2", with_words("Chương II", lambda _: "Chương 2")),
    ("DM-05", "bỏ Chương II", with_words("Chương II", lambda _: "Chương III")),
    ("DM-06", "không đậm", font("Chương II", bold=False)),
    ("DM-07", "bỏ mục II", _renumbered("II. ", "III. ")),
    ("KY-01", "chữ thường", with_words("PHÓ CHỦ TỊCH", lambda t: "Phó Chủ tịch")),
    ("KY-01", "không đậm", font("PHÓ CHỦ TỊCH", bold=False)),
    ("KY-02", "cỡ 12", font("KT. ", size=Pt(12))),
    ("KY-03", "KT.CHỦ", with_words("KT. ", lambda t: t.replace("KT. ", "KT."))),
    ("KY-03", "TM thiếu chấm", with_words("TM. ", lambda t: t.replace("TM. ", "TM "))),
    ("KY-04", "thiếu chức vụ", _no_title),
    ("KY-05", "đảo thứ tự", _order),
    ("KY-06", "in hoa", _name(lambda p: rewrite(p, p.text.upper()))),
    ("KY-06", "không đậm", _name(_each("bold", False))),
    ("KY-07", "cỡ 12", _name(_each("size", Pt(12)))),
    ("KY-08", "TS.", _name(lambda p: rewrite(p, f"TS. {p.text}"))),
    ("KY-08", "ThS", _name(lambda p: rewrite(p, f"ThS. {p.text}"))),
    ("KY-10", "căn trái", _name(_aligned(ALIGN.LEFT))),
    ("NN-02", "thiếu hai chấm", with_words("Nơi nhận:", lambda t: t.rstrip(":"))),
    ("NN-03", "cỡ 14", font("Nơi nhận:", size=Pt(14))),
    ("NN-03", "đứng", font("Nơi nhận:", italic=False)),
    ("NN-04", "cỡ 12", font("- Thường trực", size=Pt(12))),
    ("NN-04", "nghiêng", font("- Thường trực", italic=True)),
    ("NN-05", "thiếu gạch", with_words("- Thường trực", lambda t: t.removeprefix("- "))),
    ("NN-06", "thiếu chấm phẩy", with_words("- Thường trực", lambda t: t.rstrip(";"))),
    ("NN-06", "dấu phẩy", with_words("- Thường trực", lambda t: t.replace(";", ","))),
    ("NN-07", "thiếu VT", with_words("- Lưu:", lambda t: t.replace("VT, ", ""))),
    ("NN-07", "Lưu VT", with_words("- Lưu:", lambda t: t.replace("Lưu:", "Lưu"))),
    ("NN-08", "chấm phẩy", with_words("- Lưu:", lambda t: t.rstrip(".") + ";")),
    ("NN-09", "không Như trên", with_words("- Như trên", lambda _: "- Các sở, ngành;")),
    ("PL-02", "không nhắc đến", _appendix("Phụ lục", named=False)),
    ("PL-03", "cỡ 12", _appendix("Phụ lục", size=12)),
    ("PL-03", "căn trái", _appendix("Phụ lục", align=ALIGN.LEFT)),
    ("PL-05", "bỏ số II", _two_appendices),
    ("TV-01", "cách trước dấu phẩy", in_text("các cơ quan , đơn vị")),
    ("TV-02", "liền sau dấu phẩy", in_text("các cơ quan,đơn vị")),
    ("TV-03", "hai khoảng trống", in_text("các cơ  quan")),
    ("TV-04", "hoà", in_text("hoà giải ở cơ sở")),
    ("TV-04", "thuỷ", in_text("thuỷ lợi nội đồng")),
    ("TV-05", "bổ xung", in_text("bổ xung kinh phí")),
    ("TV-05", "sát nhập", in_text("sát nhập đơn vị")),
    ("TV-06", "của của", in_text("nhiệm vụ của của ngành")),
    ("TV-07", "không khép ngoặc", in_text("cơ quan chủ trì (sau đây gọi tắt là chủ đầu tư")),
    ("VH-01", "Ủy Ban", in_text("Ủy Ban nhân dân xã")),
    ("VH-01", "nghị định số", in_text("thực hiện nghị định số 30/2020/NĐ-CP")),
    ("VH-01", "thủ tướng chính phủ", in_text("chỉ đạo của Thủ tướng chính phủ")),
    ("VH-03", "Khoản 2 Điều 5", in_text("quy định tại Khoản 2 Điều 5")),
    ("VH-03", "điều 5", in_text("quy định tại điều 5 của Luật")),
    ("VH-04", "phường 5", in_text("trên địa bàn phường 5")),
    ("VH-04", "thành phố Hồ Chí Minh", in_text("học tập kinh nghiệm của thành phố Hồ Chí Minh")),
    ("VH-05", "chương II", in_text("quy định tại chương II Nghị định số 30/2020/NĐ-CP")),
    ("VH-05", "mục 1 Chương III", in_text("quy định tại mục 1 Chương III của Luật Đất đai")),
    ("VH-06", "nhà nước", in_text("chủ trương của Đảng, nhà nước")),
    ("VH-06", "đảng", in_text("dưới sự lãnh đạo của đảng")),
    ("VH-07", "thứ hai", in_text("họp vào thứ hai, ngày 09/3/2026")),
    ("VH-07", "Bính ngọ", in_text("đón Xuân Bính ngọ năm 2026")),
    ("VH-08", "Nguyên Đán", in_text("trước tết Nguyên Đán")),
    ("VH-08", "quốc khánh", in_text("chào mừng ngày quốc khánh 2-9")),
    ("VH-08", "cách mạng tháng tám", in_text("kỷ niệm Cách mạng tháng tám")),
    ("VH-09", "Nghệ sĩ nhân dân", in_text("đề nghị xét tặng danh hiệu Nghệ sĩ nhân dân")),
    ("VH-09", "hạng nhất", in_text("đề nghị tặng Huân chương Lao động hạng nhất")),
    ("VH-10", "chủ tịch UBND tỉnh", in_text("theo chỉ đạo của chủ tịch UBND tỉnh")),
    ("VH-10", "giám đốc Sở", in_text("theo đề nghị của giám đốc Sở Tài chính")),
    ("TC-01", "Sở cũ", in_text("giao Sở Thông tin và Truyền thông chủ trì")),
    ("TC-01", "Bộ cũ", in_text("báo cáo Bộ Kế hoạch và Đầu tư")),
    ("TC-01", "cấp huyện", in_text("phối hợp với UBND các huyện, thị xã")),
    ("TC-01", "tỉnh cũ", in_text("phối hợp với Ủy ban nhân dân tỉnh Vĩnh Phúc")),
    ("TC-01", "nơi nhận cũ", with_words("- Thường trực", lambda _: "- Sở Giao thông vận tải;")),
    ("TV-08", "thiếu chữ", in_text("tăng trưỏng nông nghiệp")),
    ("TV-08", "dính chữ", in_text("các cơquan đơn vị liên quan")),
    ("TV-08", "sai dấu", in_text("thực hịên đồng bộ các giải pháp")),
    ("TV-08", "thiếu dấu", in_text("các nhiem vụ được giao")),
    ("TG-01", "30/02", in_text("hoàn thành trước ngày 30/02/2026")),
    ("TG-01", "31 tháng 6", in_text("hoàn thành trước ngày 31 tháng 6 năm 2026")),
    ("TG-02", "sai thứ", in_text("họp vào thứ Hai, ngày 10/3/2026")),
    ("TG-03", "ngày 5", in_text("báo cáo trước ngày 5/4/2026")),
    ("VD-01", "không ngày", in_text("theo Công văn số 812/STC-NS")),
    ("BS-01", "tổng sai", _sum),
]
