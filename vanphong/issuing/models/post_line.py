"""A line of the dispatch book."""

from typing import Self

from django.db import models
from django.db.models import Q

from .delivery import Delivery


class PostLines(models.QuerySet["PostLine"]):
    def open(self) -> Self:
        """Of what has not come back."""
        return self.filter(returned_at=None)


class PostLine(models.Model):
    """Dòng của sổ gửi bưu điện (NĐ 30/2020, PL IV): one posting, which stays in the book whatever way the delivery goes
    afterwards. One that has not come back is its delivery's present posting."""

    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="post_lines")
    address = models.CharField("địa chỉ", max_length=254, blank=True)
    sent_on = models.DateField("ngày chuyển")
    envelopes = models.PositiveSmallIntegerField("số lượng bì", default=1)
    postal_number = models.CharField("số bưu gửi", max_length=40, blank=True)
    returned_at = models.DateTimeField("trả lại lúc", null=True)
    reason = models.CharField("lý do trả lại", max_length=500, blank=True)

    objects = PostLines.as_manager()

    class Meta:
        indexes = [models.Index(fields=["sent_on", "id"], name="dispatch_book_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["delivery"], condition=Q(returned_at=None), name="what_is_posted_again_came_back_first"
            ),
            models.CheckConstraint(condition=Q(returned_at=None) | ~Q(reason=""), name="what_came_back_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.sent_on:%d/%m/%Y} {self.delivery}"
