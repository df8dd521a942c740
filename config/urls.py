"""Every address of the house. Paths are Vietnamese without diacritics; each house keeps its own list."""

from django.urls import include, path

urlpatterns = [
    path("", include("vanphong.desk.urls")),
    path("", include("vanphong.org.urls")),
    path("", include("vanphong.ui.urls")),
    path("", include("vanphong.files.urls")),
    path("", include("vanphong.documents.urls")),
    path("", include("vanphong.routing.urls")),
    path("", include("vanphong.drafting.urls")),
    path("", include("vanphong.issuing.urls")),
    path("", include("vanphong.memos.urls")),
    path("", include("vanphong.consultations.urls")),
    path("", include("vanphong.ballots.urls")),
    path("", include("vanphong.deadlines.urls")),
    path("", include("vanphong.handover.urls")),
    path("", include("vanphong.reports.urls")),
    path("", include("vanphong.notifications.urls")),
]
handler400 = "vanphong.ui.views.bad_request"
handler403 = "vanphong.ui.views.forbidden"
handler404 = "vanphong.ui.views.not_found"
handler500 = "vanphong.ui.views.broken"
