"""Posts know when they were recorded; those there are were recorded as they began."""

from django.db import migrations, models

from vanphong.kernel import clock

AS_THEY_BEGAN = "UPDATE org_appointment SET recorded_at = valid_from::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'"


class Migration(migrations.Migration):
    dependencies = [("org", "0004_standing_in")]

    operations = [
        migrations.AddField(
            model_name="appointment",
            name="recorded_at",
            field=models.DateTimeField(default=clock.now, editable=False, verbose_name="ghi nhận lúc"),
        ),
        migrations.RunSQL(AS_THEY_BEGAN, migrations.RunSQL.noop),
    ]
