"""Addresses of the house."""

from django.urls import path

from . import views

urlpatterns = [
    path("van-ban/<int:pk>/sua-the-thuc/", views.mend, name="mend-draft"),
    path("mau-van-ban/", views.models, name="paper-models"),
    path("mau-van-ban/tep/", views.model_file, name="paper-model-file"),
    path("soan-van-ban/", views.letter_new, name="letter-new"),
    path("soan-van-ban/<int:pk>/", views.letter_edit, name="letter-edit"),
]
