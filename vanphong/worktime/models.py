"""The office's calendar as rows: each year's days are decided by notice, so no algorithm knows them."""

from datetime import time

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import DateTimeField, F, Func, Q
from django.utils import timezone

from .enums import HolidayKind


class Holiday(models.Model):
    """Ngày nghỉ, ngày làm bù: one day declared different from its weekday (Bộ luật Lao động 2019, art. 111-112)."""

    date = models.DateField("ngày", unique=True)
    kind = models.CharField("loại", max_length=12, choices=HolidayKind, default=HolidayKind.HOLIDAY)
    name = models.CharField("tên ngày nghỉ", max_length=200)
    source = models.CharField("căn cứ", max_length=200, blank=True)
    confirmed = models.BooleanField("đã có thông báo chính thức", default=True)

    class Meta:
        verbose_name = "ngày nghỉ"
        verbose_name_plural = "ngày nghỉ"
        ordering = ["date"]
        constraints = [
            models.CheckConstraint(name="holiday_is_of_a_known_kind", condition=Q(kind__in=HolidayKind.values)),
        ]

    def __str__(self) -> str:
        return f"{self.date:%d/%m/%Y} {self.name}"


class WorkingHours(models.Model):
    """Giờ làm việc: the two sessions (buổi) of a working day, in force until the next row begins."""

    valid_from = models.DateField("áp dụng từ ngày", unique=True)
    morning_start = models.TimeField("bắt đầu buổi sáng", default=time(7, 30))
    morning_end = models.TimeField("kết thúc buổi sáng", default=time(11, 30))
    afternoon_start = models.TimeField("bắt đầu buổi chiều", default=time(13, 30))
    afternoon_end = models.TimeField("kết thúc buổi chiều", default=time(17, 30))

    class Meta:
        verbose_name = "giờ làm việc"
        verbose_name_plural = "giờ làm việc"
        ordering = ["valid_from"]
        constraints = [
            models.CheckConstraint(
                name="sessions_of_a_day_follow_each_other",
                condition=Q(morning_start__lt=F("morning_end"))
                & Q(morning_end__lte=F("afternoon_start"))
                & Q(afternoon_start__lt=F("afternoon_end")),
            ),
        ]

    def __str__(self) -> str:
        return (
            f"{self.morning_start:%H:%M}-{self.morning_end:%H:%M}, "
            f"{self.afternoon_start:%H:%M}-{self.afternoon_end:%H:%M} từ {self.valid_from:%d/%m/%Y}"
        )


class Outage(models.Model):
    """Thời gian hệ thống ngừng hoạt động: no working time passes in it, so what was due moves."""

    began_at = models.DateTimeField("ngừng từ")
    ended_at = models.DateTimeField("đến")
    reason = models.CharField("lý do", max_length=500)
    declared_at = models.DateTimeField("khai báo lúc")

    class Meta:
        verbose_name = "lần ngừng hoạt động"
        verbose_name_plural = "thời gian ngừng hoạt động"
        ordering = ["began_at"]
        constraints = [
            models.CheckConstraint(name="an_outage_ends_after_it_began", condition=Q(began_at__lt=F("ended_at"))),
            ExclusionConstraint(
                name="outages_do_not_overlap",
                expressions=[(Func("began_at", "ended_at", function="tstzrange", output_field=DateTimeField()), "&&")],
            ),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.began_at):%H:%M %d/%m/%Y}: {self.reason}"
