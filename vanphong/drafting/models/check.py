"""What the check found in a version of a draft."""

from django.db import models

from vanphong.files.models import Blob

from ..enums import Severity


class CheckResult(models.Model):
    """Kết quả kiểm tra thể thức: of these very bytes, by this set of rules.

    `found` holds rules.Finding as plain values, `mentions` rules.Mentions: what the register, the agencies and the
    office's own words say of the draft changes with them, so it is judged when it is read (queries.found_in).
    """

    blob = models.ForeignKey(Blob, models.CASCADE, related_name="+")
    rule_set = models.CharField(max_length=20)
    type_name = models.CharField("tên loại", max_length=100, blank=True)
    on = models.DateField("theo ngày")
    note = models.TextField("vì sao không kiểm tra", blank=True)
    found = models.JSONField("lỗi", default=list)
    mentions = models.JSONField("điều nhắc đến", default=dict)
    checked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["blob", "rule_set"], name="a_version_is_checked_once_by_a_set_of_rules")
        ]

    def __str__(self) -> str:
        return self.note or self.summary

    @property
    def to_mend(self) -> int:
        """How many must be mended."""
        return sum(one["severity"] == Severity.ERROR for one in self.found)

    @property
    def summary(self) -> str:
        if not self.found:
            return "Không có lỗi thể thức."
        return f"{len(self.found)} lỗi, {self.to_mend} phải sửa."
