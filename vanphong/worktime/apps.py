from django.apps import AppConfig


class WorktimeConfig(AppConfig):
    name = "vanphong.worktime"
    verbose_name = "Thời gian làm việc"
    default_auto_field = "django.db.models.BigAutoField"
