"""What comments are found by: their words, folded."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from vanphong.kernel.vietnamese import fold


def fold_words(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for comment in apps.get_model("consultations", "Comment").objects.iterator():
        comment.search_text = fold(comment.text)
        comment.save(update_fields=["search_text"])


class Migration(migrations.Migration):
    dependencies = [("consultations", "0005_handed_in")]

    operations = [
        migrations.AddField("comment", "search_text", models.TextField(blank=True, editable=False)),
        migrations.RunPython(fold_words, migrations.RunPython.noop),
    ]
