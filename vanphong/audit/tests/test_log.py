"""The log: one fact and one job in the transaction of the act; nothing in it ever changes; seals prove it."""

from dataclasses import dataclass

import pytest
from django.db import IntegrityError, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from vanphong.audit import jobs
from vanphong.audit.actions import record, record_many
from vanphong.audit.events import Fact, subscribe
from vanphong.audit.models import Event, Seal
from vanphong.audit.queries import broken_seals, history_of


@dataclass(frozen=True)
class LampLit(Fact):
    kind = "org.lamp_lit"
    says = "Đã thắp đèn {colour}."

    colour: str


@dataclass(frozen=True)
class LampBroken(Fact):
    kind = "org.lamp_broken"
    says = "Đèn hỏng."


heard: list[int] = []


@subscribe(LampLit)
def hear(event):
    heard.append(event.pk)


@pytest.fixture
def lit(office):
    return record(LampLit(colour="vàng"), about=office.registrar, actor=office.chief)


def execute(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def disable_the_guard():
    execute("SET CONSTRAINTS ALL IMMEDIATE")
    execute("ALTER TABLE audit_event DISABLE TRIGGER event_is_kept")


def work_off_jobs():
    for job in ProcrastinateJob.objects.filter(task_name="audit.tell_subscribers", status="todo").order_by("id"):
        jobs.tell_subscribers(**job.args)


def test_event_says_what_happened(lit, office):
    event = Event.objects.get(pk=lit.pk)
    assert (event.fact, event.says, event.outline) == (LampLit("vàng"), "Đã thắp đèn vàng.", "Đã thắp đèn ….")
    assert list(history_of(office.registrar)) == [event]
    assert event.actor == office.chief


def test_subscriber_hears_its_facts_once_and_no_others(lit, office):
    record(LampBroken(), about=office.registrar, actor=None)
    heard.clear()
    work_off_jobs()
    assert heard == [lit.pk]


def test_many_facts_are_recorded_like_one(lit, office):
    people = [office.registrar, office.chief]
    heard.clear()
    events = record_many(((LampLit(colour="vàng"), person) for person in people), actor=office.chief)
    assert [(event.subject_id, event.actor) for event in events] == [(person.pk, office.chief) for person in people]
    assert [event.payload for event in events] == [lit.payload, lit.payload]
    work_off_jobs()
    assert heard == [lit.pk, *(event.pk for event in events)]


def test_rolled_back_act_leaves_neither_event_nor_job(office):
    with transaction.atomic():
        record(LampLit(colour="đỏ"), about=office.registrar, actor=office.chief)
        transaction.set_rollback(True)
    assert not Event.objects.filter(kind=LampLit.kind).exists()
    assert not ProcrastinateJob.objects.filter(task_name="audit.tell_subscribers").exists()


def test_two_facts_cannot_share_a_name():
    with pytest.raises(TypeError, match="two facts"):
        type("Other", (Fact,), {"kind": LampLit.kind})


@pytest.mark.parametrize(
    "change",
    [
        {"payload": {"colour": "đen"}},
        {"actor_id": None},
        {"kind": "org.lamp_broken"},
        {"subject_id": 0},
        {"verb": "x"},
    ],
)
def test_event_cannot_be_changed(lit, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.filter(pk=lit.pk).update(**change)


def test_event_cannot_be_changed_while_it_is_sealed(lit):
    other = Seal.objects.create(root="", previous_hash="", hash="", event_count=0, sealed_at=lit.happened_at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.filter(pk=lit.pk).update(seal=other, verb="x")


def test_seal_is_set_once(lit):
    first = jobs.seal_events()
    other = Seal.objects.create(root="", previous_hash="", hash="", event_count=0, sealed_at=lit.happened_at)
    for seal in (other, None, first):
        with pytest.raises(IntegrityError), transaction.atomic():
            Event.objects.filter(pk=lit.pk).update(seal=seal)


def test_event_cannot_be_deleted(lit):
    with pytest.raises(IntegrityError), transaction.atomic():
        execute("DELETE FROM audit_event WHERE id = %s", lit.pk)


def test_log_cannot_be_emptied(lit):
    execute("SET CONSTRAINTS ALL IMMEDIATE")
    execute("ALTER TABLE audit_event ENABLE TRIGGER event_log_is_kept")
    with pytest.raises(IntegrityError), transaction.atomic():
        execute("TRUNCATE audit_event CASCADE")


def test_seals_follow_each_other_and_are_whole(lit, office):
    first = jobs.seal_events()
    for colour in ("đỏ", "xanh", "tím"):
        record(LampLit(colour=colour), about=office.registrar, actor=office.chief)
    second = jobs.seal_events()
    assert second.previous_hash == first.hash
    assert second.event_count == 3
    assert jobs.seal_events() is None
    assert list(broken_seals()) == []


@pytest.mark.parametrize(
    "tampering",
    [
        'UPDATE audit_event SET payload = \'{"colour": "đen"}\' WHERE id = %s',
        "UPDATE audit_event SET actor_id = NULL WHERE id = %s",
        "UPDATE audit_event SET happened_at = happened_at + interval '1 microsecond' WHERE id = %s",
        "DELETE FROM audit_event WHERE id = %s",
    ],
)
def test_tampering_behind_the_trigger_is_found(lit, office, tampering):
    record(LampLit(colour="đỏ"), about=office.registrar, actor=office.chief)
    jobs.seal_events()
    disable_the_guard()
    execute(tampering, lit.pk)
    [problem] = broken_seals()
    assert "đã bị thay đổi, thêm hoặc bớt" in problem


def test_seal_rewritten_to_fit_breaks_the_chain(lit, office):
    first = jobs.seal_events()
    record(LampLit(colour="đỏ"), about=office.registrar, actor=office.chief)
    second = jobs.seal_events()
    Seal.objects.filter(pk=first.pk).update(hash="f" * 64)
    problems = list(broken_seals())
    assert [f"số {first.pk}:" in problems[0], f"số {second.pk}:" in problems[1]] == [True, True]


def test_a_removed_seal_is_missed(lit, office):
    first = jobs.seal_events()
    record(LampLit(colour="đỏ"), about=office.registrar, actor=office.chief)
    second = jobs.seal_events()
    disable_the_guard()
    execute("DELETE FROM audit_event WHERE seal_id = %s", first.pk)
    execute("DELETE FROM audit_seal WHERE id = %s", first.pk)
    assert any(f"số {second.pk}: không nối tiếp" in problem for problem in broken_seals())
