import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("memos", "0003_carry_over")]

    operations = [
        migrations.RemoveField(
            model_name="memo",
            name="committee_leader",
        ),
        migrations.RemoveField(
            model_name="memo",
            name="head",
        ),
        migrations.RemoveField(
            model_name="memo",
            name="office_leader",
        ),
        migrations.AddConstraint(
            model_name="memoround",
            constraint=models.UniqueConstraint(
                condition=models.Q(("running", True)), fields=("memo",), name="one_run_in_progress_per_memo"
            ),
        ),
        migrations.AlterField(
            model_name="opinion",
            name="step",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="opinion", to="memos.roundstep"
            ),
        ),
        migrations.RemoveField(model_name="opinion", name="old_step"),
    ]
