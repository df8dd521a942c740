"""Who asks for more time."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from vanphong.documents.models import Document
from vanphong.documents.queries import opens_papers, within
from vanphong.org.enums import Role
from vanphong.org.models import Person
from vanphong.org.queries import Standing

from ..models import ExtensionRequest, Instruction


def extensions_for(standings: Sequence[Standing]) -> QuerySet[ExtensionRequest]:
    """Xin gia hạn chờ tôi quyết định: about open papers whose date I set, or somebody in whose place I act, oldest
    first."""
    set_by_me = Q(pk__in=[])
    for place in standings:
        set_by_me |= _set_by(place) & Q(document__in=Document.objects.open().filter(within(place)))
    return ExtensionRequest.objects.waiting().filter(set_by_me).to_read().order_by("asked_at", "id")


def _set_by(place: Standing) -> Q:
    led = [post.unit_id for post in place.posts if post.role == Role.UNIT_HEAD]
    ruled = [post.agency_id for post in place.posts if post.role == Role.CHIEF]
    theirs = Instruction.objects.filter(document=OuterRef("document"), current=True)
    written = Exists(theirs.filter(Q(author=place.holder_id) | Q(for_person=place.holder_id)))
    of_the_paper = Q(written) | Q(document__agency__in=ruled)
    return Q(within_unit=True, document__lead_unit__in=led) | Q(within_unit=False) & of_the_paper


@opens_papers
def papers_to_decide_on(person: Person, standings: Sequence[Standing]) -> Q:
    """The papers of those requests."""
    return Q(pk__in=extensions_for(standings).order_by().values("document"))


def extensions_of(document: Document) -> QuerySet[ExtensionRequest]:
    """Every extension asked for this paper, oldest first."""
    return document.extensions.to_read()
