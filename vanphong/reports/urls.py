from django.urls import path

from . import views

urlpatterns = [
    path("bao-cao/", views.reports, name="reports"),
    path("bao-cao/nam/<int:year>/", views.year, name="report-year"),
    path("bao-cao/nam/<int:year>.json", views.year_json, name="report-year-json"),
]
