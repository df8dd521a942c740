"""Addresses of the house."""

from django.urls import path

from . import views

urlpatterns = [
    path("quan-tri/gian-doan/", views.outages, name="outages"),
    path("quan-tri/don-doc/", views.escalation_rules, name="escalation-rules"),
    path("quan-tri/don-doc/<int:pk>/bo/", views.drop_escalation_rule, name="drop-escalation-rule"),
    path("viec-tac/", views.stuck, name="stuck"),
]
