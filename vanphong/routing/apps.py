from importlib import import_module

from django.apps import AppConfig


class RoutingConfig(AppConfig):
    name = "vanphong.routing"
    verbose_name = "Phân xử lý"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("vanphong.routing.queries")
