from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("documents", "0004_deadlines")]

    operations = [
        migrations.AddField(
            "document", "stopped_until", models.DateField(null=True, verbose_name="dự kiến tạm dừng đến ngày")
        ),
        migrations.AddIndex(
            "document",
            models.Index(fields=["stopped_until"], name="clocks_to_start_again", condition=~Q(stopped_until=None)),
        ),
        migrations.AddConstraint(
            "document",
            models.CheckConstraint(
                condition=Q(stopped_until=None) | Q(clock_stopped_at__isnull=False),
                name="only_a_stopped_clock_has_its_day",
            ),
        ),
    ]
