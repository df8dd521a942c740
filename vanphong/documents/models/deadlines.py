"""How long each step may take, as the office's regulation has it."""

from django.db import models
from django.db.models import Q

from vanphong.org.models import Agency

from ..enums import Step, TimeUnit, Urgency
from .registers import DocumentType


class DeadlineRule(models.Model):
    """Thời hạn theo quy định: how long a step may take, for every paper or for those of a type or an urgency.

    The most specific rule holds. Nothing in `document_type` or `urgency` means any.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="deadline_rules")
    step = models.CharField("bước", max_length=16, choices=Step)
    document_type = models.ForeignKey(DocumentType, models.PROTECT, null=True, related_name="+")
    urgency = models.PositiveSmallIntegerField("độ khẩn", choices=Urgency, null=True)
    amount = models.PositiveSmallIntegerField("thời hạn")
    unit = models.CharField("đơn vị tính", max_length=12, choices=TimeUnit, default=TimeUnit.WORKING_DAYS)
    source = models.CharField("căn cứ", max_length=200)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "step", "document_type", "urgency"],
                nulls_distinct=False,
                name="one_deadline_rule_for_a_case",
            ),
            models.CheckConstraint(
                condition=~Q(unit=TimeUnit.HOURS) | Q(amount__gte=1), name="a_deadline_in_hours_lasts_one_at_least"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()}{self.case}: {self.length}"

    @property
    def length(self) -> str:
        """ "5 ngày làm việc", "trong ngày"."""
        return f"{self.amount} {self.get_unit_display()}" if self.amount else "trong ngày"

    @property
    def case(self) -> str:
        """ " (Báo cáo, khẩn)": which papers it is for, nothing for every one."""
        words = [str(self.document_type)] if self.document_type else []
        words += [self.get_urgency_display().lower()] if self.urgency is not None else []
        return f" ({', '.join(words)})" if words else ""
