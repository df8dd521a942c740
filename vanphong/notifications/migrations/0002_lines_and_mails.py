import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_append_only"),
        ("documents", "0002_reference"),
        ("notifications", "0001_initial"),
        ("org", "0004_standing_in"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Bell",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("unread", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Mail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=60)),
                ("subject", models.CharField(max_length=200)),
                ("lines", models.JSONField(default=list)),
                ("created_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                ("refused_at", models.DateTimeField(null=True)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("last_error", models.CharField(blank=True, max_length=500)),
            ],
        ),
        migrations.CreateModel(
            name="Preference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("urgent", "Văn bản khẩn đến"),
                            ("work", "Việc mới giao cho tôi"),
                            ("opinion", "Chờ tôi cho ý kiến, ký"),
                            ("returned", "Trả lại tôi"),
                            ("outcome", "Kết quả: đã có ý kiến, đã ban hành"),
                            ("deadline", "Thời hạn, nhắc việc"),
                            ("consultation", "Lấy ý kiến góp ý"),
                            ("absence", "Ủy quyền, vắng mặt"),
                            ("system", "Hệ thống"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[("bell", "Chỉ chuông"), ("mail", "Thư ngay"), ("digest", "Bản tin sáng")], max_length=8
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="QuietHours",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("start", models.TimeField(default=datetime.time(19, 0), verbose_name="từ")),
                ("end", models.TimeField(default=datetime.time(6, 30), verbose_name="đến")),
                ("rest_days", models.BooleanField(default=True, verbose_name="cả ngày nghỉ")),
            ],
        ),
        migrations.CreateModel(
            name="Telling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
        ),
        migrations.AddField(
            model_name="notice",
            name="about",
            field=models.CharField(default="", max_length=200),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="notice",
            name="awaits_digest",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("urgent", "Văn bản khẩn đến"),
                    ("work", "Việc mới giao cho tôi"),
                    ("opinion", "Chờ tôi cho ý kiến, ký"),
                    ("returned", "Trả lại tôi"),
                    ("outcome", "Kết quả: đã có ý kiến, đã ban hành"),
                    ("deadline", "Thời hạn, nhắc việc"),
                    ("consultation", "Lấy ý kiến góp ý"),
                    ("absence", "Ủy quyền, vắng mặt"),
                    ("system", "Hệ thống"),
                ],
                default="work",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="things",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="mail",
            name="person",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="preference",
            name="person",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="telling",
            name="event",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="audit.event"
            ),
        ),
        migrations.AddField(
            model_name="telling",
            name="notice",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="tellings", to="notifications.notice"
            ),
        ),
        migrations.AddField(
            model_name="telling",
            name="person",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="mail",
            index=models.Index(
                condition=models.Q(("refused_at", None), ("sent_at", None)), fields=["due_at"], name="mails_to_be_sent"
            ),
        ),
        migrations.AddIndex(
            model_name="mail",
            index=models.Index(fields=["person", "-id"], name="mails_of_a_person"),
        ),
        migrations.AddConstraint(
            model_name="mail",
            constraint=models.UniqueConstraint(fields=("person", "key"), name="one_mail_per_person_and_purpose"),
        ),
        migrations.AddConstraint(
            model_name="mail",
            constraint=models.CheckConstraint(
                condition=models.Q(("sent_at", None), ("refused_at", None), _connector="OR"),
                name="a_mail_is_sent_or_refused_not_both",
            ),
        ),
        migrations.AddConstraint(
            model_name="mail",
            constraint=models.CheckConstraint(
                condition=models.Q(("sent_at", None), ("sent_at__gte", models.F("created_at")), _connector="OR"),
                name="mail_is_sent_after_it_was_written",
            ),
        ),
        migrations.AddConstraint(
            model_name="preference",
            constraint=models.UniqueConstraint(fields=("person", "kind"), name="one_way_per_person_and_kind"),
        ),
        migrations.AddConstraint(
            model_name="telling",
            constraint=models.UniqueConstraint(fields=("event", "person"), name="one_telling_per_event_and_person"),
        ),
    ]
