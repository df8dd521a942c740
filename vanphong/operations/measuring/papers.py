"""Papers in bulk: the same rows the actions write, many at a time."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import cycle, islice
from typing import Any, TypeVar

from django.db import models, transaction
from django.db.models import OuterRef, Subquery

from vanphong.audit.models import Event, as_payload, subject_type_of
from vanphong.documents.enums import FINISHED, AccessReason, Direction, FileRole, Status, Step
from vanphong.documents.events import DocumentReceived
from vanphong.documents.models import (
    Access,
    Custody,
    Document,
    DocumentFile,
    Recipient,
    RegisterCounter,
    RegisterEntry,
    Signature,
)
from vanphong.documents.queries import incoming_register
from vanphong.files.models import Blob
from vanphong.kernel import clock
from vanphong.org.models import Person
from vanphong.routing.models import Assignment, Instruction

FILE_NAME = "văn bản.pdf"
ROWS_OF_A_PAPER = (DocumentFile, Custody, Access, Recipient, Signature, Instruction, Assignment)

Row = TypeVar("Row", bound=models.Model)


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
            subject_type=subject_type_of(Document),
            subject_id=pk,
            actor=actor,
            happened_at=now,
            payload=as_payload(fact),
        )
        for pk in pks
    )
    return papers


@transaction.atomic
def copy_finished(count: int) -> None:
    """Make `count` papers more: finished ones again, row by row, each under the next number of its register."""
    finished = list(Document.objects.filter(status__in=FINISHED, entry__isnull=False).select_related("entry"))
    originals = list(islice(cycle(finished), count))
    entries = RegisterEntry.objects.bulk_create(_next_entries(originals))
    copies = Document.objects.bulk_create(
        _copy(paper, entry_id=entry.pk, receipt_key=None, custody_id=None, replies_to_id=None)
        for paper, entry in zip(originals, entries, strict=True)
    )
    for kind in ROWS_OF_A_PAPER:
        _copy_rows(kind, "document_id", originals, copies)
    about = Event.objects.filter(subject_type=subject_type_of(Document))
    _copy_rows(Event, "subject_id", originals, copies, about, seal_id=None)


def _next_entries(papers: Sequence[Document]) -> list[RegisterEntry]:
    counters = {(counter.register_id, counter.year): counter for counter in RegisterCounter.objects.all()}
    entries = []
    for entry in [paper.entry for paper in papers if paper.entry]:
        counter = counters[entry.register_id, entry.year]
        counter.last_number += 1
        entries.append(_copy(entry, number=counter.last_number))
    RegisterCounter.objects.bulk_update(counters.values(), ["last_number"])
    return entries


def _copy_rows(
    kind: type[Row],
    link: str,
    originals: Sequence[Document],
    copies: Sequence[Document],
    among: "models.QuerySet[Row] | None" = None,
    **changes: Any,
) -> None:
    rows = defaultdict(list)
    for row in (kind._default_manager.all() if among is None else among).order_by("pk"):
        rows[getattr(row, link)].append(row)
    kind._default_manager.bulk_create(
        _copy(row, **{link: made.pk}, **changes)
        for original, made in zip(originals, copies, strict=True)
        for row in rows[original.pk]
    )


def _copy(row: Row, **changes: Any) -> Row:
    """The same columns under a new key."""
    columns = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    columns.pop(row._meta.pk.attname)
    return type(row)(**columns | changes)
