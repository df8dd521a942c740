from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def whose_stop_it_is(apps, schema_editor):
    """A clock that stands since an open consultation about the paper was sent, or later, was stopped by that."""
    Consultation = apps.get_model("consultations", "Consultation")
    Document = apps.get_model("documents", "Document")
    papers = Document.objects.filter(replies__consultations=OuterRef("pk"))
    stopped = Consultation.objects.filter(status="sent").annotate(stood=Subquery(papers.values("clock_stopped_at")[:1]))
    for consultation in stopped.exclude(stood=None):
        if consultation.stood >= consultation.sent_at:
            Consultation.objects.filter(pk=consultation.pk).update(clock_stopped_at=consultation.stood)


class Migration(migrations.Migration):
    dependencies = [("consultations", "0003_not_due"), ("documents", "0004_deadlines")]

    operations = [
        migrations.AddField("consultation", "clock_stopped_at", models.DateTimeField(null=True)),
        migrations.RunPython(whose_stop_it_is, migrations.RunPython.noop),
    ]
