"""The answer of one place: comments put down one by one, then sent with the general view."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.kernel.vietnamese import fold
from vanphong.org.models import Person

from .. import jobs, rules
from ..enums import AnswerState, Choice
from ..events import AnswerChanged, ConsultationAnswered
from ..models import Addressee, Comment, Section
from .moving import COMMENT_CHANGED, as_it_stands, settle_wishes


@dataclass(frozen=True)
class Words:
    """One comment as written: about which section (None: the whole draft), where in it, and what."""

    text: str
    section: Section | None = None
    place: str = ""

    def columns(self) -> dict[str, object]:
        """What of it stands in the row of the comment."""
        number = self.section.number if self.section else 0
        text, place = self.text.strip(), " ".join(self.place.split())
        words = {"text": text, "search_text": fold(text), "place": place}
        return words | {"section": self.section, "section_number": number}


@transaction.atomic
def add_comment(addressee: Addressee, words: Words, *, actor: Person, key: UUID | None = None) -> Comment:
    """Thêm ý kiến: kept at once, read by the asking side when the answer is sent, or sent again; also prepared after
    the deadline.

    `key` makes a repeated click harmless. Raises NotPermitted, Refused; Stale for the key of another place's comment.
    """
    addressee = _answered_for(addressee, actor)
    if key and (known := Comment.objects.filter(key=key).first()):
        if known.addressee_id != addressee.pk:
            raise Stale("Trang này đã cũ, mời tải lại rồi ghi lại ý kiến.")
        return known
    if obstacles := rules.obstacles_to_writing(addressee) + _obstacles(addressee, words):
        raise Refused(obstacles)
    return Comment.objects.create(
        consultation=addressee.consultation,
        addressee=addressee,
        key=key,
        written_by=actor,
        written_at=clock.now(),
        **words.columns(),
    )


@transaction.atomic
def change_comment(comment: Comment, words: Words, *, actor: Person, seen: int | None = None) -> Comment:
    """Sửa ý kiến; the asking side reads at once how it changes what was sent.

    Raises NotPermitted, Refused; AlreadyDone when it says this already; Stale when a colleague changed it in between.
    """
    addressee = _answered_for(comment.addressee, actor)
    comment = as_it_stands(comment, addressee)
    obstacles = rules.obstacles_to_writing(addressee) + rules.obstacles_to_changing_comment(comment)
    if obstacles := obstacles + _obstacles(addressee, words):
        raise Refused(obstacles)
    if all(getattr(comment, name) == value for name, value in words.columns().items()):
        raise AlreadyDone
    if seen not in (None, comment.version):
        raise Stale(COMMENT_CHANGED)
    before = rules.comment_in_full(comment)
    for name, value in words.columns().items():
        setattr(comment, name, value)
    comment.written_by, comment.written_at, comment.version = actor, clock.now(), comment.version + 1
    comment.save(update_fields=[*words.columns(), "written_by", "written_at", "version"])
    _changed(comment, "sửa", actor, before=before, after=rules.comment_in_full(comment))
    return comment


@transaction.atomic
def drop_comment(comment: Comment, *, actor: Person) -> Addressee:
    """Bỏ ý kiến. Who agreed with comments and drops the last of them simply agrees."""
    addressee = _answered_for(comment.addressee, actor)
    comment = as_it_stands(comment, addressee)
    if obstacles := rules.obstacles_to_writing(addressee) + rules.obstacles_to_dropping(comment):
        raise Refused(obstacles)
    if comment.handed_in_at and not rules.others_handed_in(comment):
        addressee.choice = Choice.AGREE
        addressee.version += 1
        addressee.save(update_fields=["choice", "version"])
    _changed(comment, "bỏ", actor, before=rules.comment_in_full(comment), after="")
    comment.delete()
    return addressee


@transaction.atomic
def answer(addressee: Addressee, choice: str, *, actor: Person, seen: int | None = None) -> Addressee:
    """Gửi góp ý: the general view, with every comment written so far. May be sent again until the deadline.

    Raises Refused after the deadline; AlreadyDone when this very choice was sent and nothing was added since.
    """
    addressee = _answered_for(addressee, actor)
    added = list(addressee.comments.filter(handed_in_at=None))
    if addressee.answered and addressee.choice == choice and not added:
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
    Comment.objects.filter(pk__in=[one.pk for one in added]).update(handed_in_at=addressee.answered_at)
    settle_wishes([addressee])
    fact = ConsultationAnswered(
        addressee=addressee.pk,
        name=addressee.name,
        choice=Choice(choice).label.lower(),
        comments=comments,
        words=[rules.comment_in_full(one) for one in added],
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


def _changed(comment: Comment, what: str, actor: Person, *, before: str, after: str) -> None:
    """What was sent and is changed before the deadline is on record; what is being prepared is not."""
    if comment.handed_in_at is None:
        return
    place = comment.addressee
    fact = AnswerChanged(
        addressee=place.pk,
        comment=comment.pk,
        name=place.name,
        what=what,
        choice=Choice(place.choice).label.lower(),
        before=before,
        after=after,
    )
    record(fact, about=comment.consultation, actor=actor)
