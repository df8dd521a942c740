"""Papers on their way: registered, instructed, assigned; each made by the real actions."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.office import Office
    from vanphong.documents.models import Document

    Papers = Callable[..., Document]


@pytest.fixture
def registered(office: "Office") -> "Papers":
    """A paper waiting for an instruction."""
    from vanphong.documents.actions import Registration, receive, register
    from vanphong.kernel import clock

    def make(subject: str = "Báo cáo tình hình thu ngân sách", **values: object) -> "Document":
        paper = receive(office.agency, [], actor=office.registrar)
        line = {"issuer_name": office.finance.name, "field": office.fields["KT"], "arrival_date": clock.today()}
        return register(paper, Registration(subject=subject, **line | values), actor=office.registrar)

    return make


@pytest.fixture
def instructed(office: "Office", registered: "Papers") -> "Papers":
    """A paper the division of economy leads, for ten days, to be assigned."""
    from vanphong.documents.models import Document
    from vanphong.kernel import clock
    from vanphong.routing.actions import instruct

    def make(**values: object) -> "Document":
        paper = registered()
        order = {"lead": office.units["KT"], "due_date": clock.today() + timedelta(days=10), "text": ""}
        instruct(paper, **order | values, actor=office.chief)
        return Document.objects.get(pk=paper.pk)

    return make


@pytest.fixture
def assigned(office: "Office", instructed: "Papers") -> "Papers":
    """A paper the division of economy leads and its first specialist handles."""
    from vanphong.documents.models import Document
    from vanphong.routing.actions import assign

    def make(**values: object) -> "Document":
        paper = instructed(**values)
        assign(paper, office.specialist_kt, actor=office.head_kt)
        return Document.objects.get(pk=paper.pk)

    return make
