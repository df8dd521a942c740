"""Papers in bulk: the same rows the actions write, many at a time."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import OuterRef, Subquery

from vanphong.audit.models import Event, as_payload, subject_type_of
from vanphong.documents.enums import AccessReason, Direction, FileRole, Status, Step
from vanphong.documents.events import DocumentReceived
from vanphong.documents.models import Access, Custody, Document, DocumentFile
from vanphong.documents.queries import incoming_register
from vanphong.files.models import Blob
from vanphong.kernel import clock
from vanphong.org.models import Person

FILE_NAME = "văn bản.pdf"


@transaction.atomic
def receive_many(count: int, blob: Blob, *, actor: Person) -> Sequence[Document]:
    """What documents.actions.receive writes for one paper with one file, for `count` papers at once."""
    now, agency = clock.now(), actor.agency
    registry = incoming_register(agency.pk).registry_unit
    papers = Document.objects.bulk_create(
        Document(
            agency=agency,
            direction=Direction.INCOMING,
            received_at=now,
            arrival_date=clock.today(),
            page_amount=blob.page_count,
            version=1,
        )
        for _ in range(count)
    )
    pks = [paper.pk for paper in papers]
    Custody.objects.bulk_create(Custody(document_id=pk, step=Step.REGISTER, unit=registry, since=now) for pk in pks)
    held = Custody.objects.filter(document=OuterRef("pk")).values("pk")
    Document.objects.filter(pk__in=pks).update(status=Status.RECEIVED, custody=Subquery(held))
    Access.objects.bulk_create(
        Access(document_id=pk, unit=registry, reason=AccessReason.REGISTRY, since=now) for pk in pks
    )
    DocumentFile.objects.bulk_create(
        DocumentFile(document_id=pk, blob=blob, name=FILE_NAME, role=FileRole.ORIGINAL, added_at=now, added_by=actor)
        for pk in pks
    )
    fact = DocumentReceived(files=1)
    Event.objects.bulk_create(
        Event(
            kind=fact.kind,
            verb=fact.verb,
            subject_type=subject_type_of(Document()),
            subject_id=pk,
            actor=actor,
            happened_at=now,
            payload=as_payload(fact),
        )
        for pk in pks
    )
    return papers
