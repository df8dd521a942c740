"""What a recipient cancelled because it was recalled, and what befell an issued document."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0007_form_check"),
        ("org", "0006_dispatch_email"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="document",
            name="an_open_document_has_a_holder",
        ),
        migrations.RemoveConstraint(
            model_name="document",
            name="only_a_finished_document_is_closed",
        ),
        migrations.AddField(
            model_name="document",
            name="corrected",
            field=models.CharField(
                blank=True,
                choices=[
                    ("letter", "Đính chính"),
                    ("amendment", "Sửa đổi, bổ sung"),
                    ("replacement", "Thay thế"),
                    ("recall", "Thu hồi"),
                ],
                max_length=11,
                verbose_name="đính chính, thu hồi",
            ),
        ),
        migrations.AlterField(
            model_name="document",
            name="status",
            field=models.CharField(
                choices=[
                    ("received", "Chờ đăng ký"),
                    ("registered", "Chờ bút phê"),
                    ("instructed", "Chờ phân công"),
                    ("assigned", "Đang xử lý"),
                    ("submitted", "Đang trình"),
                    ("decided", "Đã có ý kiến lãnh đạo"),
                    ("closed", "Đã giải quyết"),
                    ("discarded", "Đã bỏ"),
                    ("withdrawn", "Đã hủy do thu hồi"),
                    ("drafted", "Dự thảo"),
                    ("awaiting_signature", "Chờ ký"),
                    ("signed", "Chờ ban hành"),
                    ("issued", "Đã ban hành"),
                    ("cancelled", "Đã hủy dự thảo"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["", "cancelled", "closed", "discarded", "issued", "withdrawn"]),
                    ("custody__isnull", False),
                    _connector="OR",
                ),
                name="an_open_document_has_a_holder",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_at", None),
                    ("status__in", ["cancelled", "closed", "discarded", "issued", "withdrawn"]),
                    _connector="OR",
                ),
                name="only_a_finished_document_is_closed",
            ),
        ),
    ]
