from importlib import import_module

from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "vanphong.drafting"
    verbose_name = "Soạn thảo"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("vanphong.drafting.subscribers")
