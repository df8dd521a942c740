"""Reading pages, and filling their forms."""

from io import BytesIO

import pypdfium2
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from vanphong.documents.models import Document


def text_of(response: HttpResponse) -> str:
    assert response["Content-Type"] == "application/pdf"
    document = pypdfium2.PdfDocument(BytesIO(response.content))
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def queries_of(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def form_of(paper: Document, **values: object) -> dict[str, object]:
    return {"seen": paper.version, "next": reverse("day-sheet")} | values
