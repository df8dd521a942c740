"""What is measured is the same work: rows made in bulk or by plain SQL are those the actions write."""

import pytest
from django.apps import apps
from django.db import connection

from vanphong.audit.queries import history_of
from vanphong.documents import actions
from vanphong.documents.models import Document
from vanphong.documents.queries import incoming_register
from vanphong.documents.tests.papers import issued, made_file
from vanphong.kernel import clock
from vanphong.memos import actions as memos
from vanphong.memos.models import Memo, Opinion
from vanphong.memos.tests.papers import at_office
from vanphong.operations import queries
from vanphong.operations.measuring.copies import copy_memo
from vanphong.operations.measuring.floor import columns_of, plain_connection, register_plainly
from vanphong.operations.measuring.opining import opine_plainly, read_deck_plainly
from vanphong.operations.measuring.papers import FILE_NAME, copy_finished, receive_many
from vanphong.operations.measuring.registration import registration_line

PAPER_TABLES = ("documents.DocumentFile", "documents.Custody", "documents.Access")
DIFFERENT = {"id", "document_id", "receipt_key", "custody_id", "entry_id"}


def rows_of(document: Document) -> dict[str, list[dict]]:
    """Every row that belongs to a paper, without what no two papers share."""
    document.refresh_from_db()
    found = {
        "document": [vars(document)],
        "entry": [vars(document.entry)] if document.entry else [],
        "event": [
            vars(event) for event in apps.get_model("audit.Event").objects.filter(subject_id=document.pk).order_by("id")
        ],
    }
    for label in PAPER_TABLES:
        found[label] = [vars(row) for row in apps.get_model(label).objects.filter(document=document).order_by("id")]
    return {name: [_plain(row) for row in rows] for name, rows in found.items()}


def _plain(row: dict) -> dict:
    kept = {}
    for name, value in row.items():
        if name.startswith("_") or name in DIFFERENT or name.endswith(("_cache", "subject_id", "number")):
            continue
        kept[name] = value is not None if name.endswith(("_at", "since", "until")) else value
    if "payload" in kept:
        kept["payload"] = sorted(kept["payload"])
    return kept


def test_papers_received_in_bulk_are_as_if_handed_in_one_by_one(office):
    blob, _ = made_file()
    one = actions.receive(office.agency, [(blob, FILE_NAME)], actor=office.registrar)
    for paper in receive_many(2, blob, actor=office.registrar):
        assert rows_of(paper) == rows_of(one)


def test_copies_of_finished_papers_leave_the_books_whole(office):
    paper = issued(office)
    copy_finished(3)
    copies = Document.objects.exclude(pk=paper.pk)
    assert [copy.entry.number for copy in copies.order_by("pk")] == [2, 3, 4]
    for copy in copies:
        assert rows_of(copy) == rows_of(paper)
    assert not list(queries.problems())


@pytest.mark.django_db(transaction=True)
def test_plain_sql_writes_what_the_action_writes(office):
    one, other = receive_many(2, made_file()[0], actor=office.registrar)
    values = registration_line(clock.today())
    actions.register(one, values, actor=office.registrar)
    with plain_connection() as plain:
        line, book = columns_of(values), incoming_register(office.agency.pk)
        register_plainly(plain, other, line, book, office.registrar, clock.now())
    assert rows_of(other) == rows_of(one)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT queue_name, task_name, priority, lock, queueing_lock FROM procrastinate_jobs ORDER BY id"
        )
        by_action, by_plain_sql = cursor.fetchall()[-2:]
    assert by_action == by_plain_sql


MEMO_TABLES = ("memos.RoundStep", "memos.MemoRound", "documents.Custody", "documents.Access")


def rows_of_memo(memo: Memo) -> dict[str, list[dict]]:
    """Every row an opinion writes, without what no two memos share."""
    memo = Memo.objects.get(pk=memo.pk)
    papers = Document.objects.filter(pk__in=[memo.incoming_id, memo.draft_id]).order_by("pk")
    found = {
        "memo": [vars(memo)],
        "documents": [vars(paper) for paper in papers],
        "opinion": [vars(said) for said in Opinion.objects.filter(round__memo=memo).order_by("id")],
        "event": [vars(event) for event in history_of(memo)],
    }
    for label in MEMO_TABLES:
        about = {"document__in": papers} if label.startswith("documents") else {"memo": memo}
        found[label] = [vars(row) for row in apps.get_model(label).objects.filter(**about).order_by("id")]
    own = {
        "memo_id",
        "round_id",
        "step_id",
        "incoming_id",
        "draft_id",
        "replies_to_id",
        "key",
        "checksum",
        "search_text",
    }
    return {name: [_plain({k: row[k] for k in row.keys() - own}) for row in rows] for name, rows in found.items()}


@pytest.mark.django_db(transaction=True)
def test_copies_of_a_memo_are_memos_and_plain_sql_writes_what_an_opinion_writes(office):
    memo = at_office(office)
    copy_memo(memo, 2, papers=True)
    one, other = Memo.objects.exclude(pk=memo.pk).order_by("pk")
    assert rows_of_memo(one) == rows_of_memo(other) == rows_of_memo(memo)
    memos.opine(one, "agree", "", one.rounds.get().checksum, actor=office.deputy, seen=one.version)
    with plain_connection() as plain:
        opine_plainly(plain, other, office.deputy, office.vice_chair, clock.now())
        read_deck_plainly(plain, office.deputy)
    assert rows_of_memo(one) == rows_of_memo(other)
