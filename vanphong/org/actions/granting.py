"""Delegations, and the secretaries who keep them for a leader."""

from datetime import date, timedelta

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused
from vanphong.kernel.vietnamese import tidy

from .. import rules
from ..events import GrantRevoked, PowersGranted, SecretaryEnded, SecretaryNamed
from ..models import Agency, Field, Grant, Person, Secretary

ONLY = "Chỉ người ủy quyền, thư ký giúp việc hoặc người quản trị được đặt ủy quyền của {person}. Mời liên hệ quản trị."


@transaction.atomic
def grant(
    grantor: Person,
    deputy: Person,
    valid_from: date,
    valid_to: date,
    *,
    actor: Person,
    field: Field | None = None,
    document_type: str = "",
    basis: str = "",
) -> Grant:
    """Ủy quyền: the deputy acts in the grantor's place in those days, both included (NĐ 30/2020, art. 13).

    The row of the agency is locked, so that no two delegations can close a circle. Raises NotPermitted; AlreadyDone
    when the very same stands; Refused with everything that stands in the way.
    """
    Agency.objects.select_for_update(no_key=True).get(pk=grantor.agency_id)
    grantor, deputy = Person.objects.get(pk=grantor.pk), Person.objects.get(pk=deputy.pk)
    if not rules.can_set_for(actor, grantor):
        raise NotPermitted(ONLY.format(person=grantor))
    if deputy.pk == actor.pk != grantor.pk:
        raise NotPermitted(f"Người đặt ủy quyền thay {grantor} không được nhận ủy quyền đó. Mời {grantor} tự đặt.")
    powers = rules.Powers(valid_from, valid_to, field, document_type, tidy(basis))
    given = {"grantor": grantor, "deputy": deputy, **vars(powers)}
    if Grant.objects.filter(revoked_at=None, **given).exists():
        raise AlreadyDone("Ủy quyền này đã được ghi.")
    if obstacles := rules.obstacles_to_granting(grantor, deputy, powers):
        raise Refused(obstacles)
    granted = Grant.objects.create(**given, set_by=actor, set_at=clock.now())
    fact = PowersGranted(
        deputy=deputy.full_name,
        deputy_id=deputy.pk,
        scope=granted.scope,
        valid_from=valid_from.isoformat(),
        valid_to=valid_to.isoformat(),
        basis=granted.basis,
    )
    record(fact, about=grantor, actor=actor)
    return granted


@transaction.atomic
def revoke(grant: Grant, *, actor: Person) -> Grant:
    """Thu hồi ủy quyền: it ends this very moment; what was done under it stands.

    Raises NotPermitted; AlreadyDone when it was revoked; Refused when it has run out.
    """
    found = Grant.objects.select_for_update(of=("self",)).select_related("grantor", "deputy").get(pk=grant.pk)
    if not rules.can_set_for(actor, found.grantor):
        raise NotPermitted(ONLY.format(person=found.grantor))
    if found.revoked_at:
        raise AlreadyDone("Ủy quyền này đã được thu hồi.")
    if found.valid_to < clock.today():
        raise Refused([f"Ủy quyền này đã hết hạn ngày {found.valid_to:%d/%m/%Y}, được giữ lại làm căn cứ."])
    found.revoked_at = clock.now()
    found.save(update_fields=["revoked_at"])
    fact = GrantRevoked(deputy=found.deputy.full_name, deputy_id=found.deputy_id)
    record(fact, about=found.grantor, actor=actor)
    return found


@transaction.atomic
def name_secretary(
    leader: Person, person: Person, valid_from: date, *, actor: Person, valid_to: date | None = None
) -> Secretary:
    """Thư ký giúp việc: this person keeps the leader's absences and delegations.

    Raises NotPermitted; AlreadyDone when the very same stands; Refused with everything that stands in the way.
    """
    leader = Person.objects.select_for_update(no_key=True).get(pk=leader.pk)
    if not rules.can_administer(actor, leader.agency_id):
        raise NotPermitted("Chỉ người quản trị được phân công thư ký giúp việc. Mời liên hệ quản trị hệ thống.")
    days = {"valid_from": valid_from, "valid_to": valid_to}
    if Secretary.objects.filter(leader=leader, person=person, **days).exists():
        raise AlreadyDone(f"{person} đã là thư ký của {leader}.")
    if obstacles := rules.obstacles_to_naming_secretary(leader, person, valid_from, valid_to):
        raise Refused(obstacles)
    named = Secretary.objects.create(leader=leader, person=person, **days)
    record(SecretaryNamed(secretary=person.full_name, valid_from=valid_from.isoformat()), about=leader, actor=actor)
    return named


@transaction.atomic
def end_secretary(secretary: Secretary, *, actor: Person) -> None:
    """Thôi làm thư ký: from now on; a charge that began today or has yet to begin is taken back.

    Raises NotPermitted; AlreadyDone when it has ended.
    """
    leader = Person.objects.select_for_update(no_key=True).get(pk=secretary.leader_id)
    if not rules.can_administer(actor, leader.agency_id):
        raise NotPermitted("Chỉ người quản trị được cho thôi làm thư ký. Mời liên hệ quản trị hệ thống.")
    found = Secretary.objects.select_related("person").filter(pk=secretary.pk).first()
    yesterday = clock.today() - timedelta(days=1)
    if found is None or (found.valid_to and found.valid_to <= yesterday):
        raise AlreadyDone("Người này đã thôi làm thư ký.")
    record(SecretaryEnded(secretary=found.person.full_name), about=leader, actor=actor)
    if found.valid_from > yesterday:
        found.delete()
    else:
        found.valid_to = yesterday
        found.save(update_fields=["valid_to"])
