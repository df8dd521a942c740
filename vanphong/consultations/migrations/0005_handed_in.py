"""Comments know when they were sent; wishes for more time lapse; the name of a draft's file was never read."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery

REQUEST_STATES = [
    ("asked", "Chờ quyết định"),
    ("granted", "Đã gia hạn"),
    ("declined", "Không gia hạn"),
    ("lapsed", "Không cần quyết định nữa"),
]


def hand_in(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    answered = apps.get_model("consultations", "Addressee").objects.filter(state="answered", pk=OuterRef("addressee"))
    comments = apps.get_model("consultations", "Comment").objects
    comments.update(handed_in_at=Subquery(answered.values("answered_at")))


class Migration(migrations.Migration):
    dependencies = [("consultations", "0004_clock_stopped")]

    operations = [
        migrations.RemoveField("consultation", "file_name"),
        migrations.AlterField(
            "extensionrequest", "state", models.CharField(choices=REQUEST_STATES, default="asked", max_length=10)
        ),
        migrations.AddField("comment", "handed_in_at", models.DateTimeField(null=True, verbose_name="gửi lúc")),
        migrations.RunPython(hand_in, migrations.RunPython.noop),
    ]
