"""Where issued documents go, what corrects or recalls them, and copies."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0008_withdrawn"),
        ("files", "0001_initial"),
        ("issuing", "0001_issuances"),
        ("org", "0006_dispatch_email"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Copy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("SY", "Sao y"), ("TrS", "Trích sao"), ("SL", "Sao lục")],
                        max_length=3,
                        verbose_name="hình thức sao",
                    ),
                ),
                (
                    "source_form",
                    models.CharField(choices=[("paper", "giấy"), ("electronic", "điện tử")], max_length=10),
                ),
                (
                    "target_form",
                    models.CharField(choices=[("paper", "giấy"), ("electronic", "điện tử")], max_length=10),
                ),
                ("part", models.CharField(blank=True, max_length=300, verbose_name="phần trích")),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="copy_of", to="documents.document"
                    ),
                ),
                (
                    "original",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="copies_made", to="documents.document"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("document", models.F("original")), _negated=True),
                        name="no_document_is_its_own_copy",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "TrS"), models.Q(("part", ""), _negated=True)),
                            models.Q(models.Q(("kind", "TrS"), _negated=True), ("part", "")),
                            _connector="OR",
                        ),
                        name="an_extract_names_its_part",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "TrS"),
                            models.Q(("source_form", "electronic"), ("target_form", "electronic"), _negated=True),
                            _connector="OR",
                        ),
                        name="no_full_copy_from_electronic_to_electronic",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("letter", "Đính chính"),
                            ("amendment", "Sửa đổi, bổ sung"),
                            ("replacement", "Thay thế"),
                            ("recall", "Thu hồi"),
                        ],
                        max_length=11,
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="lý do")),
                ("ordered_at", models.DateTimeField()),
                ("carried_out_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrects",
                        to="documents.document",
                    ),
                ),
                (
                    "carried_out_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="corrections", to="documents.document"
                    ),
                ),
                (
                    "ordered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("ordered_at", "id"),
                "indexes": [models.Index(fields=["kind", "ordered_at"], name="corrections_by_kind")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by", None), ("kind", "recall")),
                            models.Q(models.Q(("kind", "recall"), _negated=True), ("by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_recall_is_an_order_the_rest_are_documents",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by", models.F("document")), _negated=True),
                        name="no_document_corrects_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("carried_out_at", None), ("carried_out_at__gte", models.F("ordered_at")), _connector="OR"
                        ),
                        name="a_recall_is_ordered_before_it_is_carried_out",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "recall")), fields=("document",), name="a_document_is_recalled_once"
                    ),
                    models.UniqueConstraint(fields=("document", "by"), name="a_document_corrects_another_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="nơi nhận")),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("action", "Để thực hiện"),
                            ("report", "Để báo cáo"),
                            ("information", "Để biết"),
                            ("internal", "Nội bộ"),
                        ],
                        max_length=12,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("inside", "Trên hệ thống"),
                            ("email", "Thư điện tử"),
                            ("post", "Bưu điện"),
                            ("by_hand", "Giao trực tiếp"),
                        ],
                        max_length=8,
                        verbose_name="cách gửi",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=254, verbose_name="địa chỉ")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chờ gửi"),
                            ("sent", "Đã gửi"),
                            ("received", "Đã nhận"),
                            ("read", "Đã xem"),
                            ("failed", "Không gửi được"),
                            ("returned", "Bị trả lại"),
                            ("recalled", "Đã thu hồi"),
                        ],
                        default="waiting",
                        max_length=9,
                        verbose_name="trạng thái",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="lý do")),
                ("sent_at", models.DateTimeField(null=True)),
                ("received_at", models.DateTimeField(null=True)),
                ("read_at", models.DateTimeField(null=True)),
                ("failed_at", models.DateTimeField(null=True)),
                ("returned_at", models.DateTimeField(null=True)),
                ("recall_asked_at", models.DateTimeField(null=True)),
                ("recalled_at", models.DateTimeField(null=True)),
                ("sent_on", models.DateField(null=True, verbose_name="ngày chuyển")),
                ("envelopes", models.PositiveSmallIntegerField(null=True, verbose_name="số lượng bì")),
                ("postal_number", models.CharField(blank=True, max_length=40, verbose_name="số bưu gửi")),
                ("token_hash", models.CharField(blank=True, max_length=64)),
                ("token_until", models.DateTimeField(null=True)),
                ("downloads", models.PositiveSmallIntegerField(default=0)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("due_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.agency"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="deliveries", to="documents.document"
                    ),
                ),
                (
                    "final",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.blob"
                    ),
                ),
                (
                    "incoming",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delivery",
                        to="documents.document",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.unit"
                    ),
                ),
            ],
            options={
                "ordering": ("group", "position", "id"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("due_at__isnull", False)), fields=["due_at"], name="deliveries_by_mail"
                    ),
                    models.Index(
                        condition=models.Q(("channel", "post")), fields=["sent_on", "id"], name="deliveries_by_post"
                    ),
                    models.Index(
                        condition=models.Q(("returned_at__isnull", False)),
                        fields=["returned_at"],
                        name="deliveries_returned",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("token_hash", ""), _negated=True),
                        fields=("token_hash",),
                        name="a_link_leads_to_one_delivery",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "failed", "returned", "recalled"]),
                            ("sent_at__isnull", False),
                            _connector="OR",
                        ),
                        name="what_was_received_was_sent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "received"), _negated=True),
                            ("received_at__isnull", False),
                            _connector="OR",
                        ),
                        name="a_receipt_has_its_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["failed", "returned"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="what_did_not_arrive_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("read_at", None),
                            ("received_at", None),
                            ("read_at__gte", models.F("received_at")),
                            _connector="OR",
                        ),
                        name="nothing_is_read_before_it_is_received",
                    ),
                ],
            },
        ),
    ]
