"""Addresses of the house."""

from datetime import date

from django.urls import path, register_converter

from .views import acting, day_sheet, printed, tray


class DayConverter:
    """A day in an address: 2026-01-05. A day that does not exist is no address."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(DayConverter, "day")

urlpatterns = [
    path("trinh-chanh-van-phong/", day_sheet.day_sheet, name="day-sheet"),
    path("trinh-chanh-van-phong/<day:day>.pdf", day_sheet.day_sheet_pdf, name="day-sheet-pdf"),
    path("trinh-chanh-van-phong/but-phe/", day_sheet.instruct_many, name="instruct-many"),
    path("phong/", tray.unit_tray, name="unit-tray"),
    path("phong/phan-cong/", tray.assign_many, name="assign-many"),
    path("van-ban/<int:pk>/but-phe/", acting.instruct, name="instruct"),
    path("van-ban/<int:pk>/tra-lai-van-phong/", acting.send_back, name="send-back"),
    path("van-ban/<int:pk>/phan-cong/", acting.assign, name="assign"),
    path("van-ban/<int:pk>/nhan-viec/", acting.claim, name="claim"),
    path("van-ban/<int:pk>/chuyen-lai/", acting.hand_back, name="hand-back"),
    path("van-ban/<int:pk>/hoi-don-vi/", acting.ask_unit, name="ask-unit"),
    path("hoi-don-vi/<int:pk>/tra-loi/", acting.answer_question, name="answer-question"),
    path("van-ban/<int:pk>/xin-gia-han/", acting.ask_extension, name="ask-extension"),
    path("gia-han/<int:pk>/quyet-dinh/", acting.decide_extension, name="decide-extension"),
    path("van-ban/<int:pk>/dieu-chinh-han/", acting.override_due, name="override-due"),
    path("van-ban/<int:pk>/tam-dung/", acting.pause, name="pause"),
    path("van-ban/<int:pk>/tinh-han-lai/", acting.resume, name="resume"),
    path("van-ban/<int:pk>/phieu-giai-quyet.pdf", printed.handling_slip, name="handling-slip"),
]
