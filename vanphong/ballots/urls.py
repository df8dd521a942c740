"""Addresses of the house."""

from django.urls import path

from . import views

urlpatterns = [
    path("phieu-lay-y-kien/", views.ballots, name="ballots"),
    path("phieu-lay-y-kien/moi/", views.ballot_new, name="ballot-new"),
    path("phieu-lay-y-kien/<int:pk>/", views.ballot, name="ballot"),
    path("phieu-lay-y-kien/<int:pk>.pdf", views.ballot_pdf, name="ballot-pdf"),
    path("phieu-lay-y-kien/<int:pk>/sua/", views.ballot_edit, name="ballot-edit"),
    path("phieu-lay-y-kien/<int:pk>/gui/", views.ballot_open, name="ballot-open"),
    path("phieu-lay-y-kien/<int:pk>/bieu-quyet/", views.ballot_vote, name="ballot-vote"),
    path("phieu-lay-y-kien/<int:pk>/ket-thuc/", views.ballot_close, name="ballot-close"),
    path("phieu-lay-y-kien/<int:pk>/huy/", views.ballot_cancel, name="ballot-cancel"),
    path("phieu-lay-y-kien/<int:pk>/du-thao/", views.ballot_file, name="ballot-file"),
    path("phieu-lay-y-kien/<int:pk>/du-thao/<int:number>/", views.ballot_page, name="ballot-page"),
    path("thanh-vien-ubnd/", views.ballot_members, name="ballot-members"),
    path("thanh-vien-ubnd/<int:pk>/thoi/", views.ballot_member_end, name="ballot-member-end"),
]
