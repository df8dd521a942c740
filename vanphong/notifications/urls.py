from django.urls import path

from . import views

urlpatterns = [
    path("thong-bao/", views.notices, name="notices"),
    path("thong-bao/da-doc/", views.read_all, name="notices-read"),
    path("thong-bao/<int:pk>/mo/", views.open_notice, name="notice-open"),
]
