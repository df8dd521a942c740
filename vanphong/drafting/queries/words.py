"""The office's own words."""

from django.db.models import QuerySet

from vanphong.org.models import Agency

from ..models import OwnWord


def own_words(agency_id: int) -> QuerySet[OwnWord]:
    """With who added them."""
    return OwnWord.objects.filter(agency=agency_id).select_related("added_by")


def known_here(words: set[str], agency: Agency) -> set[str]:
    """Those of `words` that are right in this agency."""
    if not words:
        return set()
    return set(OwnWord.objects.filter(agency=agency, word__in=words).values_list("word", flat=True))
