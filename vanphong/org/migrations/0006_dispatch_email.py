"""Where an agency takes documents by e-mail."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("org", "0005_recorded_at")]

    operations = [
        migrations.AddField(
            model_name="agency",
            name="dispatch_email",
            field=models.EmailField(blank=True, max_length=254, verbose_name="hộp thư nhận văn bản"),
        ),
    ]
