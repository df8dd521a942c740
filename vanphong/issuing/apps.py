from importlib import import_module

from django.apps import AppConfig


class IssuingConfig(AppConfig):
    name = "vanphong.issuing"
    verbose_name = "Ban hành"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("vanphong.issuing.jobs")
        import_module("vanphong.issuing.subscribers")
