"""Addresses of the house."""

from django.urls import path

from .views import memos as views

urlpatterns = [
    path("phieu-trinh/", views.memos, name="memos"),
    path("phieu-trinh/moi/", views.memo_new, name="memo-new"),
    path("phieu-trinh/<int:pk>/", views.memo, name="memo"),
    path("phieu-trinh/<int:pk>.pdf", views.memo_pdf, name="memo-pdf"),
    path("phieu-trinh/<int:pk>/sua/", views.memo_edit, name="memo-edit"),
    path("phieu-trinh/<int:pk>/trinh/", views.memo_submit, name="memo-submit"),
    path("phieu-trinh/<int:pk>/y-kien/", views.memo_opine, name="memo-opine"),
    path("phieu-trinh/<int:pk>/tra-lai/", views.memo_return, name="memo-return"),
    path("phieu-trinh/<int:pk>/thu-hoi/", views.memo_recall, name="memo-recall"),
    path("phieu-trinh/<int:pk>/bo/", views.memo_withdraw, name="memo-withdraw"),
]
