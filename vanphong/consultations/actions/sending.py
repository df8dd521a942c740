"""The way of a consultation: sent, reminded of, closed, cancelled."""

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.documents.rules import obstacles_to_a_reason
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, Refused, Stale
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person

from .. import jobs, queries, rules
from ..enums import AnswerState
from ..events import AddresseesReminded, ConsultationCancelled, ConsultationClosed, ConsultationSent
from ..models import Addressee, Consultation
from .moving import advance, led, locked_addressees, settle_wishes

NOT_READ = (
    "Anh/chị chưa được xem dự thảo này nên không gửi được. Mời người soạn thảo gửi, hoặc đề nghị Chánh Văn phòng bàn "
    "giao việc lấy ý kiến này."
)


@transaction.atomic
def send(
    consultation: Consultation, checksum: str | None = None, *, actor: Person, seen: int | None = None
) -> Consultation:
    """Gửi lấy ý kiến: the newest version of the draft is frozen and put before everybody asked.

    `checksum` is that of the version the author's page showed; Stale when there is a newer one.
    """
    consultation = led(consultation, "send", actor=actor, seen=seen)
    addressees = locked_addressees(consultation)
    if consultation.sent_at is not None:
        raise AlreadyDone
    obstacles = rules.obstacles_to_sending(consultation, len(addressees), queries.unreachable_of(consultation))
    obstacles += rules.obstacles_to_sending_draft(consultation.draft)
    version = queries.version_to_read(consultation, actor)
    if version is None:
        obstacles.append(NOT_READ)
    if obstacles or version is None:
        raise Refused(obstacles)
    if checksum not in (None, version.pk):
        raise Stale("Dự thảo đã có bản mới hơn bản đang hiện, mời tải lại.")
    consultation.blob, consultation.sent_at = version, clock.now()
    fact = ConsultationSent(
        count=len(addressees),
        due=f"{consultation.due_date:%d/%m/%Y}",
        due_date=consultation.due_date.isoformat(),
        checksum=version.pk,
    )
    advance(consultation, fact, actor=actor)
    jobs.stand_still(consultation, actor)
    return consultation


@transaction.atomic
def remind(consultation: Consultation, *, actor: Person) -> int:
    """Nhắc các nơi chưa trả lời: how many. Nobody is reminded twice on one day.

    Raises NotPermitted; Refused when nobody is awaited; AlreadyDone when all were reminded today.
    """
    consultation = led(consultation, "", actor=actor, seen=None)
    awaited = [one for one in locked_addressees(consultation) if one.state == AnswerState.AWAITING]
    if not consultation.open or not awaited:
        raise Refused(["Không còn nơi nào chờ trả lời, không cần nhắc."])
    today = clock.today()
    reminded = [one.pk for one in awaited if one.reminded_on != today]
    if not reminded:
        raise AlreadyDone("Hôm nay đã nhắc mọi nơi chưa trả lời; mỗi nơi chỉ nhắc một lần trong ngày.")
    Addressee.objects.filter(pk__in=reminded).update(reminded_on=today)
    record(AddresseesReminded(addressees=reminded, count=len(reminded)), about=consultation, actor=actor)
    return len(reminded)


@transaction.atomic
def close(consultation: Consultation, note: str = "", *, actor: Person, seen: int | None = None) -> Consultation:
    """Kết thúc lấy ý kiến: no answers are taken any more. Earlier than everybody's day only with a reason.

    Those whose day has passed are silent, by the rule of the request, or could not sign in; those who still had time
    have said nothing.
    """
    consultation = led(consultation, "close", actor=actor, seen=seen)
    jobs.count_silence(consultation)
    addressees = locked_addressees(consultation)
    not_due = [one.pk for one in addressees if one.state == AnswerState.AWAITING]
    if obstacles := rules.obstacles_to_closing(consultation, len(not_due), note):
        raise Refused(obstacles)
    Addressee.objects.filter(pk__in=not_due).update(state=AnswerState.NOT_DUE)
    settle_wishes(addressees)
    consultation.closed_at, consultation.closing_note = clock.now(), tidy(note)
    answered = sum(one.answered for one in addressees)
    fact = ConsultationClosed(answered=answered, count=len(addressees), not_due=not_due, note=consultation.closing_note)
    advance(consultation, fact, actor=actor)
    jobs.go_on(consultation, actor)
    return consultation


@transaction.atomic
def cancel(consultation: Consultation, reason: str, *, actor: Person, seen: int | None = None) -> Consultation:
    """Hủy yêu cầu lấy ý kiến. What was answered stays readable for the asking side."""
    consultation = led(consultation, "cancel", actor=actor, seen=seen)
    addressees = locked_addressees(consultation)
    if obstacles := obstacles_to_a_reason(reason):
        raise Refused(obstacles)
    settle_wishes(addressees)
    consultation.closed_at, consultation.closing_note = clock.now(), tidy(reason)
    advance(consultation, ConsultationCancelled(reason=consultation.closing_note), actor=actor)
    jobs.go_on(consultation, actor)
    return consultation
