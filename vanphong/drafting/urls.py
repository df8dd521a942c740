"""Addresses of the house."""

from django.urls import path

from . import views

urlpatterns = [
    path("van-ban/<int:pk>/sua-the-thuc/", views.mend, name="mend-draft"),
    path("mau-van-ban/", views.models, name="paper-models"),
    path("mau-van-ban/tep/", views.model_file, name="paper-model-file"),
    path("soan-van-ban/", views.letter_new, name="letter-new"),
    path("soan-van-ban/<int:pk>/", views.letter_edit, name="letter-edit"),
    path("quan-tri/mau-van-ban/", views.office_models, name="office-models"),
    path("quan-tri/mau-van-ban/goc/", views.blank_model, name="blank-model"),
    path("quan-tri/mau-van-ban/<int:pk>/", views.office_model, name="office-model"),
    path("quan-tri/mau-van-ban/<int:pk>/tep/", views.office_model_file, name="office-model-file"),
    path("quan-tri/mau-van-ban/<int:pk>/dung/", views.adopt_office_model, name="adopt-office-model"),
    path("quan-tri/mau-van-ban/<int:pk>/thoi-dung/", views.withdraw_office_model, name="withdraw-office-model"),
]
