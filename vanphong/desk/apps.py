from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "vanphong.desk"
    verbose_name = "Bàn làm việc"
    default_auto_field = "django.db.models.BigAutoField"
