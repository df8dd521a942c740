from importlib import import_module

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "vanphong.documents"
    verbose_name = "Văn bản"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("vanphong.documents.queries")
