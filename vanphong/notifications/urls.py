from django.urls import path

from . import views

urlpatterns = [
    path("thong-bao/", views.notices, name="notices"),
    path("thong-bao/da-doc/", views.read_all, name="notices-read"),
    path("thong-bao/<int:pk>/mo/", views.open_notice, name="notice-open"),
    path("thong-bao/tuy-chon/", views.notice_ways, name="notice-ways"),
    path("thong-bao/tuy-chon/ghi/", views.choose_ways, name="choose-notice-ways"),
    path("thong-bao/qua-han-tuan/", views.overdue_week, name="overdue-week"),
    path("thong-bao/qua-han-tuan.pdf", views.overdue_week_pdf, name="overdue-week-pdf"),
]
