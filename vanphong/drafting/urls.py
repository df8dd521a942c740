"""Addresses of the house."""

from django.urls import path

from . import views

urlpatterns = [
    path("van-ban/<int:pk>/sua-the-thuc/", views.mend, name="mend-draft"),
    path("van-ban/<int:pk>/chuyen-ma/", views.convert, name="convert-draft"),
    path("van-ban/<int:pk>/tu-rieng/", views.add_own_word, name="add-own-word"),
    path("quan-tri/tu-rieng/", views.own_words, name="own-words"),
    path("quan-tri/tu-rieng/<int:pk>/bo/", views.drop_own_word, name="drop-own-word"),
    path("mau-van-ban/", views.models, name="paper-models"),
    path("mau-van-ban/tep/", views.model_file, name="paper-model-file"),
]
