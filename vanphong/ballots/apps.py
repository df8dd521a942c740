from django.apps import AppConfig


class BallotsConfig(AppConfig):
    name = "vanphong.ballots"
    verbose_name = "Phiếu lấy ý kiến thành viên"
    default_auto_field = "django.db.models.BigAutoField"
