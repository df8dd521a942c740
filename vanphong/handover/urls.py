"""Addresses of the house."""

from django.urls import path

from . import views

urlpatterns = [
    path("ban-giao/", views.handover, name="handover"),
    path("ban-giao/thuc-hien/", views.hand_over, name="hand-over"),
    path("ban-giao/sap-nhap/", views.merge_units, name="merge-units"),
]
