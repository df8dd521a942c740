"""Many unread notices about one thing become one line; the counters begin with what is unread."""

from django.db import migrations, models

CARRY_OVER = """
UPDATE notifications_notice SET about = coalesce('/van-ban/' || document_id || '/', url);
INSERT INTO notifications_telling (event_id, person_id, notice_id)
SELECT event_id, person_id,
       CASE WHEN read_at IS NULL
            THEN first_value(id) OVER (PARTITION BY person_id, about, read_at IS NULL ORDER BY created_at DESC, id DESC)
            ELSE id END
FROM notifications_notice;
UPDATE notifications_notice SET things = told.things
FROM (SELECT notice_id, count(*) AS things FROM notifications_telling GROUP BY notice_id) AS told
WHERE told.notice_id = notifications_notice.id;
DELETE FROM notifications_notice WHERE id NOT IN (SELECT notice_id FROM notifications_telling);
INSERT INTO notifications_bell (person_id, unread)
SELECT person_id, count(*) FROM notifications_notice WHERE read_at IS NULL GROUP BY person_id;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0002_lines_and_mails"),
    ]

    operations = [
        migrations.RunSQL(CARRY_OVER, migrations.RunSQL.noop),
        migrations.AlterModelOptions(
            name="notice",
            options={"ordering": ("-created_at", "-id")},
        ),
        migrations.RemoveConstraint(
            model_name="notice",
            name="one_notice_per_event_and_person",
        ),
        migrations.RemoveIndex(
            model_name="notice",
            name="notices_of_a_person",
        ),
        migrations.RemoveIndex(
            model_name="notice",
            name="unread_of_a_person",
        ),
        migrations.RemoveField(
            model_name="notice",
            name="event",
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["person", "-created_at", "-id"], name="notices_of_a_person"),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("awaits_digest", True)), fields=["person"], name="notices_for_the_digest"
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("read_at", None), _negated=True), fields=["read_at"], name="notices_by_reading"
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("read_at", None)),
                fields=("person", "about"),
                name="one_unread_line_per_person_and_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(("awaits_digest", False), ("read_at", None), _connector="OR"),
                name="only_the_unread_awaits_the_digest",
            ),
        ),
    ]
