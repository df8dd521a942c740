"""More time: asked for by a place, decided by who leads the consultation."""

from datetime import date

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.documents.rules import obstacles_to_a_reason
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person

from .. import jobs, rules
from ..enums import LAPSED, AnswerState, RequestState
from ..events import ExtensionAsked, ExtensionDeclined, ExtensionGranted, PlaceDueMoved
from ..models import Addressee, Consultation, ExtensionRequest


@transaction.atomic
def ask_extension(addressee: Addressee, wanted: date, reason: str, *, actor: Person) -> ExtensionRequest:
    """Đề nghị gia hạn: also after the day, as long as the consultation is open.

    Raises NotPermitted; Refused with every obstacle; AlreadyDone when the same is asked already.
    """
    addressee, reason = Addressee.objects.locked(addressee.pk), tidy(reason)
    if not rules.can_answer(actor, addressee):
        raise NotPermitted("Chỉ người của nơi được lấy ý kiến mới đề nghị gia hạn được.")
    waiting = addressee.extensions.filter(state=RequestState.ASKED).first()
    if waiting and (waiting.wanted, waiting.reason) == (wanted, reason):
        raise AlreadyDone
    obstacles = rules.obstacles_to_asking_extension(addressee, wanted, reason)
    if waiting:
        obstacles.append(f"Đề nghị gia hạn đến {waiting.wanted:%d/%m/%Y} đang chờ quyết định. Mời chờ trả lời.")
    if obstacles:
        raise Refused(obstacles)
    request = ExtensionRequest.objects.create(
        addressee=addressee, wanted=wanted, reason=reason, asked_by=actor, asked_at=clock.now()
    )
    fact = ExtensionAsked(
        addressee=addressee.pk, request=request.pk, name=addressee.name, until=f"{wanted:%d/%m/%Y}", reason=reason
    )
    record(fact, about=addressee.consultation, actor=actor)
    return request


@transaction.atomic
def move_due(addressee: Addressee, due_date: date, *, reason: str, actor: Person) -> bool:
    """Dời hạn trả lời after working time was lost: later only, while the consultation is open. Did it move?

    A place that fell silent meanwhile is awaited again. Asks no permission: the house that calls it has.
    """
    addressee = _of_its_consultation(addressee.pk)
    if addressee.answered or due_date <= addressee.due_date or not addressee.consultation.open:
        return False
    fact = PlaceDueMoved(
        addressee=addressee.pk,
        name=addressee.name,
        before=f"{addressee.due_date:%d/%m/%Y}",
        until=f"{due_date:%d/%m/%Y}",
        reason=reason,
    )
    addressee.due_date, addressee.state = due_date, AnswerState.AWAITING
    addressee.version += 1
    addressee.save(update_fields=["due_date", "state", "version"])
    record(fact, about=addressee.consultation, actor=actor)
    jobs.stand_still(addressee.consultation, actor)
    return True


@transaction.atomic
def grant_extension(request: ExtensionRequest, *, actor: Person) -> Addressee:
    """Đồng ý gia hạn: this place has until the day it asked for, and is awaited again if it had fallen silent."""
    request, addressee = _locked(request, actor)
    if request.state == RequestState.GRANTED and request.decided_by_id == actor.pk:
        raise AlreadyDone
    if obstacles := rules.obstacles_to_granting(request):
        raise Refused(obstacles)
    _decide(request, RequestState.GRANTED, "", actor)
    addressee.due_date = request.wanted
    if addressee.state in LAPSED:
        addressee.state = AnswerState.AWAITING
    addressee.version += 1
    addressee.save(update_fields=["due_date", "state", "version"])
    fact = ExtensionGranted(
        addressee=addressee.pk, request=request.pk, name=addressee.name, until=f"{request.wanted:%d/%m/%Y}"
    )
    record(fact, about=addressee.consultation, actor=actor)
    jobs.stand_still(addressee.consultation, actor)
    return addressee


@transaction.atomic
def decline_extension(request: ExtensionRequest, reason: str, *, actor: Person) -> Addressee:
    """Không gia hạn, with the reason."""
    request, addressee = _locked(request, actor)
    if request.state == RequestState.DECLINED and request.decided_by_id == actor.pk:
        raise AlreadyDone
    if obstacles := rules.obstacles_to_deciding(request) + obstacles_to_a_reason(reason):
        raise Refused(obstacles)
    _decide(request, RequestState.DECLINED, tidy(reason), actor)
    fact = ExtensionDeclined(addressee=addressee.pk, request=request.pk, name=addressee.name, reason=request.reply)
    record(fact, about=addressee.consultation, actor=actor)
    return addressee


def _locked(request: ExtensionRequest, actor: Person) -> tuple[ExtensionRequest, Addressee]:
    """The place that asks is locked, then its request is read."""
    addressee = _of_its_consultation(request.addressee_id)
    if not rules.can_lead(actor, addressee.consultation):
        raise NotPermitted("Chỉ người lập yêu cầu lấy ý kiến hoặc lãnh đạo phòng được quyết định gia hạn.")
    fresh = ExtensionRequest.objects.get(pk=request.pk)
    fresh.addressee = addressee
    return fresh, addressee


def _of_its_consultation(pk: int) -> Addressee:
    """The place, locked after its consultation: with more time the clock of the paper may stand still again, which is
    kept there."""
    Consultation.objects.locked(Addressee.objects.values_list("consultation", flat=True).get(pk=pk))
    return Addressee.objects.locked(pk)


def _decide(request: ExtensionRequest, state: RequestState, reply: str, actor: Person) -> None:
    request.state, request.reply = state, reply
    request.decided_by, request.decided_at = actor, clock.now()
    request.save(update_fields=["state", "reply", "decided_by", "decided_at"])
