from django.apps import AppConfig


class RoutingConfig(AppConfig):
    name = "vanphong.routing"
    verbose_name = "Phân xử lý"
    default_auto_field = "django.db.models.BigAutoField"
