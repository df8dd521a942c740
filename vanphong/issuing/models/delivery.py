"""One recipient of an issued document, and how far their copy has come."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from vanphong.documents.enums import RecipientGroup
from vanphong.documents.models import Document
from vanphong.files.models import Blob
from vanphong.kernel import clock
from vanphong.org.models import Agency, Unit

from ..enums import CHIPS, DELIVERY, Channel, DeliveryState

AWAY = frozenset({DeliveryState.SENT, DeliveryState.RECEIVED, DeliveryState.READ})


class Deliveries(models.QuerySet["Delivery"]):
    """Adjectives of deliveries."""

    def locked(self, pk: int) -> "Delivery":
        """The row, locked after its document: recalls and dispatches take them in the same order."""
        found = self.only("document_id").get(pk=pk)
        Document.objects.select_for_update(no_key=True).only("pk").get(pk=found.document_id)
        return self.select_for_update(of=("self",)).select_related("document", "agency", "unit", "final").get(pk=pk)

    def waiting(self) -> Self:
        return self.filter(state=DeliveryState.WAITING)

    def by_post(self) -> Self:
        return self.filter(channel=Channel.POST)

    def released(self) -> Self:
        """Of documents that may leave and are not recalled."""
        return self.filter(document__issuance__released_at__isnull=False).exclude(document__corrections__kind="recall")


class Delivery(models.Model):
    """Chuyển phát: what goes to one recipient, by which way, and the moment of each thing that befell it.

    `name`, `agency` and `group` are the drafter's, copied when the document is issued; the registrar may add more.
    `due_at` is when a mail is to leave: the document itself, or word of its recall. `final` are the bytes that were
    sent. `incoming` is the paper it became at an agency of this installation. Of the link in a mail only the hash of
    its token is kept.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="deliveries")
    name = models.CharField("nơi nhận", max_length=200)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    group = models.CharField(max_length=12, choices=RecipientGroup)
    position = models.PositiveSmallIntegerField(default=0)
    channel = models.CharField("cách gửi", max_length=8, choices=Channel)
    address = models.CharField("địa chỉ", max_length=254, blank=True)
    state = models.CharField("trạng thái", max_length=9, choices=DeliveryState, default=DeliveryState.WAITING)
    reason = models.CharField("lý do", max_length=500, blank=True)
    final = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="+")
    incoming = models.OneToOneField(Document, models.PROTECT, null=True, related_name="delivery")

    sent_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    recall_asked_at = models.DateTimeField(null=True)
    recalled_at = models.DateTimeField(null=True)

    token_hash = models.CharField(max_length=64, blank=True)
    token_until = models.DateTimeField(null=True)
    downloads = models.PositiveSmallIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True)

    objects = Deliveries.as_manager()

    class Meta:
        ordering = ("group", "position", "id")
        indexes = [
            models.Index(fields=["due_at"], name="deliveries_by_mail", condition=Q(due_at__isnull=False)),
            models.Index(fields=["returned_at"], name="deliveries_returned", condition=Q(returned_at__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["token_hash"], condition=~Q(token_hash=""), name="a_link_leads_to_one_delivery"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "failed", "returned", "recalled"]) | Q(sent_at__isnull=False),
                name="what_was_received_was_sent",
            ),
            models.CheckConstraint(
                condition=~Q(state="received") | Q(received_at__isnull=False), name="a_receipt_has_its_moment"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["failed", "returned"]) | ~Q(reason=""), name="what_did_not_arrive_says_why"
            ),
            models.CheckConstraint(
                condition=Q(read_at=None) | Q(received_at=None) | Q(read_at__gte=F("received_at")),
                name="nothing_is_read_before_it_is_received",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def chip(self) -> str:
        return CHIPS[DeliveryState(self.state)]

    @property
    def movable(self) -> bool:
        """May its way still be changed? Before it is sent, and after it failed or came back."""
        return DELIVERY.allows("redirect", self.state)

    @property
    def moment(self) -> datetime | None:
        """When its present state began."""
        names = {"sent": self.sent_at, "received": self.received_at, "read": self.read_at, "failed": self.failed_at}
        return (names | {"returned": self.returned_at, "recalled": self.recalled_at}).get(self.state)

    @property
    def recall_awaited(self) -> bool:
        """Đã yêu cầu thu hồi, chờ nơi nhận: what has left and is not back."""
        return self.recall_asked_at is not None and self.state in AWAY

    @property
    def link_alive(self) -> bool:
        """Does the link of its mail still give the document?"""
        return self.recall_asked_at is None and self.token_until is not None and clock.now() <= self.token_until
