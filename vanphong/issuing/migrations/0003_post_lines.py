"""What was posted becomes lines of the book that stay."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q


def write_lines(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """One for each delivery that was posted. Of one that has changed its way since, its day alone tells nothing."""
    lines, deliveries = apps.get_model("issuing", "PostLine"), apps.get_model("issuing", "Delivery")
    lines.objects.bulk_create(
        lines(
            delivery=one,
            address=one.address,
            sent_on=one.sent_on,
            envelopes=one.envelopes or 1,
            postal_number=one.postal_number,
            returned_at=one.returned_at if one.state == "returned" else None,
            reason=one.reason if one.state == "returned" else "",
        )
        for one in deliveries.objects.filter(channel="post", sent_on__isnull=False).exclude(state="waiting")
    )


class Migration(migrations.Migration):
    dependencies = [("issuing", "0002_deliveries")]

    operations = [
        migrations.CreateModel(
            name="PostLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.CharField(blank=True, max_length=254, verbose_name="địa chỉ")),
                ("sent_on", models.DateField(verbose_name="ngày chuyển")),
                ("envelopes", models.PositiveSmallIntegerField(default=1, verbose_name="số lượng bì")),
                ("postal_number", models.CharField(blank=True, max_length=40, verbose_name="số bưu gửi")),
                ("returned_at", models.DateTimeField(null=True, verbose_name="trả lại lúc")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="lý do trả lại")),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="post_lines", to="issuing.delivery"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["sent_on", "id"], name="dispatch_book_by_day")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(returned_at=None), fields=("delivery",), name="what_is_posted_again_came_back_first"
                    ),
                    models.CheckConstraint(
                        condition=Q(returned_at=None) | ~Q(reason=""), name="what_came_back_says_why"
                    ),
                ],
            },
        ),
        migrations.RunPython(write_lines, migrations.RunPython.noop),
        migrations.RemoveIndex(model_name="delivery", name="deliveries_by_post"),
        migrations.RemoveField(model_name="delivery", name="sent_on"),
        migrations.RemoveField(model_name="delivery", name="envelopes"),
        migrations.RemoveField(model_name="delivery", name="postal_number"),
    ]
