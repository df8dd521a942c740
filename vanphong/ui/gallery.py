"""Invented samples for the gallery page: every component in every state."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest

from vanphong.kernel import clock
from vanphong.ui.charts import Chart, Series
from vanphong.ui.filters import Filter, filter_bar
from vanphong.ui.forms import DateField
from vanphong.ui.paging import Page

LONG_SUBJECT = (
    "V/v đôn đốc báo cáo tình hình thực hiện nhiệm vụ phát triển kinh tế - xã hội, thu ngân sách nhà nước, giải ngân "
    "vốn đầu tư công, cải cách hành chính, phòng chống thiên tai và tìm kiếm cứu nạn chín tháng đầu năm, dự kiến cả "
    "năm và phương hướng, nhiệm vụ trọng tâm của năm sau trên địa bàn các xã, phường mới sắp xếp"
)
LONG_NAME = "Nguyễn Phúc Hoàng Thị Thanh Khương Quỳnh"


@dataclass(frozen=True)
class Due:
    kind: str
    text: str


@dataclass(frozen=True)
class Entry:
    """A line of a timeline, an opinion, or a step of the way."""

    at: datetime | None = None
    who: str = ""
    what: str = ""
    position: str = ""
    words: str = ""
    held: str = ""
    icon: str = ""
    kind: str = ""
    step: str = ""
    name: str = ""
    choice: str = ""
    in_place: str = ""
    label: str = ""
    state: str = ""


@dataclass(frozen=True)
class Paper:
    pk: int
    code: str
    sender: str
    subject: str
    holder: str
    due: Due
    urgency: str = ""


DUES = [
    Due("far", "còn 12 ngày"),
    Due("soon", "còn 1 ngày"),
    Due("late", "quá hạn 2 ngày"),
    Due("paused", "tạm dừng từ 05/01"),
    Due("done", "xong đúng hạn"),
]
PAPERS = [
    Paper(1, "08", "Sở Tài chính", LONG_SUBJECT, LONG_NAME, DUES[2], "immediate"),
    Paper(2, "09", "Bộ Nội vụ", "V/v xếp lương theo vị trí việc làm", "Trần Văn Bình", DUES[1], "urgent"),
    Paper(3, "10", "UBND phường Hòa Bình", "Báo cáo công tác tiếp công dân quý III", "", DUES[0]),
]
CHOICES = [("", "Chọn nơi gửi"), ("stc", "Sở Tài chính"), ("bnv", "Bộ Nội vụ"), ("hb", "UBND phường Hòa Bình")]


class SampleForm(forms.Form):
    """Every kind of field."""

    subject = forms.CharField(
        label="Trích yếu", widget=forms.Textarea(attrs={"rows": "2"}), help_text="Như trên văn bản."
    )
    code = forms.CharField(label="Số, ký hiệu", max_length=50)
    sender = forms.ChoiceField(label="Nơi gửi", choices=CHOICES, widget=forms.Select(attrs={"data-combobox": "1"}))
    signed = DateField(label="Ngày văn bản", help_text="Nhận 5/1, 05012026, “hôm qua”.")
    urgency = forms.ChoiceField(
        label="Độ khẩn", choices=[("none", "Thường"), ("urgent", "Khẩn")], widget=forms.RadioSelect, initial="none"
    )
    paper_too = forms.BooleanField(label="Có bản giấy kèm theo", required=False)


def everything(request: HttpRequest) -> dict[str, Any]:
    """The context of the gallery page."""
    return {
        "dues": DUES,
        "papers": PAPERS,
        "page": Page(PAPERS[:2], next_url="/ui/?sau=mau", first_url="/ui/", total=1001),
        "bar": filter_bar(request, _filters()),
        "form": SampleForm(),
        "refused_form": SampleForm({"code": "12/STC-NS", "signed": "31/02/2026"}, auto_id="sai_%s"),
        "timeline": _timeline(),
        "opinions": _opinions(),
        "steps": _steps(),
        "chart": _chart(),
        "long_subject": LONG_SUBJECT,
        "obstacles": ["Dự thảo chưa có chữ ký của Phó Chủ tịch.", "Chưa ghi nơi nhận."],
        "error": {"reasons": ["Văn bản đã thay đổi, mời tải lại."], "status": 409},
    }


def _filters() -> list[Filter]:
    return [
        Filter("don-vi", "Đơn vị", [("th", "Phòng Tổng hợp"), ("kt", "Phòng Kinh tế tổng hợp")]),
        Filter("han", "Hạn", [("qua", "Quá hạn"), ("sap", "Sắp đến hạn")]),
        Filter("khan", "Độ khẩn", [("hoa-toc", "Hỏa tốc"), ("khan", "Khẩn")]),
    ]


def _timeline() -> list[Entry]:
    now = clock.now()
    return [
        Entry(now - timedelta(days=3), "Lê Thị Hoa", "đăng ký, số đến 08", "văn thư", icon="book", kind="done"),
        Entry(
            now - timedelta(days=2),
            "Phạm Quốc Việt",
            "ghi bút phê",
            "Chánh Văn phòng",
            words="Phòng Kinh tế tổng hợp chủ trì, tham mưu văn bản trả lời trước ngày 15/01.",
            held="giữ 2 giờ 30 phút",
            icon="writing",
            kind="done",
        ),
        Entry(now, LONG_NAME, "đang xử lý", "chuyên viên", held="đã giữ 1,5 ngày làm việc", icon="clock", kind="late"),
    ]


def _opinions() -> list[Entry]:
    now = clock.now()
    return [
        Entry(
            now,
            step="Trưởng phòng",
            name="Đỗ Minh Quân",
            position="Trưởng phòng Kinh tế tổng hợp",
            choice="Đồng ý",
            kind="done",
            words="Nhất trí với đề xuất của chuyên viên.",
        ),
        Entry(
            now,
            step="Lãnh đạo Văn phòng",
            name="Vũ Thị Lan",
            position="Phó Chánh Văn phòng",
            in_place="thay Phạm Quốc Việt, theo ủy quyền ngày 02/01/2026",
            choice="Đồng ý, có sửa",
            kind="soon",
            words="Sửa lại căn cứ thứ hai.",
        ),
        Entry(step="Lãnh đạo UBND", name="Hoàng Đức Anh", position="Phó Chủ tịch"),
    ]


def _steps() -> list[Entry]:
    done = [Entry(label=label, state="done") for label in ("Tiếp nhận", "Đăng ký", "Bút phê")]
    return [
        *done,
        Entry(label="Xử lý", state="current"),
        Entry(label="Trình", state="next"),
        Entry(label="Phát hành", state="next"),
    ]


def _chart() -> Chart:
    months = [f"Tháng {month}" for month in range(1, 13)]
    received = Series("Đến", [1204, 890, 1310, 1402, 1290, 1333, 1421, 1380, 1299, 1405, 1366, 1702], ["/ui/"] * 12)
    issued = Series("Đi", [610, 402, 705, 733, 690, 702, 744, 690, 660, 781, 702, 930])
    return Chart("Văn bản đến và đi theo tháng", months, [received, issued], "line", "văn bản", "Tháng")
