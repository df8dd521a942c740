"""Addresses of the house."""

from django.urls import path, re_path

from . import views

LINK = "nhan-van-ban/<slug:token>/"

urlpatterns = [
    path("van-ban/<int:pk>/ban-hanh/", views.issue, name="issue"),
    path("van-ban/<int:pk>/lap-lai-ban-phat-hanh/", views.remake_final, name="remake-final"),
    path("van-ban/<int:pk>/phat-hanh-ngay/", views.release_now, name="release-now"),
    path("van-ban/<int:pk>/noi-nhan/them/", views.add_recipient, name="add-recipient"),
    path("van-ban/<int:pk>/da-xem/", views.acknowledge, name="acknowledge"),
    path("van-ban/<int:pk>/dinh-chinh/", views.tie_correction, name="tie-correction"),
    path("van-ban/<int:pk>/ban-sao/", views.copy_new, name="copy-new"),
    path("van-ban/<int:pk>/thu-hoi/", views.order_recall, name="order-recall"),
    path("van-ban/<int:pk>/thuc-hien-thu-hoi/", views.carry_out_recall, name="carry-out-recall"),
    path("van-ban/<int:pk>/huy-theo-thu-hoi/", views.cancel_recalled, name="cancel-recalled"),
    path("noi-nhan/<int:pk>/cach-gui/", views.redirect_delivery, name="redirect-delivery"),
    path("noi-nhan/<int:pk>/da-nhan/", views.delivery_received, name="delivery-received"),
    path("noi-nhan/<int:pk>/tra-lai/", views.delivery_returned, name="delivery-returned"),
    path("noi-nhan/<int:pk>/thu-ve/", views.delivery_recalled, name="delivery-recalled"),
    path("so-dang-ky/buu-dien/vao-so/", views.enter_post, name="enter-post"),
    path("so-dang-ky/buu-dien/<year:year>/", views.post_book, name="post-book"),
    re_path(
        r"^so-dang-ky/buu-dien/(?P<year>[12]\d{3})/so\.(?P<kind>pdf|xlsx)$", views.post_book_file, name="post-book-file"
    ),
    path(LINK, views.take_document, name="take-document"),
    path(LINK + "xac-nhan/", views.confirm_document, name="confirm-document"),
    path(LINK + "tai-ve/", views.download_document, name="download-document"),
    path(LINK + "da-huy/", views.confirm_cancelled, name="confirm-cancelled"),
]
