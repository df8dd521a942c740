"""The floor under an opinion and under the deck: plain SQL that reads and writes the same rows."""

from datetime import datetime
from typing import Any

import psycopg
from psycopg.types.json import Jsonb

from vanphong.audit.jobs import tell_subscribers
from vanphong.audit.models import as_payload, subject_type_of
from vanphong.documents.enums import AccessReason, Step
from vanphong.memos.enums import Choice, StepState
from vanphong.memos.events import OpinionGiven
from vanphong.memos.models import Memo
from vanphong.org.models import Person

from .floor import DEFER, RECORD

WHAT_IT_DOES = (
    "psycopg 3 thuần, một kết nối; ghi đúng các dòng mà hành vi ghi: khóa phiếu, hai văn bản kèm người giữ, đọc bước "
    "và lần trình, thêm ý kiến, khép bước, mở bước sau, quyền xem, người giữ, phiếu, sự kiện, việc nền, COMMIT. "
    "Không xét quyền, không đọc chức vụ, không tính giờ. Trang: hai mươi bước chờ lâu nhất kèm phiếu, ý kiến; chuỗi "
    "của phiếu đầu. Thẻ: một bước kèm phiếu, chuỗi ý kiến, thẻ kế tiếp; không xét quyền xem."
)

LOCK_MEMO = "SELECT m.*, u.*, p.* FROM memos_memo m JOIN org_unit u ON u.id = m.unit_id JOIN org_person p"
LOCK_MEMO += " ON p.id = m.author_id WHERE m.id = %s FOR NO KEY UPDATE OF m"
LOCK_PAPER = (
    "SELECT d.*, c.* FROM documents_document d LEFT JOIN documents_custody c ON c.id = d.custody_id"
    " WHERE d.id = %s FOR NO KEY UPDATE OF d"
)
STEPS = "SELECT s.* FROM memos_roundstep s WHERE s.memo_id = %s AND s.state IN ('open', 'waiting') ORDER BY s.stage"
ROUND = "SELECT r.* FROM memos_memoround r WHERE r.id = %s"
SAY = (
    "INSERT INTO memos_opinion (round_id, step_id, person_id, full_name, title, for_person_id, in_place, choice, text,"
    " given_at, checksum) SELECT r.id, %s, %s, %s, %s, NULL, '', %s, '', %s, r.checksum FROM memos_memoround r"
    " WHERE r.memo_id = %s AND r.running RETURNING round_id"
)
CLOSE = "UPDATE memos_roundstep SET state = %s, ended_at = %s, working_minutes = 0 WHERE id = %s"
OPEN = "UPDATE memos_roundstep SET state = %s, opened_at = %s, due_at = %s WHERE id = %s"
SEE = (
    "INSERT INTO documents_access (document_id, person_id, reason, since) VALUES (%s, %s, %s, %s)"
    " ON CONFLICT DO NOTHING"
)
MOVE = "UPDATE memos_memo SET version = version + 1, moved_at = %s, search_text = search_text WHERE id = %s"
RELEASE = "UPDATE documents_custody SET until = %s, working_minutes = 0 WHERE document_id = %s AND until IS NULL"
HOLD = (
    "INSERT INTO documents_custody (document_id, step, unit_id, person_id, since) VALUES (%s, %s, %s, %s, %s)"
    " RETURNING id"
)
LIE = "UPDATE documents_document SET version = version + 1, custody_id = %s WHERE id = %s"

