"""What consultations are found by: their subjects, folded."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from vanphong.kernel.vietnamese import fold


def fold_subjects(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for consultation in apps.get_model("consultations", "Consultation").objects.iterator():
        consultation.search_text = fold(consultation.subject)
        consultation.save(update_fields=["search_text"])


class Migration(migrations.Migration):
    dependencies = [("consultations", "0001_initial")]

    operations = [
        migrations.AddField("consultation", "search_text", models.TextField(blank=True, editable=False)),
        migrations.RunPython(fold_subjects, migrations.RunPython.noop),
    ]
