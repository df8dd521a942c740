"""Addresses of the house."""

from django.urls import path

from .views import acts, deck, differences, files, routes, timing
from .views import memos as views

urlpatterns = [
    path("quan-tri/quy-trinh/", routes.routes, name="routes"),
    path("quan-tri/quy-trinh/moi/", routes.route_new, name="route-new"),
    path("quan-tri/quy-trinh/<int:pk>/", routes.route_edit, name="route-edit"),
    path("quan-tri/quy-trinh/<int:pk>/thoi-dung/", routes.end_route, name="end-route"),
    path("phieu-trinh/<int:pk>/quy-trinh/", routes.memo_plan, name="memo-plan"),
    path("phieu-trinh/", views.memos, name="memos"),
    path("phieu-trinh/moi/", views.memo_new, name="memo-new"),
    path("phieu-trinh/<int:pk>/", views.memo, name="memo"),
    path("phieu-trinh/<int:pk>.pdf", views.memo_pdf, name="memo-pdf"),
    path("phieu-trinh/<int:pk>/sua/", views.memo_edit, name="memo-edit"),
    path("phieu-trinh/<int:pk>/trinh/", views.memo_submit, name="memo-submit"),
    path("phieu-trinh/<int:pk>/y-kien/", acts.memo_opine, name="memo-opine"),
    path("phieu-trinh/<int:pk>/tra-lai/", acts.memo_return, name="memo-return"),
    path("phieu-trinh/<int:pk>/tra-lai-buoc/", acts.memo_send_back, name="memo-send-back"),
    path("phieu-trinh/<int:pk>/xin-y-kien/", acts.memo_forward, name="memo-forward"),
    path("phieu-trinh/<int:pk>/yeu-cau-bo-sung/", acts.memo_ask_papers, name="memo-ask-papers"),
    path("phieu-trinh/<int:pk>/bo-sung/", acts.memo_answer, name="memo-answer"),
    path("phieu-trinh/<int:pk>/buoc/<int:step_pk>/nhan/", acts.memo_take_over, name="memo-take-over"),
    path("phieu-trinh/<int:pk>/han-buoc/", timing.memo_step_due, name="memo-step-due"),
    path("phieu-trinh/<int:pk>/buoc/<int:step>/xin-them-gio/", timing.memo_more_time, name="memo-more-time"),
    path("phieu-trinh/<int:pk>/buoc/<int:step>/khong-them-gio/", timing.memo_decline_time, name="memo-decline-time"),
    path("phieu-trinh/<int:pk>/thay-doi/", differences.memo_changes, name="memo-changes"),
    path("phieu-trinh/<int:pk>/tep/<str:source>/<int:number>/", files.memo_file, name="memo-file"),
    path("phieu-trinh/<int:pk>/tep/<str:source>/<int:number>/<int:page>/", files.memo_page, name="memo-page"),
    path("phieu-trinh/<int:pk>/thu-hoi/", views.memo_recall, name="memo-recall"),
    path("phieu-trinh/<int:pk>/bo/", views.memo_withdraw, name="memo-withdraw"),
    path("phieu-trinh/cho-toi/", deck.deck, name="deck"),
    path("phieu-trinh/cho-toi/y-kien/", deck.opine_many, name="deck-opine-many"),
    path("phieu-trinh/cho-toi/<int:pk>/", deck.card, name="deck-card"),
    path("phieu-trinh/cho-toi/<int:pk>/y-kien/", deck.opine, name="deck-opine"),
    path("phieu-trinh/cau-mau/", deck.phrases, name="phrases"),
    path("phieu-trinh/cau-mau/<int:pk>/bo/", deck.drop_phrase, name="drop-phrase"),
]
