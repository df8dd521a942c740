from django.db import migrations, models

#: What an outage has moved was moved by the event that declared it.
CARRY = """
    UPDATE deadlines_moveddeadline AS moved SET event_id = event.id FROM audit_event AS event
    WHERE event.kind = 'deadlines.outage_recorded' AND event.subject_id = moved.outage_id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_append_only"),
        ("deadlines", "0002_places"),
    ]

    operations = [
        migrations.AddField(
            model_name="moveddeadline",
            name="event",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=models.deletion.PROTECT,
                related_name="+",
                to="audit.event",
            ),
        ),
        migrations.RunSQL(CARRY, migrations.RunSQL.noop),
        migrations.RemoveConstraint(model_name="moveddeadline", name="an_outage_moves_a_deadline_once"),
        migrations.RemoveField(model_name="moveddeadline", name="outage"),
        migrations.AlterField(
            model_name="moveddeadline",
            name="event",
            field=models.ForeignKey(
                db_index=False, on_delete=models.deletion.PROTECT, related_name="+", to="audit.event"
            ),
        ),
        migrations.AddConstraint(
            model_name="moveddeadline",
            constraint=models.UniqueConstraint(fields=("event", "kind", "item"), name="an_event_moves_a_deadline_once"),
        ),
    ]
