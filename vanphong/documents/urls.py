from django.urls import path, re_path, register_converter
from django.urls.converters import IntConverter

from . import views


class YearConverter(IntConverter):
    """The year of a register. What is no year is no address."""

    regex = r"[12]\d{3}"


register_converter(YearConverter, "year")
FILE = rf"^so-dang-ky/(?P<pk>\d{{1,18}})/(?P<year>{YearConverter.regex})"

urlpatterns = [
    path("tiep-nhan/", views.intake, name="intake"),
    path("tiep-nhan/nhan/", views.receive, name="receive"),
    path("tiep-nhan/<int:pk>/", views.register, name="register"),
    path("tiep-nhan/<int:pk>/trung/", views.twins, name="twins"),
    path("tiep-nhan/<int:pk>/bo/", views.discard, name="discard"),
    path("van-ban-den/", views.incoming, name="incoming"),
    path("van-ban-di/", views.outgoing, name="outgoing"),
    path("van-ban/", views.documents, name="documents"),
    path("van-ban/<int:pk>/sua/", views.correct, name="correct"),
    path("van-ban/<int:pk>/bo-so/", views.unregister, name="unregister"),
    path("van-ban/<int:pk>/tep/<int:file_pk>/", views.document_file, name="document-file"),
    path("van-ban/<int:pk>/tep/<int:file_pk>/trang/<int:number>/", views.document_page, name="document-page"),
    path("du-thao/moi/", views.draft_new, name="draft-new"),
    path("van-ban/<int:pk>/huy-du-thao/", views.draft_cancel, name="draft-cancel"),
    path("van-ban/<int:pk>/trinh-ky/", views.send_for_signature, name="send-for-signature"),
    path("van-ban/<int:pk>/tra-lai-ky/", views.decline, name="decline"),
    path("van-ban/<int:pk>/ky/", views.sign, name="sign"),
    path("van-ban/<int:pk>/ket-thuc/", views.close, name="close"),
    path("so-dang-ky/", views.registers, name="registers"),
    path("so-dang-ky/<int:pk>/giu-so/", views.reserve_number, name="reserve-number"),
    path("so-dang-ky/dong/<int:pk>/bo/", views.void_number, name="void-number"),
    path("so-dang-ky/<int:pk>/<year:year>/", views.book, name="register-book"),
    path("so-dang-ky/<int:pk>/<year:year>/theo-doi/", views.follow_up, name="follow-up"),
    path("quan-tri/thoi-han/", views.deadline_rules, name="deadline-rules"),
    path("quan-tri/thoi-han/<int:pk>/bo/", views.drop_deadline_rule, name="drop-deadline-rule"),
    re_path(FILE + r"/so\.(?P<kind>pdf|xlsx)$", views.book_file, name="register-book-file"),
    re_path(FILE + r"/theo-doi\.(?P<kind>pdf|xlsx)$", views.follow_up_file, name="follow-up-file"),
]
