"""What Nghị định 30/2020/NĐ-CP itself fixes: names, words, sizes and lengths. In force from 05/03/2020."""

from datetime import date

IN_FORCE = date(2020, 3, 5)
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
FONT = "Times New Roman"

#: Tên loại and its abbreviation (art. 7; PL III.I). A letter (công văn) and a thư công have none.
TYPES = {
    "Nghị quyết": "NQ",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Quy chế": "QC",
    "Quy định": "QyĐ",
    "Thông cáo": "TC",
    "Thông báo": "TB",
    "Hướng dẫn": "HD",
    "Chương trình": "CTr",
    "Kế hoạch": "KH",
    "Phương án": "PA",
    "Đề án": "ĐA",
    "Dự án": "DA",
    "Báo cáo": "BC",
    "Biên bản": "BB",
    "Tờ trình": "TTr",
    "Hợp đồng": "HĐ",
    "Công văn": "",
    "Công điện": "CĐ",
    "Bản ghi nhớ": "BGN",
    "Bản thỏa thuận": "BTT",
    "Giấy ủy quyền": "GUQ",
    "Giấy mời": "GM",
    "Giấy giới thiệu": "GGT",
    "Giấy nghỉ phép": "GNP",
    "Phiếu gửi": "PG",
    "Phiếu chuyển": "PC",
    "Phiếu báo": "PB",
    "Thư công": "",
}
#: Bản sao y, bản trích sao, bản sao lục (art. 25; PL III.I).
COPIES = {"Bản sao y": "SY", "Bản trích sao": "TrS", "Bản sao lục": "SL"}
URGENT = ("HỎA TỐC", "THƯỢNG KHẨN", "KHẨN")
#: Chữ cái of the points, in order: no f, j, w, z (PL I.II.6).
POINTS = "abcdđeghiklmnopqrstuvxy"
#: What may not stand before a signer's name (PL I.II.7c).
ACADEMIC = ("GS", "PGS", "TS", "TSKH", "ThS", "CN", "KS", "BS", "Ths", "NGND", "NGƯT", "TTND", "TTƯT")


def written_month(month: int) -> str:
    """Months 1 and 2 have a zero (PL I.II.4)."""
    return f"{month:02}" if month < 3 else str(month)


def written_day(day: date) -> str:
    """ "ngày 05 tháng 3 năm 2026": days under 10 have a zero, too."""
    return f"ngày {day.day:02} tháng {written_month(day.month)} năm {day.year}"
