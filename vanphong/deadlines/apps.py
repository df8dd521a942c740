from importlib import import_module

from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    name = "vanphong.deadlines"
    verbose_name = "Thời hạn"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("vanphong.deadlines.subscribers")
