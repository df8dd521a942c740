"""Addresses of the house."""

from django.urls import path

from .views import members, voting

urlpatterns = [
    path("phieu-lay-y-kien/", voting.ballots, name="ballots"),
    path("phieu-lay-y-kien/moi/", voting.ballot_new, name="ballot-new"),
    path("phieu-lay-y-kien/<int:pk>/", voting.ballot, name="ballot"),
    path("phieu-lay-y-kien/<int:pk>.pdf", voting.ballot_pdf, name="ballot-pdf"),
    path("phieu-lay-y-kien/<int:pk>/sua/", voting.ballot_edit, name="ballot-edit"),
    path("phieu-lay-y-kien/<int:pk>/gui/", voting.ballot_open, name="ballot-open"),
    path("phieu-lay-y-kien/<int:pk>/bieu-quyet/", voting.ballot_vote, name="ballot-vote"),
    path("phieu-lay-y-kien/<int:pk>/ket-thuc/", voting.ballot_close, name="ballot-close"),
    path("phieu-lay-y-kien/<int:pk>/huy/", voting.ballot_cancel, name="ballot-cancel"),
    path("phieu-lay-y-kien/<int:pk>/du-thao/", voting.ballot_file, name="ballot-file"),
    path("phieu-lay-y-kien/<int:pk>/du-thao/<int:number>/", voting.ballot_page, name="ballot-page"),
    path("thanh-vien-ubnd/", members.ballot_members, name="ballot-members"),
    path("thanh-vien-ubnd/<int:pk>/thoi/", members.ballot_member_end, name="ballot-member-end"),
]
