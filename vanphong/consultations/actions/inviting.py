"""Sign-ins for those who answer for other agencies."""

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.documents.rules import obstacles_to_a_reason
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused
from vanphong.kernel.vietnamese import tidy
from vanphong.org.actions.sign_in import close_sign_in, give_sign_in, renew_sign_in
from vanphong.org.enums import Role
from vanphong.org.models import Agency, Appointment, Person, Unit

from .. import rules
from ..events import RespondentInvited
from ..models import Invitation

UNIT_CODE = "GOPY"
UNIT_NAME = "Đầu mối trả lời góp ý"


@transaction.atomic
def invite(agency: Agency, *, full_name: str, username: str, actor: Person, email: str = "") -> tuple[Invitation, str]:
    """Cấp đăng nhập trả lời góp ý: somebody of an agency that does not work on this system. Returns the invitation and
    the password, which is for one sign-in.

    They see what this actor's agency sends to theirs for opinions, nothing else. Raises NotPermitted; Refused for an
    agency that has its own administrator, and when the sign-in name is taken; Invalid when it is not plain letters and
    digits.
    """
    if not rules.can_invite(actor):
        raise NotPermitted("Chỉ quản trị hệ thống được cấp đăng nhập trả lời góp ý.")
    if agency.hosted:
        raise Refused([f"{agency} làm việc trên hệ thống này và có quản trị riêng. Mời đề nghị quản trị của họ."])
    person, password = give_sign_in(agency, username=username, full_name=full_name, email=email, actor=actor)
    unit, _ = Unit.objects.get_or_create(agency=agency, code=UNIT_CODE, defaults={"name": UNIT_NAME})
    Appointment.objects.create(
        person=person, unit=unit, role=Role.RESPONDENT, title=Role.RESPONDENT.label, valid_from=clock.today()
    )
    invitation = Invitation.objects.create(agency=actor.agency, person=person, invited_by=actor, invited_at=clock.now())
    record(RespondentInvited(agency=agency.name), about=person, actor=actor)
    return invitation, password


@transaction.atomic
def renew_password(invitation: Invitation, *, actor: Person) -> str:
    """Cấp lại mật khẩu dùng một lần for a respondent this agency looks after.

    Raises NotPermitted; Refused when the sign-in was taken back.
    """
    invitation = _looked_after(invitation, actor)
    if not invitation.person.is_active:
        raise Refused([f"Đăng nhập của {invitation.person} đã được thu hồi. Mời cấp đăng nhập mới."])
    return renew_sign_in(invitation.person, actor=actor)


@transaction.atomic
def revoke(invitation: Invitation, reason: str, *, actor: Person) -> Invitation:
    """Thu hồi đăng nhập of a respondent this agency looks after: they are out at once; what they answered stays.

    Raises NotPermitted; Refused without a reason; AlreadyDone when it was taken back before.
    """
    invitation = _looked_after(invitation, actor)
    if not invitation.person.is_active:
        raise AlreadyDone("Đăng nhập này đã được thu hồi.")
    if obstacles := obstacles_to_a_reason(reason):
        raise Refused(obstacles)
    close_sign_in(invitation.person, reason=tidy(reason), actor=actor)
    return Invitation.objects.select_related("person").get(pk=invitation.pk)


def _looked_after(invitation: Invitation, actor: Person) -> Invitation:
    """With the person's row locked, if the actor's agency gave the sign-in."""
    if not rules.can_invite(actor) or invitation.agency_id != actor.agency_id:
        raise NotPermitted("Chỉ quản trị của cơ quan đã cấp đăng nhập được cấp lại mật khẩu hoặc thu hồi đăng nhập.")
    Person.objects.select_for_update(no_key=True).only("pk").get(pk=invitation.person_id)
    return Invitation.objects.select_related("person").get(pk=invitation.pk)
