"""Types of documents, and the registers that number them."""

import re

from django.db import models
from django.db.models import Q

from vanphong.org.models import Agency, Unit

from ..enums import Direction, EntryStatus


class DocumentType(models.Model):
    """Tên loại văn bản: the 29 types of NĐ 30/2020 (art. 7, PL III) and those that arrive from outside them."""

    name = models.CharField("tên loại", max_length=100, unique=True)
    abbreviation = models.CharField("chữ viết tắt", max_length=10, blank=True)
    administrative = models.BooleanField("thuộc 29 loại của NĐ 30/2020", default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return self.name


class Register(models.Model):
    """Sổ đăng ký văn bản: one series of numbers a year (NĐ 30/2020, art. 15, 22)."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="registers")
    direction = models.CharField(max_length=3, choices=Direction)
    code = models.CharField("ký hiệu sổ", max_length=20)
    name = models.CharField("tên sổ", max_length=150)
    notation = models.CharField(
        "ký hiệu văn bản",
        max_length=30,
        blank=True,
        help_text="{unit}: ký hiệu đơn vị soạn; {type}: tên loại viết tắt; {year}: năm",
    )
    types = models.ManyToManyField(DocumentType, related_name="registers", blank=True)
    secret = models.BooleanField("sổ văn bản mật", default=False)
    registry_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="văn thư giữ sổ")
    report_to = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="báo cáo cho")

    class Meta:
        ordering = ("direction", "id")
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="one_register_per_code_and_agency")]

    def __str__(self) -> str:
        return self.name

    @property
    def notation_in_words(self) -> str:
        """Ký hiệu with the parts that differ from document to document named: "UBND-(đơn vị)"."""
        words = {"{unit}": "(đơn vị)", "{type}": "(tên loại)", "{year}": "(năm)"}
        return re.sub(r"{\w+}", lambda found: words.get(found[0], found[0]), self.notation)


class RegisterCounter(models.Model):
    """The last number given of a register in a year. Taken only by one UPDATE … RETURNING (queries.take_number)."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="counters")
    year = models.PositiveSmallIntegerField()
    last_number = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["register", "year"], name="one_counter_per_register_and_year")]

    def __str__(self) -> str:
        return f"{self.register} {self.year}: {self.last_number}"


class RegisterEntry(models.Model):
    """Một dòng của sổ: a number that was given. Reserved and void numbers stay in the book with their reason."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="entries")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField("số")
    entered_on = models.DateField("ngày vào sổ")
    status = models.CharField(max_length=8, choices=EntryStatus, default=EntryStatus.USED)
    reason = models.CharField("lý do", max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["register", "year", "number"], name="a_number_is_given_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="numbers_start_at_one"),
            models.CheckConstraint(
                condition=Q(status=EntryStatus.USED) | ~Q(reason=""), name="an_unused_number_has_its_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"
