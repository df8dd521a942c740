"""Finishing a paper: closed with a reason, or answered by a document that was issued."""

from django.db import transaction

from vanphong.kernel.errors import NotPermitted, Refused
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person

from .. import rules
from ..enums import INCOMING, CorrectionKind, Status
from ..events import DocumentAnswered, DocumentClosed
from ..models import Document
from .custody import advance, locked


@transaction.atomic
def close(document: Document, reason: str, *, actor: Person, seen: int | None = None) -> Document:
    """Kết thúc xử lý: the person who handles the paper ends it with a reason, without a document in answer."""
    document = locked(document, "close", actor=actor, seen=seen)
    if not rules.can_close(actor, document):
        raise NotPermitted("Chỉ người đang xử lý được kết thúc văn bản.")
    if obstacles := rules.obstacles_to_a_reason(reason):
        raise Refused(obstacles)
    document.closing_note = tidy(reason)
    advance(document, DocumentClosed(reason=document.closing_note), actor=actor)
    return document


def mark_corrected(document: Document, kind: CorrectionKind) -> None:
    """Ghi lên văn bản what befell the locked document, for every list that shows it; a recall stays."""
    if document.corrected != CorrectionKind.RECALL:
        document.corrected = kind
        document.save(update_fields=["corrected"])


def answer(incoming: Document, by: Document, *, actor: Person) -> None:
    """Giải quyết bằng văn bản: the locked incoming paper closes because `by`, its reply, has been issued."""
    if INCOMING.allows("answer", Status(incoming.status)):
        incoming.closing_note = f"Trả lời bằng văn bản {by.code}"
        advance(incoming, DocumentAnswered(answer=by.pk, code=by.code), actor=actor)
