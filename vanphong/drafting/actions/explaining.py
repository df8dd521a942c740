"""Findings that are to stay: the drafter says why, and may take it back until the paper is signed."""

from typing import Any

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.documents.models import Document, Signature
from vanphong.documents.queries import current_draft
from vanphong.documents.rules import obstacles_to_a_reason
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person

from .. import queries, rules
from ..events import ExplanationWithdrawn, FindingExplained
from ..models import Explanation

ONLY_THE_DRAFTER = "Chỉ người soạn thảo được giải trình lỗi của dự thảo, trước khi ban hành."
GONE = "Bản dự thảo mới nhất không còn lỗi này, mời tải lại."
WITHDRAWN = "Giải trình này đã được rút."
SIGNED = "Văn bản đã ký cùng lời giải trình này, không sửa, không rút được nữa."


@transaction.atomic
def explain(document: Document, finding: rules.Key, reason: str, *, actor: Person) -> Explanation:
    """Giải trình một lỗi để nguyên, at as many places as it stands now; said again, in other words or of more places,
    it replaces.

    Raises NotPermitted; Refused without a reason, or where the paper was signed with the words before; Stale when the
    newest version has no such finding; AlreadyDone.
    """
    document = Document.objects.locked(document.pk)
    if not queries.can_explain(actor, document):
        raise NotPermitted(ONLY_THE_DRAFTER)
    if obstacles := obstacles_to_a_reason(reason):
        raise Refused(obstacles)
    latest = current_draft(document)
    result = queries.result_of(latest.blob, document.agency) if latest else None
    times = rules.counted(result.found)[finding] if result else 0
    if not times:
        raise Stale(GONE)
    reason = tidy(reason)
    rule, found, expected = finding
    named: dict[str, Any] = {"rule": rule, "found": found, "expected": expected}
    said = Explanation.objects.filter(document=document, **named, times__gte=times).first()
    if said and said.reason == reason:
        raise AlreadyDone
    if said and Signature.objects.filter(document=document, signed_at__gte=said.at).exists():
        raise Refused([SIGNED])
    values = {"times": times, "reason": reason, "person": actor, "full_name": actor.full_name, "title": actor.title}
    explanation, _ = Explanation.objects.update_or_create(
        document=document, **named, defaults=values | {"at": clock.now()}
    )
    record(FindingExplained(rule=rule, found=found, reason=reason), about=document, actor=actor)
    return explanation


@transaction.atomic
def withdraw_explanation(explanation: Explanation, *, actor: Person) -> None:
    """Rút giải trình: by who drafts, until the paper is signed; the log keeps what was said.

    Raises NotPermitted, Refused, AlreadyDone.
    """
    document = Document.objects.locked(explanation.document_id)
    if not queries.can_explain(actor, document):
        raise NotPermitted(ONLY_THE_DRAFTER)
    if document.status not in queries.BEFORE_SIGNING:
        raise Refused([SIGNED])
    gone, _ = Explanation.objects.filter(pk=explanation.pk).delete()
    if not gone:
        raise AlreadyDone(WITHDRAWN)
    fact = ExplanationWithdrawn(rule=explanation.rule, found=explanation.found, explanation=explanation.pk)
    record(fact, about=document, actor=actor)
