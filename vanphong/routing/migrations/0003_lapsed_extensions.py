from django.db import migrations, models
from django.db.models import Q

NAME = "one_extension_of_a_paper_is_asked_at_a_time"


class Migration(migrations.Migration):
    dependencies = [("routing", "0002_extensions")]

    operations = [
        migrations.AddField(
            model_name="extensionrequest",
            name="lapsed_at",
            field=models.DateTimeField(null=True, verbose_name="hết hiệu lực"),
        ),
        migrations.RemoveConstraint(model_name="extensionrequest", name=NAME),
        migrations.AddConstraint(
            model_name="extensionrequest",
            constraint=models.UniqueConstraint(
                fields=["document"], condition=Q(decided_at=None, lapsed_at=None), name=NAME
            ),
        ),
        migrations.AddConstraint(
            model_name="extensionrequest",
            constraint=models.CheckConstraint(
                condition=Q(decided_at=None) | Q(lapsed_at=None), name="a_decided_extension_does_not_lapse"
            ),
        ),
    ]
