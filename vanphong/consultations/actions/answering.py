"""The answer of one place: comments put down one by one, then sent with the general view."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org.models import Person

from .. import jobs, rules
from ..enums import AnswerState, Choice
from ..events import AnswerChanged, ConsultationAnswered
from ..models import Addressee, Comment, Section
from .moving import COMMENT_CHANGED, as_it_stands


@dataclass(frozen=True)
class Words:
    """One comment as written: about which section (None: the whole draft), where in it, and what."""

    text: str
    section: Section | None = None
    place: str = ""

    def columns(self) -> dict[str, object]:
        """What of it stands in the row of the comment."""
        number = self.section.number if self.section else 0
        words = {"text": self.text.strip(), "place": " ".join(self.place.split())}
        return words | {"section": self.section, "section_number": number}


@transaction.atomic
def add_comment(addressee: Addressee, words: Words, *, actor: Person, key: UUID | None = None) -> Comment:
    """Thêm ý kiến: kept at once, read by the asking side when the answer is sent; also prepared after the deadline.

    `key` makes a repeated click harmless. Raises NotPermitted, Refused.
    """
    addressee = _answered_for(addressee, actor)
    if key and (known := addressee.comments.filter(key=key).first()):
        return known
    if obstacles := rules.obstacles_to_writing(addressee) + _obstacles(addressee, words):
        raise Refused(obstacles)
    comment = Comment.objects.create(
        consultation=addressee.consultation,
        addressee=addressee,
        key=key,
        written_by=actor,
        written_at=clock.now(),
        **words.columns(),
    )
    _changed(addressee, "thêm", actor)
    return comment


@transaction.atomic
def change_comment(comment: Comment, words: Words, *, actor: Person, seen: int | None = None) -> Comment:
    """Sửa ý kiến. Raises AlreadyDone when it says this already; Stale when a colleague changed it in between."""
    addressee = _answered_for(comment.addressee, actor)
    comment = as_it_stands(comment, addressee)
    obstacles = rules.obstacles_to_writing(addressee) + rules.obstacles_to_changing_comment(comment)
    if obstacles := obstacles + _obstacles(addressee, words):
        raise Refused(obstacles)
    if all(getattr(comment, name) == value for name, value in words.columns().items()):
        raise AlreadyDone
    if seen not in (None, comment.version):
        raise Stale(COMMENT_CHANGED)
    for name, value in words.columns().items():
        setattr(comment, name, value)
    comment.written_by, comment.written_at, comment.version = actor, clock.now(), comment.version + 1
    comment.save(update_fields=[*words.columns(), "written_by", "written_at", "version"])
    _changed(addressee, "sửa", actor)
    return comment


@transaction.atomic
def drop_comment(comment: Comment, *, actor: Person) -> Addressee:
    """Bỏ ý kiến."""
    addressee = _answered_for(comment.addressee, actor)
    comment = as_it_stands(comment, addressee)
    obstacles = rules.obstacles_to_writing(addressee) + rules.obstacles_to_changing_comment(comment)
    if addressee.answered and addressee.choice != Choice.AGREE and addressee.comments.count() == 1:
        obstacles.append("Góp ý đã gửi cần ít nhất một ý kiến. Mời sửa ý kiến này, hoặc gửi lại với “Thống nhất”.")
    if obstacles:
        raise Refused(obstacles)
    comment.delete()
    _changed(addressee, "bỏ", actor)
    return addressee


@transaction.atomic
def answer(addressee: Addressee, choice: str, *, actor: Person, seen: int | None = None) -> Addressee:
    """Gửi góp ý: the general view, with every comment written so far. May be sent again until the deadline.

    Raises Refused after the deadline; AlreadyDone when this very choice was sent and nothing has changed since.
    """
    addressee = _answered_for(addressee, actor)
    if addressee.answered and addressee.choice == choice:
        raise AlreadyDone("Góp ý này đã được gửi.")
    if seen not in (None, addressee.version):
        raise Stale("Góp ý của đơn vị đã thay đổi, mời tải lại.")
    comments = addressee.comments.count()
    if obstacles := rules.obstacles_to_answering(addressee, choice, comments):
        raise Refused(obstacles)
    addressee.state, addressee.choice = AnswerState.ANSWERED, Choice(choice)
    addressee.answered_at, addressee.answered_by = clock.now(), actor
    addressee.answered_title = actor.title
    addressee.version += 1
    addressee.save()
    fact = ConsultationAnswered(
        addressee=addressee.pk, name=addressee.name, choice=Choice(choice).label.lower(), comments=comments
    )
    record(fact, about=addressee.consultation, actor=actor)
    jobs.go_on(addressee.consultation, actor)
    return addressee


def _answered_for(addressee: Addressee, actor: Person) -> Addressee:
    """The locked row, if this person answers for that place."""
    fresh = Addressee.objects.locked(addressee.pk)
    if not rules.can_answer(actor, fresh):
        raise NotPermitted("Chỉ người của nơi được lấy ý kiến mới góp ý được ở đây.")
    return fresh


def _obstacles(addressee: Addressee, words: Words) -> list[str]:
    found = []
    if not words.text.strip():
        found.append("Chưa ghi nội dung góp ý.")
    if words.section and words.section.consultation_id != addressee.consultation_id:
        found.append("Mục được góp ý không thuộc dự thảo này. Mời chọn lại.")
    return found


def _changed(addressee: Addressee, what: str, actor: Person) -> None:
    """What was sent and is changed before the deadline is on record; what is being prepared is not."""
    if addressee.answered:
        fact = AnswerChanged(addressee=addressee.pk, name=addressee.name, what=what)
        record(fact, about=addressee.consultation, actor=actor)
