"""What issuing hears: its own release, and what recipients of this installation do with what was sent to them."""

from vanphong.audit.events import subscribe
from vanphong.audit.models import Event
from vanphong.documents.events import (
    DocumentDiscarded,
    DocumentRegistered,
    RecalledDocumentCancelled,
    SecretRegistered,
)
from vanphong.documents.models import Document
from vanphong.routing.events import Assigned, Claimed, Instructed

from . import actions, jobs
from .events import DocumentReleased


@subscribe(DocumentReleased)
def document_may_leave(event: Event) -> None:
    """Inside the system it is there at once; mails leave with the next minute, post waits for the registrar."""
    jobs.send_waiting(Document(pk=event.subject_id))


@subscribe(DocumentRegistered, SecretRegistered)
def recipient_registered_it(event: Event) -> None:
    actions.hear_registered(Document(pk=event.subject_id))


@subscribe(Instructed, Assigned, Claimed)
def recipient_works_on_it(event: Event) -> None:
    actions.hear_instructed(Document(pk=event.subject_id))


@subscribe(DocumentDiscarded)
def recipient_refused_it(event: Event) -> None:
    actions.hear_discarded(Document(pk=event.subject_id), event.payload["reason"])


@subscribe(RecalledDocumentCancelled)
def recipient_cancelled_it(event: Event) -> None:
    actions.hear_cancelled(Document(pk=event.subject_id))
