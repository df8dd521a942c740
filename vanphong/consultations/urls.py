from django.urls import path, re_path

from .views import answering, asking, files, inviting, table

TABLE_FILE = r"^lay-y-kien/(?P<pk>\d{1,18})/tong-hop\.(?P<kind>pdf|docx)$"

urlpatterns = [
    path("lay-y-kien/", asking.consultations, name="consultations"),
    path("lay-y-kien/moi/", asking.consultation_new, name="consultation-new"),
    path("lay-y-kien/<int:pk>/", asking.consultation, name="consultation"),
    path("lay-y-kien/<int:pk>/sua/", asking.consultation_edit, name="consultation-edit"),
    path("lay-y-kien/<int:pk>/noi-nhan/", asking.address, name="consultation-address"),
    path("lay-y-kien/noi-nhan/<int:pk>/bo/", asking.remove_addressee, name="addressee-remove"),
    path("lay-y-kien/<int:pk>/gui/", asking.send, name="consultation-send"),
    path("lay-y-kien/<int:pk>/nhac/", asking.remind, name="consultation-remind"),
    path("lay-y-kien/<int:pk>/ket-thuc/", asking.close, name="consultation-close"),
    path("lay-y-kien/<int:pk>/huy/", asking.cancel, name="consultation-cancel"),
    path("lay-y-kien/gia-han/<int:pk>/dong-y/", asking.grant_extension, name="extension-grant"),
    path("lay-y-kien/gia-han/<int:pk>/tu-choi/", asking.decline_extension, name="extension-decline"),
    path("lay-y-kien/<int:pk>/tep/", files.consultation_file, name="consultation-file"),
    path("lay-y-kien/<int:pk>/trang/<int:number>/", files.consultation_page, name="consultation-page"),
    path("lay-y-kien/<int:pk>/tong-hop/", table.table, name="consultation-table"),
    re_path(TABLE_FILE, table.table_file, name="consultation-table-file"),
    path("lay-y-kien/<int:pk>/tiep-thu/", table.dispose_many, name="comments-dispose"),
    path("lay-y-kien/y-kien/<int:pk>/tiep-thu/", table.dispose, name="comment-dispose"),
    path("gop-y/", answering.to_me, name="consultations-to-me"),
    path("gop-y/<int:pk>/", answering.answer, name="answer"),
    path("gop-y/<int:pk>/y-kien/", answering.add_comment, name="comment-add"),
    path("gop-y/<int:pk>/gui/", answering.send_answer, name="answer-send"),
    path("gop-y/<int:pk>/gia-han/", answering.ask_extension, name="extension-ask"),
    path("gop-y/y-kien/<int:pk>/", answering.edit_comment, name="comment"),
    path("gop-y/y-kien/<int:pk>/sua/", answering.change_comment, name="comment-change"),
    path("gop-y/y-kien/<int:pk>/bo/", answering.drop_comment, name="comment-drop"),
    path("quan-tri/dau-moi-gop-y/", inviting.respondents, name="respondents"),
    path("quan-tri/dau-moi-gop-y/<int:pk>/cap-lai-mat-khau/", inviting.renew_password, name="respondent-password"),
    path("quan-tri/dau-moi-gop-y/<int:pk>/thu-hoi/", inviting.revoke, name="respondent-revoke"),
]
