from django.urls import path

from .views import bottlenecks, quality, year

urlpatterns = [
    path("bao-cao/", year.reports, name="reports"),
    path("bao-cao/nam/<year:year>/", year.year, name="report-year"),
    path("bao-cao/nam/<year:year>.json", year.year_json, name="report-year-json"),
    path("bao-cao/diem-nghen/", bottlenecks.bottlenecks, name="report-bottlenecks"),
    path("bao-cao/diem-nghen/luot-cho/", bottlenecks.stays, name="report-stays"),
    path("bao-cao/diem-nghen/tra-lai/", bottlenecks.returned, name="report-returned"),
    path("bao-cao/chat-luong/", quality.quality_now, name="report-quality-now"),
    path("bao-cao/chat-luong/<year:year>/", quality.quality, name="report-quality"),
    path("bao-cao/chat-luong/<year:year>/van-ban/", quality.quality_papers, name="report-quality-papers"),
]
