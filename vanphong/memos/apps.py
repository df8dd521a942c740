from importlib import import_module

from django.apps import AppConfig


class MemosConfig(AppConfig):
    name = "vanphong.memos"
    verbose_name = "Phiếu trình"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("vanphong.memos.queries")
        import_module("vanphong.memos.subscribers")
