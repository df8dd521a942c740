from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    name = "vanphong.consultations"
    verbose_name = "Lấy ý kiến góp ý"
    default_auto_field = "django.db.models.BigAutoField"
