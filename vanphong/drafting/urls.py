"""Addresses of the house."""

from django.urls import path

from . import views

urlpatterns = [
    path("van-ban/<int:pk>/sua-the-thuc/", views.mend, name="mend-draft"),
    path("van-ban/<int:pk>/giai-trinh/", views.explain, name="explain-finding"),
    path(
        "van-ban/<int:pk>/giai-trinh/<int:explanation>/rut/",
        views.withdraw_explanation,
        name="withdraw-explanation",
    ),
    path("van-ban/<int:pk>/ky-nhay-noi-dung/", views.sign_off_content, name="sign-off-content"),
    path("van-ban/<int:pk>/ky-nhay-the-thuc/", views.sign_off_form, name="sign-off-form"),
    path("van-ban/<int:pk>/cho-phep-ban-hanh/", views.permit_issue, name="permit-issue"),
    path("mau-van-ban/", views.models, name="paper-models"),
    path("mau-van-ban/tep/", views.model_file, name="paper-model-file"),
    path("quan-tri/kiem-tra-the-thuc/", views.form_checkers, name="form-checkers"),
    path("quan-tri/kiem-tra-the-thuc/<int:pk>/thoi/", views.end_form_checker, name="end-form-checker"),
]
