from django.db import migrations, models


class Migration(migrations.Migration):
    """What was explained before says nothing of what should have been, so it covers nothing until it is said again."""

    dependencies = [("drafting", "0006_own_words")]

    operations = [
        migrations.RemoveConstraint(model_name="explanation", name="a_finding_is_explained_once"),
        migrations.AddField(
            model_name="explanation",
            name="expected",
            field=models.TextField(blank=True, default="", verbose_name="cần là"),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="explanation",
            constraint=models.UniqueConstraint(
                fields=("document", "rule", "found", "expected"), name="a_finding_is_explained_once"
            ),
        ),
    ]
