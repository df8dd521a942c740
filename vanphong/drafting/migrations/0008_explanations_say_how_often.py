from collections.abc import Iterator
from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

LONGEST_SHOWN = 120


def count(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """What was explained before holds for as many places as the newest version of that day had; where the check found
    it in none (a name, a citation), for one."""
    for said in apps.get_model("drafting", "Explanation").objects.iterator():
        times = next(filter(None, _times(apps, said)), 1)
        if times > 1:
            said.times = times
            said.save(update_fields=["times"])


def _times(apps: Apps, said: Any) -> Iterator[int]:
    """In each result of the versions there were, the newest first."""
    files = apps.get_model("documents", "DocumentFile").objects
    versions = files.filter(document=said.document_id, role="draft", added_at__lte=said.at).order_by("-position")
    for blob in versions.values_list("blob_id", flat=True):
        for result in apps.get_model("drafting", "CheckResult").objects.filter(blob=blob).order_by("-checked_at"):
            yield sum(one.get("times", 1) for one in result.found if _is_about(said, one))


def _is_about(said: Any, one: dict[str, Any]) -> bool:
    expected = one["expected"][:LONGEST_SHOWN]
    return (said.rule, said.found, said.expected) == (one["rule"], one["found"], expected)


class Migration(migrations.Migration):
    dependencies = [("drafting", "0007_explanations_say_what_should_be")]

    operations = [
        migrations.AddField(
            model_name="explanation",
            name="times",
            field=models.PositiveIntegerField(default=1, verbose_name="số chỗ"),
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
