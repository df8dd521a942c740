"""The paper a page is about, fetched through the rights of the person who asks."""

from django.shortcuts import get_object_or_404

from vanphong.org.views.gates import SignedInRequest

from ..models import Document
from ..queries import papers_open_to


def paper_of(request: SignedInRequest, pk: int) -> Document:
    """The document, or 404 where this person may not see it: the address alone tells nothing."""
    return get_object_or_404(papers_open_to(request.user).for_list(), pk=pk)
