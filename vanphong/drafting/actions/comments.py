"""Ý kiến vào đoạn của dự thảo, tiếp thu, giải trình (NĐ 30/2020, art. 10, 11: ý kiến vào bản thảo)."""

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.documents.models import Document, DocumentFile
from vanphong.documents.queries import current_draft
from vanphong.documents.rules import can_change_draft
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, Invalid, NotPermitted, Refused, Stale
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person

from .. import queries, rules
from ..enums import Outcome, Standing
from ..events import CommentAnswered, PassageCommented
from ..models import PassageComment
from ..rules.allowing import writing


@transaction.atomic
def comment_on(document: Document, number: int, passage: int, words: str, *, actor: Person) -> PassageComment:
    """Góp ý vào một đoạn: words on passage `passage` of version `number`, which must be the newest; it is quoted.

    Raises NotPermitted; Stale when there is a newer version; Invalid for no such passage; AlreadyDone for a repeated
    click; Refused with everything that stands in the way.
    """
    if not writing.can_comment(actor, document):
        raise NotPermitted("Anh/chị không được xem dự thảo này.")
    # The file is read before the row is locked: that may take its reader half a minute.
    quoted = _quoted(_commented(document, number, words), passage)
    document = Document.objects.locked(document.pk)
    newest = _commented(document, number, words)
    said = {"version": newest, "passage": passage, "words": words.strip(), "author": actor}
    if document.passage_comments.filter(**said).exists():
        raise AlreadyDone("Ý kiến này đã được ghi ở lần bấm trước.")
    where = {"quoted": quoted, "looked_in": newest, "passage_now": passage}
    comment = document.passage_comments.create(written_at=clock.now(), **said, **where)
    fact = PassageCommented(comment=comment.pk, number=number, passage=passage, words=tidy(words))
    record(fact, about=document, actor=actor)
    return comment


def _commented(document: Document, number: int, words: str) -> DocumentFile:
    """The version these words are about, the newest. Raises Refused, Stale."""
    if obstacles := writing.obstacles_to_commenting(document, words):
        raise Refused(obstacles)
    newest = current_draft(document)
    if newest is None or newest.position != number:
        raise Stale("Dự thảo đã có bản mới hơn bản anh/chị đang đọc. Mời mở bản mới nhất rồi ghi ý kiến vào đó.")
    return newest


def _quoted(version: DocumentFile, passage: int) -> str:
    read = queries.passages_of(version.blob)
    if read.why_none:
        raise Invalid(read.why_none)
    if not 1 <= passage <= len(read.passages):
        raise Invalid(f"Bản {version.position} không có đoạn {passage}. Mời chọn lại đoạn cần góp ý.")
    return " | ".join(text.strip() for text in read.passages[passage - 1])


@transaction.atomic
def answer_comment(comment: PassageComment, outcome: str, words: str = "", *, actor: Person) -> PassageComment:
    """Tiếp thu hoặc giải trình một ý kiến; the drafter may say it better later, and the log keeps both."""
    document = Document.objects.locked(comment.document_id)
    if not can_change_draft(actor, document):
        raise NotPermitted("Chỉ người soạn thảo ghi tiếp thu, giải trình.")
    if obstacles := writing.obstacles_to_answering(document, outcome, words):
        raise Refused(obstacles)
    comment = PassageComment.objects.select_related("author", "version").get(pk=comment.pk)
    if (comment.outcome, comment.answer) == (outcome, words.strip()):
        raise AlreadyDone("Việc tiếp thu, giải trình này đã được ghi.")
    comment.outcome, comment.answer = outcome, words.strip()
    comment.answered_by, comment.answered_at = actor, clock.now()
    comment.save(update_fields=["outcome", "answer", "answered_by", "answered_at"])
    fact = CommentAnswered(
        comment=comment.pk,
        number=comment.version.position,
        passage=comment.passage,
        author=comment.author.full_name,
        outcome=Outcome(outcome).label,
        words=tidy(words),
    )
    record(fact, about=document, actor=actor)
    return comment


@transaction.atomic
def follow_comments(document: Document) -> None:
    """Look for the passages that were commented on in the newest version. A part of a new version coming."""
    newest = current_draft(document)
    if newest is None:
        return
    by_version: dict[DocumentFile, list[PassageComment]] = {}
    for comment in document.passage_comments.exclude(looked_in=newest).select_related("version__blob"):
        by_version.setdefault(comment.version, []).append(comment)
    for version, said in by_version.items():
        found = queries.comparison_of(version.blob, newest.blob).found
        for comment in said:
            where = rules.whereabouts(found, comment.passage) if found else (Standing.UNKNOWN, 0)
            comment.looked_in, (comment.standing, comment.passage_now) = newest, where
        PassageComment.objects.bulk_update(said, ["looked_in", "standing", "passage_now"])
