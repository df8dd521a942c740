"""Addresses of the house."""

from django.urls import path

from . import views

urlpatterns = [
    path("van-ban/<int:pk>/sua-the-thuc/", views.mend, name="mend-draft"),
    path("mau-van-ban/", views.models, name="paper-models"),
    path("mau-van-ban/tep/", views.model_file, name="paper-model-file"),
]
