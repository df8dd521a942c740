"""Papers reached in somebody's place: what waits with those a person stands in for today (ủy quyền)."""

from collections.abc import Callable, Iterable, Sequence

from django.db.models import Exists, OuterRef, Q

from vanphong.org.enums import Basis, Role
from vanphong.org.models import Person
from vanphong.org.queries import Standing, stands_for
from vanphong.org.rules import Place, instructs

from ..enums import FINISHED, OPINION_STEPS, AccessReason, Step
from ..models import Access, Document
from ..models.document import Documents

Opened = Callable[[Person, Sequence[Standing]], Q]
_SOURCES: list[Opened] = []


def opens_papers(source: Opened) -> Opened:
    """This function says which more papers may be opened in somebody's place: a house above has sent them there."""
    _SOURCES.append(source)
    return source


def papers_open_to(person: Person) -> Documents:
    """Papers this person may open: visible to them, or to be acted on by somebody in whose place they may act."""
    visible, places = Document.objects.visible_to(person), stands_for(person)
    if len(places) == 1:
        return visible
    reached = waits_in_place(places) | _of_units_in_place(places)
    for source in _SOURCES:
        reached |= source(person, places)
    return visible | Document.objects.filter(reached)


def drafts_open_to(person: Person) -> Documents:
    """Papers whose drafts, and what is said of them, this person may read too: not who only received the issued one."""
    mine = Access.objects.filter(Q(person=person) | Q(unit__in=person.unit_ids), document=OuterRef("pk"))
    received = Exists(mine.filter(reason=AccessReason.RECIPIENT))
    otherwise = Exists(mine.exclude(reason=AccessReason.RECIPIENT))
    return papers_open_to(person).exclude(received & ~otherwise)


def waits_in_place(standings: Iterable[Standing]) -> Q:
    """Held by somebody these standings reach, or by a unit for what their post does, in a field and of a type they
    reach. What waits for an opinion goes by the memo, not by the paper."""
    reached = Q(pk__in=[])
    for place in _lent(standings):
        held = Q(custody__person=place.holder_id) & ~Q(custody__step__in=OPINION_STEPS)
        for post in place.posts:
            if post.role == Role.UNIT_HEAD:
                held |= Q(custody__person=None, custody__step=Step.ASSIGN, custody__unit=post.unit_id)
            if _instructs(post):
                held |= Q(custody__step=Step.INSTRUCT, agency=post.agency_id)
        reached |= held & within(place)
    return reached


def within(standing: Standing) -> Q:
    """Papers of the field and the type a delegation is limited to."""
    matter = Q(field=standing.field_id) if standing.field_id else Q()
    return matter & (Q(document_type__name=standing.document_type) if standing.document_type else Q())


def _of_units_in_place(standings: Iterable[Standing]) -> Q:
    """Open papers of the units somebody these standings reach heads, or of the leaders among whom they instruct."""
    reached = Q(pk__in=[])
    for place in _lent(standings):
        units = [post.unit_id for post in place.posts if post.role == Role.UNIT_HEAD or _instructs(post)]
        if units:
            sent = Access.objects.filter(unit__in=units, document=OuterRef("pk"))
            reached |= Q(Exists(sent)) & ~Q(status__in=FINISHED) & within(place)
    return reached


def _lent(standings: Iterable[Standing]) -> list[Standing]:
    return [place for place in standings if place.basis != Basis.OWN]


def _instructs(post: Place) -> bool:
    return post.agency_id is not None and instructs(post.agency_id)(post)
