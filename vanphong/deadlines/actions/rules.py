"""Mức đôn đốc: rows the administrator keeps, begun with what offices usually have."""

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused
from vanphong.org.models import Agency, Person

from .. import rules
from ..enums import USUAL_HOURS, Level
from ..events import EscalationRuleDropped, EscalationRuleSet
from ..models import EscalationRule


@transaction.atomic
def seed_escalation_rules(agency: Agency) -> list[EscalationRule]:
    """Mức đôn đốc thường dùng: the levels an office begins with. Seeding them again changes none that is there."""
    return [
        EscalationRule.objects.get_or_create(agency=agency, level=level, defaults={"hours": hours})[0]
        for level, hours in USUAL_HOURS.items()
    ]


@transaction.atomic
def set_escalation_rule(level: Level, hours: int, *, actor: Person) -> EscalationRule:
    """Đặt mức đôn đốc: from how many working hours after the due moment this level is told; said anew, it replaces.

    Raises NotPermitted; AlreadyDone when it is so already; Refused when a higher level would be told earlier.
    """
    _check(actor)
    Agency.objects.select_for_update(no_key=True).get(pk=actor.agency_id)
    kept = dict(EscalationRule.objects.filter(agency=actor.agency_id).values_list("level", "hours"))
    if kept.get(level) == hours:
        raise AlreadyDone
    if obstacles := rules.obstacles_to_a_rule(level, hours, kept):
        raise Refused(obstacles)
    rule, _ = EscalationRule.objects.update_or_create(agency_id=actor.agency_id, level=level, defaults={"hours": hours})
    record(EscalationRuleSet(words=str(rule)), about=rule, actor=actor)
    return rule


@transaction.atomic
def drop_escalation_rule(rule: EscalationRule, *, actor: Person) -> None:
    """Bỏ mức đôn đốc: this level is told no more. Raises NotPermitted."""
    _check(actor)
    if rule.agency_id != actor.agency_id:
        raise NotPermitted("Mức đôn đốc này của cơ quan khác.")
    record(EscalationRuleDropped(words=str(rule)), about=rule, actor=actor)
    EscalationRule.objects.filter(pk=rule.pk).delete()


def _check(actor: Person) -> None:
    if not rules.can_keep(actor):
        raise NotPermitted("Chỉ người quản trị được đặt mức đôn đốc. Mời liên hệ quản trị hệ thống.")
