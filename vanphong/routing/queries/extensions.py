"""Who asks for more time."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from vanphong.documents.models import Document
from vanphong.org.enums import Role
from vanphong.org.models import Person

from ..models import ExtensionRequest, Instruction


def extensions_for(person: Person) -> QuerySet[ExtensionRequest]:
    """Xin gia hạn chờ tôi quyết định: about open papers whose date I set, oldest first."""
    led = [post.unit_id for post in person.posts if post.role == Role.UNIT_HEAD]
    ruled = [post.unit.agency_id for post in person.posts if post.role == Role.CHIEF]
    mine = Instruction.objects.filter(document=OuterRef("document"), current=True, author=person)
    due_set_by_me = Q(Exists(mine)) | Q(document__agency__in=ruled)
    asked = Q(within_unit=True, document__lead_unit__in=led) | Q(within_unit=False) & due_set_by_me
    waiting = ExtensionRequest.objects.waiting().filter(asked, document__in=Document.objects.open())
    return waiting.to_read().order_by("asked_at", "id")


def extensions_of(document: Document) -> QuerySet[ExtensionRequest]:
    """Every extension asked for this paper, oldest first."""
    return document.extensions.to_read()
