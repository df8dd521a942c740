"""Memos written before routes were rows: their steps of three become the steps of their rounds."""

from django.db import migrations

STEPS = (
    # old step, whom the route asks, level, what, field of the memo, state of the memo
    ("head", "unit_head", "", "opine", "head_id", "with_head"),
    ("office", "field_leader", "chief", "opine", "office_leader_id", "with_office"),
    ("committee", "field_leader", "chair", "decide", "committee_leader_id", "with_committee"),
)
HOURS = (4, 8, 24)


def carry(apps, schema_editor):
    _open_routes(apps)
    memos, rounds = apps.get_model("memos", "Memo"), apps.get_model("memos", "MemoRound")
    rounds.objects.update(running=False)
    for memo in memos.objects.iterator():
        about = memo.incoming or memo.draft
        memo.field_id = about and about.field_id
        memo.document_type_id = memo.draft and memo.draft.document_type_id
        _plan(apps, memo)
        for submitted in rounds.objects.filter(memo=memo):
            _steps(apps, memo, submitted)
        if memo.status.startswith("with_"):
            memo.status = "submitted"
        memo.save()


def _open_routes(apps):
    route, step = apps.get_model("memos", "Route"), apps.get_model("memos", "RouteStep")
    for agency in apps.get_model("org", "Agency").objects.filter(hosted=True):
        common = route.objects.create(agency=agency, name="Quy trình chung")
        for place, ((_, who, role, act, _, _), hours) in enumerate(zip(STEPS, HOURS, strict=True)):
            step.objects.create(route=common, position=place, who=who, role=role, act=act, hours=hours)


def _plan(apps, memo):
    planned = apps.get_model("memos", "PlannedStep")
    for place, (_, who, role, act, field, _) in enumerate(STEPS):
        if person := getattr(memo, field):
            unit = memo.unit_id if who == "unit_head" else None
            planned.objects.create(
                memo=memo, position=place, who=who, role=role, act=act, unit_id=unit, person_id=person
            )


def _steps(apps, memo, submitted):
    step, opinion = apps.get_model("memos", "RoundStep"), apps.get_model("memos", "Opinion")
    given = {one.old_step: one for one in opinion.objects.filter(round=submitted)}
    last = submitted.number == memo.round and memo.status.startswith("with_")
    submitted.running = last
    submitted.save(update_fields=["running"])
    since = submitted.submitted_at
    for place, (old, who, role, act, field, status) in enumerate(STEPS):
        person, said = getattr(memo, field), given.get(old)
        if person is None and said is None:
            continue
        row = step(memo=memo, round=submitted, stage=place, position=place, who=who, role=role, act=act)
        row.unit_id = memo.unit_id if who == "unit_head" else None
        row.person_id = said.person_id if said else person
        if said:
            row.state, row.opened_at, row.ended_at, since = "done", since, said.given_at, said.given_at
        elif last and memo.status == status:
            row.state, row.opened_at = "open", since
        elif not last:
            row.state, row.ended_at = "dropped", since
        row.save()
        opinion.objects.filter(pk=said.pk if said else None).update(step=row)


class Migration(migrations.Migration):
    dependencies = [("memos", "0002_routes")]

    operations = [migrations.RunPython(carry, migrations.RunPython.noop)]
