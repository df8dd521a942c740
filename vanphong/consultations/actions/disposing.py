"""Tiếp thu, giải trình: what becomes of each comment, one by one or many at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import OperationalError, transaction

from vanphong.audit.actions import record
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, DomainError, NotPermitted, Refused, Stale
from vanphong.kernel.postgres import as_refusal
from vanphong.org.models import Person

from .. import rules
from ..enums import Disposition
from ..events import CommentDisposed
from ..models import Addressee, Comment
from .moving import COMMENT_CHANGED, as_it_stands


@dataclass(frozen=True)
class Disposing:
    """What is to become of one comment."""

    comment: Comment
    disposition: str
    explanation: str = ""
    seen: int | None = None


@dataclass(frozen=True)
class Result:
    """What became of one of many: done, or why not, with the words that were to be written."""

    comment: Comment
    error: DomainError | None = None
    words: str = ""


@transaction.atomic
def dispose(
    comment: Comment, disposition: str, explanation: str = "", *, actor: Person, seen: int | None = None
) -> Comment:
    """Tiếp thu, giải trình một ý kiến; may be changed later, also after the consultation is closed.

    Raises NotPermitted, Refused, Stale; AlreadyDone when it stands so already.
    """
    addressee = Addressee.objects.locked(comment.addressee_id)
    if not rules.can_lead(actor, addressee.consultation):
        raise NotPermitted("Chỉ người lập yêu cầu lấy ý kiến hoặc lãnh đạo phòng được ghi tiếp thu, giải trình.")
    comment = as_it_stands(comment, addressee)
    explanation = explanation.strip()
    if (comment.disposition, comment.explanation) == (disposition, explanation):
        raise AlreadyDone
    if seen not in (None, comment.version):
        raise Stale(COMMENT_CHANGED)
    if obstacles := rules.obstacles_to_disposing(comment, disposition, explanation):
        raise Refused(obstacles)
    before = rules.outcome_in_words(comment)
    comment.disposition, comment.explanation = Disposition(disposition), explanation
    comment.disposed_by, comment.disposed_at = actor, clock.now()
    comment.version += 1
    comment.save(update_fields=["disposition", "explanation", "disposed_by", "disposed_at", "version"])
    fact = CommentDisposed(
        comment=comment.pk,
        name=addressee.name,
        outcome=comment.get_disposition_display().lower(),
        before=before,
        after=rules.outcome_in_words(comment),
    )
    record(fact, about=comment.consultation, actor=actor)
    return comment


def dispose_many(items: Iterable[Disposing], *, actor: Person) -> list[Result]:
    """Tiếp thu, giải trình nhiều ý kiến: a result for each, and none stops another."""
    return [_tried(item, actor) for item in items]


def _tried(item: Disposing, actor: Person) -> Result:
    try:
        dispose(item.comment, item.disposition, item.explanation, actor=actor, seen=item.seen)
    except AlreadyDone:
        return Result(item.comment)
    except (DomainError, OperationalError) as error:
        if refusal := as_refusal(error):
            return Result(item.comment, refusal, item.explanation)
        raise
    return Result(item.comment)
