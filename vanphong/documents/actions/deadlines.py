"""How long each step may take: rows the administrator keeps, begun with what offices usually have."""

from django.db import transaction
from django.db.models import Q

from vanphong.audit.actions import record
from vanphong.kernel.errors import AlreadyDone, Invalid, NotPermitted
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Agency, Person
from vanphong.org.rules import can_administer

from ..enums import Step, TimeUnit, Urgency
from ..events import DeadlineRuleDropped, DeadlineRuleSet
from ..models import DeadlineRule, DocumentType

DECREE = "Nghị định 30/2020/NĐ-CP"
REGULATION = "Quy chế làm việc của Văn phòng"
LONGEST = 365

#: Step, urgency (None: any), amount, unit, source.
USUAL: tuple[tuple[Step, Urgency | None, int, TimeUnit, str], ...] = (
    (Step.REGISTER, None, 0, TimeUnit.WORKING_DAYS, f"{DECREE}, Điều 22"),
    (Step.INSTRUCT, None, 1, TimeUnit.WORKING_DAYS, f"{DECREE}, Điều 23"),
    (Step.ASSIGN, None, 4, TimeUnit.HOURS, REGULATION),
    (Step.HANDLE, None, 5, TimeUnit.WORKING_DAYS, REGULATION),
    (Step.HANDLE, Urgency.URGENT, 3, TimeUnit.WORKING_DAYS, REGULATION),
    (Step.HANDLE, Urgency.VERY_URGENT, 1, TimeUnit.WORKING_DAYS, REGULATION),
    (Step.HANDLE, Urgency.IMMEDIATE, 4, TimeUnit.HOURS, REGULATION),
    (Step.HEAD_OPINION, None, 4, TimeUnit.HOURS, REGULATION),
    (Step.HEAD_OPINION, Urgency.IMMEDIATE, 1, TimeUnit.HOURS, REGULATION),
    (Step.OFFICE_OPINION, None, 8, TimeUnit.HOURS, REGULATION),
    (Step.OFFICE_OPINION, Urgency.IMMEDIATE, 2, TimeUnit.HOURS, REGULATION),
    (Step.DECIDE, None, 24, TimeUnit.HOURS, REGULATION),
    (Step.DECIDE, Urgency.IMMEDIATE, 4, TimeUnit.HOURS, REGULATION),
    (Step.SIGN, None, 8, TimeUnit.HOURS, REGULATION),
    (Step.ISSUE, None, 2, TimeUnit.WORKING_DAYS, "Nghị định 314/2025/NĐ-CP, Điều 16"),
)


@transaction.atomic
def seed_deadline_rules(agency: Agency) -> list[DeadlineRule]:
    """Thời hạn thường dùng: the rules an office begins with. Seeding them again changes none that is there."""
    return [
        DeadlineRule.objects.get_or_create(
            agency=agency,
            step=step,
            document_type=None,
            urgency=urgency,
            defaults={"amount": amount, "unit": unit, "source": source},
        )[0]
        for step, urgency, amount, unit, source in USUAL
    ]


@transaction.atomic
def set_deadline_rule(
    step: Step,
    amount: int,
    unit: TimeUnit,
    *,
    source: str,
    document_type: DocumentType | None = None,
    urgency: int | None = None,
    actor: Person,
) -> DeadlineRule:
    """Đặt thời hạn: how long a step may take in the actor's agency, for this case; said anew, it replaces.

    Raises NotPermitted; AlreadyDone when it is so already; Invalid for a length that is none, or without its source.
    """
    _check(actor, actor.agency_id)
    if not 0 <= amount <= LONGEST or (unit == TimeUnit.HOURS and not amount):
        raise Invalid(f"Thời hạn phải từ 1 đến {LONGEST}; chỉ hạn theo ngày được ghi 0 (trong ngày). Mời nhập lại.")
    if not source.strip():
        raise Invalid("Thiếu căn cứ của thời hạn. Mời ghi văn bản, điều khoản quy định.")
    case = Q(agency=actor.agency_id, step=step, document_type=document_type, urgency=urgency)
    if DeadlineRule.objects.filter(case, amount=amount, unit=unit, source=tidy(source)).exists():
        raise AlreadyDone
    rule, _ = DeadlineRule.objects.update_or_create(
        agency_id=actor.agency_id,
        step=step,
        document_type=document_type,
        urgency=urgency,
        defaults={"amount": amount, "unit": unit, "source": tidy(source)},
    )
    record(DeadlineRuleSet(words=f"{rule}, {rule.source}"), about=rule, actor=actor)
    return rule


@transaction.atomic
def drop_deadline_rule(rule: DeadlineRule, *, actor: Person) -> None:
    """Bỏ thời hạn: such papers follow the next less specific rule, or none. Raises NotPermitted."""
    _check(actor, rule.agency_id)
    record(DeadlineRuleDropped(words=str(rule)), about=rule, actor=actor)
    DeadlineRule.objects.filter(pk=rule.pk).delete()


def _check(actor: Person, agency_id: int) -> None:
    if not can_administer(actor, agency_id):
        raise NotPermitted("Chỉ người quản trị được đặt thời hạn. Mời liên hệ quản trị hệ thống.")
