from importlib import import_module

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "vanphong.notifications"
    verbose_name = "Thông báo"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("vanphong.notifications.subscribers")
