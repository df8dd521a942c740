"""The floor under registration: plain SQL through psycopg, writing the very rows the action writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import psycopg
from django.db import connection
from psycopg.types.json import Jsonb

from vanphong.audit.jobs import tell_subscribers
from vanphong.audit.models import as_payload, subject_type_of
from vanphong.documents.actions import Registration
from vanphong.documents.enums import AccessReason, EntryStatus, Status, Step
from vanphong.documents.events import DocumentRegistered
from vanphong.documents.models import Document, Register
from vanphong.org.models import Person
from vanphong.worktime.rules import OFFICE_ZONE

WHAT_IT_DOES = (
    "psycopg 3 thuần, một kết nối mỗi tiến trình, câu lệnh được chuẩn bị sẵn; mỗi văn bản một giao dịch gồm: khóa dòng "
    "văn bản (kèm dòng người giữ), lấy số bằng UPSERT … RETURNING, thêm dòng sổ, khép người giữ cũ, thêm người giữ "
    "mới, cập nhật văn bản, thêm sự kiện, thêm việc nền qua hàm của procrastinate, thêm quyền xem, COMMIT. Không đọc "
    "người thao tác, sổ hay lịch làm việc; không kiểm tra gì."
)

LOCK = (
    "SELECT d.id, d.status, d.version, c.id FROM documents_document d"
    " LEFT JOIN documents_custody c ON c.id = d.custody_id WHERE d.id = %s FOR UPDATE OF d"
)
TAKE_NUMBER = (
    "INSERT INTO documents_registercounter (register_id, year, last_number) VALUES (%s, %s, 1)"
    " ON CONFLICT (register_id, year) DO UPDATE SET last_number = documents_registercounter.last_number + 1"
    " RETURNING last_number"
)
ENTER = (
    "INSERT INTO documents_registerentry (register_id, year, number, entered_on, status, reason)"
    " VALUES (%s, %s, %s, %s, %s, '') RETURNING id"
)
CLOSE_CUSTODY = "UPDATE documents_custody SET until = %s, working_minutes = %s WHERE id = %s"
OPEN_CUSTODY = "INSERT INTO documents_custody (document_id, step, unit_id, since) VALUES (%s, %s, %s, %s) RETURNING id"
LINE = (
    "issuer_name",
    "issuer_id",
    "document_type_id",
    "code_number",
    "code_notation",
    "issued_date",
    "subject",
    "arrival_date",
    "page_amount",
    "search_text",
)
UPDATE = (
    "UPDATE documents_document SET status = %s, version = %s, entry_id = %s, custody_id = %s, issuer_name = %s,"
    " issuer_id = %s, document_type_id = %s, code_number = %s, code_notation = %s, issued_date = %s, subject = %s,"
    " arrival_date = %s, page_amount = %s, search_text = %s WHERE id = %s"
)
RECORD = (
    "INSERT INTO audit_event (kind, verb, subject_type, subject_id, actor_id, happened_at, payload)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s) RETURNING id"
)
DEFER = (
    "SELECT unnest(procrastinate_defer_jobs_v1(ARRAY[ROW(%s, %s, 0, NULL, NULL, %s, NULL)"
    "::procrastinate_job_to_defer_v1]))"
)
LET_SEE = (
    "INSERT INTO documents_access (document_id, unit_id, reason, since) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING"
)


@contextmanager
def plain_connection() -> Iterator[psycopg.Connection[Any]]:
    """A connection of psycopg's own making to the database Django works in."""
    ours = connection.get_connection_params()
    names = {"dbname", "user", "password", "host", "port", "options", "sslmode"}
    with psycopg.connect(**{name: ours[name] for name in names & ours.keys()}) as plain:
        yield plain


def register_plainly(
    plain: psycopg.Connection[Any], paper: Document, line: list[Any], book: Register, actor: Person, now: datetime
) -> None:
    """The rows of documents.actions.register for one paper, in one transaction, and nothing else."""
    today = now.astimezone(OFFICE_ZONE).date()
    with plain.transaction(), plain.cursor() as cursor:
        [(_, _, version, held)] = cursor.execute(LOCK, [paper.pk])
        [(number,)] = cursor.execute(TAKE_NUMBER, [book.pk, today.year])
        [(entry,)] = cursor.execute(ENTER, [book.pk, today.year, number, today, EntryStatus.USED.value])
        cursor.execute(CLOSE_CUSTODY, [now, 0, held])
        [(custody,)] = cursor.execute(OPEN_CUSTODY, [paper.pk, Step.INSTRUCT.value, book.report_to_id, now])
        cursor.execute(UPDATE, [Status.REGISTERED.value, version + 1, entry, custody, *line, paper.pk])
        fact = DocumentRegistered(register=book.pk, year=today.year, number=number)
        payload = Jsonb(as_payload(fact))
        subject = [subject_type_of(paper), paper.pk]
        [(event,)] = cursor.execute(RECORD, [fact.kind, fact.verb, *subject, actor.pk, now, payload])
        job = [tell_subscribers.queue, tell_subscribers.name, Jsonb({"event_id": event})]
        cursor.execute(DEFER, job)
        cursor.execute(LET_SEE, [paper.pk, book.report_to_id, AccessReason.REPORTED.value, now])


def columns_of(values: Registration) -> list[Any]:
    """What the registrar writes, as the columns UPDATE sets."""
    paper = Document()
    values.write_to(paper)
    return [getattr(paper, name) for name in LINE]
