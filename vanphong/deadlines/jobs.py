"""Once an hour: what is late, or soon will be, is told to who has it, then to the head, then to the Chief."""

from collections.abc import Sequence
from datetime import datetime
from itertools import islice

from django.db import transaction
from procrastinate.contrib.django import app

from vanphong.audit.actions import record_many
from vanphong.documents.models import Document
from vanphong.memos.models import Memo
from vanphong.org.models import Agency
from vanphong.ui.formats import vndate, vndatetime

from . import queries
from .enums import ESCALATED, ItemKind, Level
from .events import Escalated
from .models import EscalationRule
from .queries import Item
from .rules import Line

CHUNK = 1000
ABOUT = {ItemKind.PAPER: Document, ItemKind.STEP: Memo, ItemKind.QUESTION: Document}


@app.periodic(cron="20 * * * *")
@app.task(name="deadlines.escalate", queue="facts", queueing_lock="deadlines.escalate", pass_context=False)
def escalate(timestamp: int) -> None:
    escalate_everything()


def escalate_everything() -> int:
    """Đôn đốc theo mức của từng cơ quan: how many things were told. Whatever was told of before is told no more.

    Streamed and written in chunks, each in its own transaction.
    """
    count = 0
    for agency in Agency.objects.filter(hosted=True).order_by("pk"):
        line = queries.line_of(agency.pk)
        for rule in queries.escalation_rules(agency.pk):
            for kind in ESCALATED:
                reached = queries.reached(kind, rule)
                while items := list(islice(reached, CHUNK)):
                    count += _escalate(kind, rule, items, line)
    return count


@transaction.atomic
def _escalate(kind: ItemKind, rule: EscalationRule, items: Sequence[Item], line: Line) -> int:
    """Write down one chunk; what was not written down before becomes a fact, unless all it would be told to have
    heard it at a lower level."""
    told = {(item.pk, item.due_at): line.told(rule.level, item.in_hand, item.of_unit, item.at_step) for item in items}
    taken = queries.take_escalations(kind, rule.level, told)
    found = {(item.pk, item.due_at): item for item in items}
    facts = [
        (_fact(kind, rule.level, pk, item, due_at, told[item, due_at], line), ABOUT[kind](pk=one.about))
        for pk, item, due_at in taken
        if (one := found[item, due_at])
        and (told[item, due_at] or not line.told_below(rule.level, one.in_hand, one.of_unit, one.at_step))
    ]
    record_many(facts, actor=None)
    return len(facts)


def _fact(kind: ItemKind, level: int, pk: int, item: int, due_at: datetime, to: list[int], line: Line) -> Escalated:
    due = vndatetime(due_at) if kind == ItemKind.STEP else vndate(due_at)
    whom = line.words(to) or "chưa có người giữ chức vụ"
    return Escalated(
        escalation=pk,
        item_kind=kind,
        item=item,
        level=level,
        due_at=due_at.isoformat(),
        to=to,
        words=f"{WHAT[kind]} {due}: đôn đốc, báo {Level(level).label} ({whom})",
    )


WHAT = {
    ItemKind.PAPER: "Hạn giải quyết",
    ItemKind.STEP: "Hạn cho ý kiến",
    ItemKind.QUESTION: "Hạn đơn vị được hỏi trả lời",
}
