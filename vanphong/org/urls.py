from django.urls import path

from .views import administration, doors, people, standing_in

urlpatterns = [
    path("dang-nhap/", doors.SignIn.as_view(), name="sign-in"),
    path("dang-xuat/", doors.SignOut.as_view(), name="sign-out"),
    path("mat-khau/", doors.change_password, name="change-password"),
    path("quan-tri/", administration.administration, name="administration"),
    path("quan-tri/nguoi-dung/", people.people, name="people"),
    path("quan-tri/nguoi-dung/them/", people.add_person, name="add-person"),
    path("quan-tri/nguoi-dung/<int:pk>/", people.person, name="person"),
    path("quan-tri/nguoi-dung/<int:pk>/khoa/", people.lock, name="lock-sign-in"),
    path("quan-tri/nguoi-dung/<int:pk>/mo-khoa/", people.unlock, name="unlock-sign-in"),
    path("quan-tri/nguoi-dung/<int:pk>/cap-lai-mat-khau/", people.reset_password, name="reset-password"),
    path("quan-tri/nguoi-dung/<int:pk>/phan-cong/", people.appoint, name="appoint"),
    path("quan-tri/chuc-vu/<int:pk>/thoi/", people.end_appointment, name="end-appointment"),
    path("quan-tri/nguoi-dung/<int:pk>/thu-ky/", people.name_secretary, name="name-secretary"),
    path("quan-tri/thu-ky/<int:pk>/thoi/", people.end_secretary, name="end-secretary"),
    path("quan-tri/nhat-ky/", administration.event_log, name="event-log"),
    path("truc-lanh-dao/", administration.duty, name="duty"),
    path("truc-lanh-dao/<int:pk>/bo/", administration.take_off_duty, name="take-off-duty"),
    path("uy-quyen/", standing_in.standing_in, name="standing-in"),
    path("uy-quyen/them/", standing_in.grant, name="grant"),
    path("uy-quyen/<int:pk>/thu-hoi/", standing_in.revoke, name="revoke"),
    path("uy-quyen/vang-mat/", standing_in.plan_absence, name="plan-absence"),
    path("uy-quyen/vang-mat/<int:pk>/bo/", standing_in.end_absence, name="end-absence"),
]
