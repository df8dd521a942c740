from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "vanphong.kernel"
    verbose_name = "Nền"
    default_auto_field = "django.db.models.BigAutoField"