STANDS = (
    "SELECT grantor_id, field_id, document_type FROM org_grant WHERE deputy_id = %s AND revoked_at IS NULL"
    " AND valid_from <= current_date AND valid_to >= current_date"
)
DECK = (
    "SELECT s.*, m.*, r.*, a.full_name, u.name, d.* FROM memos_roundstep s JOIN memos_memo m ON m.id = s.memo_id"
    " JOIN memos_memoround r ON r.id = s.round_id JOIN org_person a ON a.id = m.author_id"
    " JOIN org_unit u ON u.id = m.unit_id LEFT JOIN documents_document d ON d.id = m.incoming_id"
    " WHERE s.state = 'open' AND s.person_id = %s ORDER BY s.opened_at, s.id LIMIT 21"
)
SAID = (
    "SELECT o.*, s.* FROM memos_opinion o JOIN memos_roundstep s ON s.id = o.step_id WHERE o.round_id = ANY(%s)"
    " ORDER BY o.given_at, o.id"
)
CARD = (
    "SELECT s.*, m.*, r.*, d.* FROM memos_roundstep s JOIN memos_memo m ON m.id = s.memo_id"
    " JOIN memos_memoround r ON r.id = s.round_id LEFT JOIN documents_document d ON d.id = m.incoming_id"
    " WHERE s.id = %s"
)
BEHIND = (
    "SELECT s.* FROM memos_roundstep s WHERE s.state = 'open' AND s.person_id = %s AND s.id <> %s"
    " ORDER BY s.opened_at, s.id LIMIT 1"
)
CHAIN = (
    "SELECT s.*, o.*, p.full_name FROM memos_roundstep s LEFT JOIN memos_opinion o ON o.step_id = s.id"
    " LEFT JOIN org_person p ON p.id = s.person_id WHERE s.round_id = %s ORDER BY s.stage, s.lap, s.position"
)


def opine_plainly(plain: psycopg.Connection[Any], memo: Memo, actor: Person, following: Person, now: datetime) -> None:
    """The rows of memos.actions.opine at a middle step, in one transaction, and nothing else."""
    papers, unit = [memo.incoming_id, memo.draft_id], following.unit
    with plain.transaction(), plain.cursor() as cursor:
        cursor.execute(LOCK_MEMO, [memo.pk]).fetchall()
        for paper in papers:
            cursor.execute(LOCK_PAPER, [paper]).fetchall()
        step, after = (row[0] for row in cursor.execute(STEPS, [memo.pk]).fetchall()[:2])
        said = [step, actor.pk, actor.full_name, actor.title, Choice.AGREE.value, now, memo.pk]
        [(submitted,)] = cursor.execute(SAY, said).fetchall()
        cursor.execute(ROUND, [submitted]).fetchall()
        cursor.execute(CLOSE, [StepState.DONE.value, now, step])
        cursor.execute(OPEN, [StepState.OPEN.value, now, now, after])
        for paper in papers:
            for person in (actor, following):
                cursor.execute(SEE, [paper, person.pk, AccessReason.OPINION.value, now])
            cursor.execute(RELEASE, [now, paper])
            held = [paper, Step.DECIDE.value, unit.pk if unit else None, following.pk, now]
            [(custody,)] = cursor.execute(HOLD, held).fetchall()
            cursor.execute(LIE, [custody, paper])
        cursor.execute(MOVE, [now, memo.pk])
        fact = OpinionGiven(step, "Lãnh đạo Văn phòng", Choice.AGREE.label, "", "0" * 64, "", [after])
        about = [subject_type_of(memo), memo.pk]
        [(event,)] = cursor.execute(RECORD, [fact.kind, fact.verb, *about, actor.pk, now, Jsonb(as_payload(fact))])
        cursor.execute(DEFER, [tell_subscribers.queue, tell_subscribers.name, Jsonb({"event_id": event})])


def read_deck_plainly(plain: psycopg.Connection[Any], person: Person) -> None:
    """The rows of a leader's deck and of the first memo's chain, and nothing made of them."""
    with plain.transaction(), plain.cursor() as cursor:
        cursor.execute(STANDS, [person.pk]).fetchall()
        cursor.execute(DECK, [person.pk])
        columns = [column.name for column in cursor.description or ()]
        rounds = [row[columns.index("round_id")] for row in cursor.fetchall()]
        cursor.execute(SAID, [rounds]).fetchall()
        cursor.execute(CHAIN, [rounds[0] if rounds else None]).fetchall()


def read_card_plainly(plain: psycopg.Connection[Any], person: Person, step: int) -> None:
    """The rows of one card, of its memo's chain and of the card behind it, and nothing made of them."""
    with plain.transaction(), plain.cursor() as cursor:
        cursor.execute(STANDS, [person.pk]).fetchall()
        cursor.execute(CARD, [step])
        columns = [column.name for column in cursor.description or ()]
        submitted = [row[columns.index("round_id")] for row in cursor.fetchall()]
        cursor.execute(CHAIN, [submitted[0] if submitted else None]).fetchall()
        cursor.execute(BEHIND, [person.pk, step]).fetchall()
