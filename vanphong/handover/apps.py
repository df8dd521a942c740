from django.apps import AppConfig


class HandoverConfig(AppConfig):
    name = "vanphong.handover"
    verbose_name = "Bàn giao công việc"
    default_auto_field = "django.db.models.BigAutoField"
