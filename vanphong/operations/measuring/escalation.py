"""How fast lateness is escalated, and that its memory does not grow, beside plain SQL inserting the same rows."""

import tracemalloc
from collections.abc import Sequence
from datetime import timedelta
from itertools import cycle
from time import perf_counter
from typing import Any

from django.db import connection

from vanphong.deadlines.actions import seed_escalation_rules
from vanphong.deadlines.enums import ItemKind, Level
from vanphong.deadlines.jobs import escalate_everything
from vanphong.deadlines.models import Escalation
from vanphong.documents.enums import Direction, Status, Step
from vanphong.documents.models import Custody, Document
from vanphong.kernel import clock
from vanphong.operations.actions import Office
from vanphong.org.enums import Role
from vanphong.org.models import Person
from vanphong.org.queries import holders_of
from vanphong.worktime.queries import calendar
from vanphong.worktime.rules import add_working_days

from .floor import plain_connection
from .memory import resident, resident_anew

BATCH = 5000
WHAT_IT_DOES = (
    "psycopg 3 thuần, một câu lệnh, một giao dịch: INSERT … SELECT từng văn bản quá hạn chưa đôn đốc vào bảng lần đôn "
    "đốc, rồi INSERT … SELECT mỗi lần đôn đốc một sự kiện và một việc nền. Không đọc quy định, lịch, chức vụ; không "
    "viết thành lời; không tính COMMIT."
)
TELL = (
    "INSERT INTO deadlines_escalation (kind, level, escalated_at, item, due_at, told)"
    " SELECT %(kind)s, %(level)s, %(now)s, d.id, d.due_date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh',"
    " jsonb_build_array(c.person_id) FROM documents_document d JOIN documents_custody c ON c.id = d.custody_id"
    " WHERE d.closed_at IS NULL AND d.clock_stopped_at IS NULL AND d.due_date <= %(day)s ON CONFLICT DO NOTHING"
)
RECORD = (
    "WITH said AS (INSERT INTO audit_event (kind, verb, subject_type, subject_id, happened_at, payload)"
    " SELECT 'deadlines.escalated', '', 'documents.document', item, %(now)s, to_jsonb(e) FROM deadlines_escalation e"
    " RETURNING id) INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args)"
    " SELECT 'facts', 'audit.tell_subscribers', 0, jsonb_build_object('event_id', id) FROM said"
)


def measure_escalation(office: Office, sizes: Sequence[int]) -> dict[str, Any]:
    """Escalate so many overdue papers to their holders for the first time, then again, for each of `sizes` rising."""
    for rule in seed_escalation_rules(office.agency):
        if rule.level != Level.HOLDER:
            rule.delete()
    found = [_measure(office, size) for size in sorted(sizes)]
    return {"bench": "escalation", "unit": "items/s", "floor": WHAT_IT_DOES, "sizes": found}


def _measure(office: Office, items: int) -> dict[str, Any]:
    _make_late(office, items)
    _forget()
    floor = _floor()
    before = resident_anew()
    told, seconds = _timed()
    peak = resident("VmHWM")
    again, seconds_again = _timed()
    return {
        "items": items,
        "told": told,
        "items_a_second": round(told / seconds),
        "floor_a_second": round(items / floor),
        "ratio": round(floor / seconds, 3),
        "told_again": again,
        "seconds_again": round(seconds_again, 2),
        "peak_python_mib": round(_peak_of_memory() / 2**20, 1),
        "rss_before_mib": before,
        "rss_peak_mib": peak,
    }


def _timed() -> tuple[int, float]:
    began = perf_counter()
    return escalate_everything(), perf_counter() - began


def _peak_of_memory() -> int:
    """Bytes Python holds at most while the same work is done once more, from the beginning."""
    _forget()
    tracemalloc.start()
    escalate_everything()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def _floor() -> float:
    """Seconds of plain SQL for the same rows, rolled back; the commit is not in them."""
    late = add_working_days(calendar(), clock.today(), -1)
    values = {"kind": ItemKind.PAPER.value, "level": Level.HOLDER.value, "now": clock.now(), "day": late}
    with plain_connection() as plain, plain.transaction(force_rollback=True), plain.cursor() as cursor:
        began = perf_counter()
        cursor.execute(TELL, values)
        cursor.execute(RECORD, values)
        return perf_counter() - began


def _forget() -> None:
    """As if nothing had been told yet."""
    Escalation.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")
        cursor.execute("VACUUM ANALYZE deadlines_escalation")


def _make_late(office: Office, count: int) -> None:
    """Overdue papers, each in the hands of one of the specialists."""
    people = list(holders_of(office.agency, [Role.SPECIALIST]).order_by("pk"))
    before = Document.objects.filter(due_date__isnull=False).count()
    for first in range(before, count, BATCH):
        _late_papers(office, people, min(BATCH, count - first))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE documents_document")
        cursor.execute("VACUUM ANALYZE documents_custody")


def _late_papers(office: Office, people: list[Person], count: int) -> None:
    now = clock.now()
    due_date = clock.today() - timedelta(days=20)
    papers = Document.objects.bulk_create(
        Document(agency=office.agency, direction=Direction.INCOMING, received_at=now, due_date=due_date)
        for _ in range(count)
    )
    held = Custody.objects.bulk_create(
        Custody(document=paper, step=Step.HANDLE, unit_id=person.posts[0].unit_id, person=person, since=now)
        for paper, person in zip(papers, cycle(people), strict=False)
    )
    for paper, custody in zip(papers, held, strict=True):
        paper.custody, paper.status = custody, Status.RECEIVED
    Document.objects.bulk_update(papers, ["custody", "status"])
