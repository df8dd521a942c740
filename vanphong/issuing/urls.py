"""Addresses of the house."""

from django.urls import path

from . import views

urlpatterns = [
    path("van-ban/<int:pk>/ban-hanh/", views.issue, name="issue"),
    path("van-ban/<int:pk>/lap-lai-ban-phat-hanh/", views.remake_final, name="remake-final"),
    path("van-ban/<int:pk>/phat-hanh-ngay/", views.release_now, name="release-now"),
]
