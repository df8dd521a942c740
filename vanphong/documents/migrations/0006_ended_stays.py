"""The figures of a period read the stays that ended in it, not all there are."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0005_stopped_until"),
        ("org", "0004_standing_in"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="custody",
            index=models.Index(condition=models.Q(("until__isnull", False)), fields=["until"], name="held_until"),
        ),
    ]
