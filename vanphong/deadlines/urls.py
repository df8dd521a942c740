"""Addresses of the house."""

from django.urls import path

from .views import calendar, lateness

urlpatterns = [
    path("quan-tri/ngay-nghi/", calendar.holidays, name="holidays"),
    path("quan-tri/ngay-nghi/gio-lam-viec/", calendar.working_hours, name="working-hours"),
    path("quan-tri/ngay-nghi/<int:pk>/xac-nhan/", calendar.confirm_holiday, name="confirm-holiday"),
    path("quan-tri/ngay-nghi/<int:pk>/bo/", calendar.withdraw_holiday, name="withdraw-holiday"),
    path("quan-tri/gian-doan/", calendar.outages, name="outages"),
    path("quan-tri/don-doc/", lateness.escalation_rules, name="escalation-rules"),
    path("quan-tri/don-doc/<int:pk>/bo/", lateness.drop_escalation_rule, name="drop-escalation-rule"),
    path("viec-tac/", lateness.stuck, name="stuck"),
]
