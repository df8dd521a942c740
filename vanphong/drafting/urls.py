"""Addresses of the house."""

from django.urls import path

from . import views

urlpatterns = [
    path("van-ban/<int:pk>/sua-the-thuc/", views.mend, name="mend-draft"),
    path("van-ban/<int:pk>/du-thao/", views.draft_replace, name="draft-replace"),
    path("van-ban/<int:pk>/tai-ve-de-sua/", views.edit_draft, name="edit-draft"),
    path("van-ban/<int:pk>/thoi-sua/", views.stop_editing, name="stop-editing"),
    path("van-ban/<int:pk>/so-sanh/", views.compare_drafts, name="draft-compare"),
    path("van-ban/<int:pk>/ban/<int:number>/", views.read_draft, name="draft-version"),
    path("van-ban/<int:pk>/ban/<int:number>/lay-lai/", views.restore_draft, name="restore-draft"),
    path("van-ban/<int:pk>/gop-y/", views.comment_passage, name="comment-passage"),
    path("gop-y-du-thao/<int:pk>/tra-loi/", views.answer_comment, name="answer-comment"),
    path("ban-gac-lai/<int:pk>/", views.set_aside_file, name="set-aside-file"),
    path("ban-gac-lai/<int:pk>/thay/", views.take_up, name="take-up"),
    path("ban-gac-lai/<int:pk>/bo/", views.drop_set_aside, name="drop-set-aside"),
    path("van-ban/<int:pk>/chuyen-ma/", views.convert, name="convert-draft"),
    path("van-ban/<int:pk>/tu-rieng/", views.add_own_word, name="add-own-word"),
    path("quan-tri/tu-rieng/", views.own_words, name="own-words"),
    path("quan-tri/tu-rieng/<int:pk>/bo/", views.drop_own_word, name="drop-own-word"),
    path("mau-van-ban/", views.models, name="paper-models"),
    path("mau-van-ban/tep/", views.model_file, name="paper-model-file"),
    path("soan-van-ban/", views.letter_new, name="letter-new"),
    path("soan-van-ban/<int:pk>/", views.letter_edit, name="letter-edit"),
    path("quan-tri/mau-van-ban/", views.office_models, name="office-models"),
    path("quan-tri/mau-van-ban/goc/", views.blank_model, name="blank-model"),
    path("quan-tri/mau-van-ban/<int:pk>/", views.office_model, name="office-model"),
    path("quan-tri/mau-van-ban/<int:pk>/tep/", views.office_model_file, name="office-model-file"),
    path("quan-tri/mau-van-ban/<int:pk>/dung/", views.adopt_office_model, name="adopt-office-model"),
    path("quan-tri/mau-van-ban/<int:pk>/thoi-dung/", views.withdraw_office_model, name="withdraw-office-model"),
    path("van-ban/<int:pk>/giai-trinh/", views.explain, name="explain-finding"),
    path(
        "van-ban/<int:pk>/giai-trinh/<int:explanation>/rut/",
        views.withdraw_explanation,
        name="withdraw-explanation",
    ),
    path("van-ban/<int:pk>/ky-nhay-noi-dung/", views.sign_off_content, name="sign-off-content"),
    path("van-ban/<int:pk>/ky-nhay-the-thuc/", views.sign_off_form, name="sign-off-form"),
    path("van-ban/<int:pk>/cho-phep-ban-hanh/", views.permit_issue, name="permit-issue"),
    path("quan-tri/kiem-tra-the-thuc/", views.form_checkers, name="form-checkers"),
    path("quan-tri/kiem-tra-the-thuc/<int:pk>/thoi/", views.end_form_checker, name="end-form-checker"),
]
