"""When each line was told, beside when it happened; of old lines the two are taken for one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0003_one_line_for_each_thing"),
    ]

    operations = [
        migrations.AddField(model_name="notice", name="told_at", field=models.DateTimeField(null=True)),
        migrations.RunSQL("UPDATE notifications_notice SET told_at = created_at", migrations.RunSQL.noop),
        migrations.AlterField(model_name="notice", name="told_at", field=models.DateTimeField()),
    ]
