"""The figures of a period read what ended in it, not all there is."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("memos", "0004_steps_only"),
        ("org", "0004_standing_in"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="roundstep",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", False)), fields=["ended_at"], name="steps_by_their_end"
            ),
        ),
    ]
