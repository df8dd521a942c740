"""What is printed: PDF answers, and the handling slip of one paper."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from vanphong.documents.queries import papers_open_to
from vanphong.org.views.gates import SignedInRequest

from .. import printing


def pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF to look at in the browser, under this name when kept."""
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@require_safe
def handling_slip(request: SignedInRequest, pk: int) -> HttpResponse:
    """Phiếu giải quyết văn bản đến (NĐ 30/2020, PL IV.VII)."""
    papers = papers_open_to(request.user).incoming().exclude(entry=None)
    document = get_object_or_404(papers.select_related("agency", "document_type", "entry"), pk=pk)
    return pdf(printing.handling_slip(document), f"phieu-giai-quyet-{pk}.pdf")
