"""The gallery of components, and the pages for what goes wrong: what, why, the next step."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from . import gallery as samples


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state."""
    return render(request, "ui/gallery.html", samples.everything(request))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        400,
        "Yêu cầu không đọc được",
        "Máy chủ không hiểu yêu cầu vừa gửi: địa chỉ bị sửa, hoặc biểu mẫu gửi lên quá lớn hay thiếu phần.",
        "Quay lại trang trước, tải lại rồi làm lại. Chữ đã gõ vẫn còn ở trang trước.",
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        403,
        "Không thuộc quyền của bạn",
        "Trang hoặc việc này chỉ dành cho người được giao theo vị trí công tác.",
        "Nếu công việc cần đến, hãy đề nghị người đang giữ văn bản hoặc quản trị hệ thống cấp quyền.",
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        404,
        "Không có trang này",
        "Địa chỉ sai, hoặc văn bản không nằm trong phạm vi bạn được xem.",
        "Kiểm tra lại địa chỉ, hoặc tìm theo số ký hiệu, trích yếu ở ô tìm kiếm.",
    )


def broken(request: HttpRequest) -> HttpResponse:
    return _page(
        500,
        "Hệ thống gặp lỗi",
        "Việc vừa làm chưa được ghi. Lỗi đã được ghi lại cho người quản trị.",
        "Đợi một lát rồi quay lại trang trước và làm lại. Nếu vẫn lỗi, báo quản trị hệ thống kèm giờ xảy ra.",
    )


def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    hours = settings.SESSION_COOKIE_AGE // 3600
    return _page(
        403,
        "Phiên làm việc đã đổi",
        f"Trang mở quá lâu (quá {hours} giờ), hoặc bạn đã đăng xuất hay đăng nhập lại ở cửa sổ khác.",
        "Quay lại trang trước, tải lại rồi gửi lại. Nếu được hỏi, hãy đăng nhập.",
    )


def _page(status: int, heading: str, why: str, next_step: str) -> HttpResponse:
    context = {"heading": heading, "why": why, "next_step": next_step}
    return HttpResponse(render_to_string("ui/error.html", context), status=status)
