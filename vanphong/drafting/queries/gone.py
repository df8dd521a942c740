"""What the log tells of rows that were taken away: the second click on a thing that is gone is no stranger's guess."""

from django.db.models import QuerySet

from vanphong.audit.models import Event, subject_type_of
from vanphong.audit.queries import history_of
from vanphong.documents.models import Document
from vanphong.org.models import Person

from ..events import ExplanationWithdrawn, FormCheckerEnded, OwnWordDropped
from ..models import OwnWord


def withdrawals_of(explanation: int, document: Document) -> QuerySet[Event]:
    """Rút giải trình này, of this paper."""
    return history_of(document).filter(kind=ExplanationWithdrawn.kind, payload__explanation=explanation)


def drops_of(word: int, agency: int) -> QuerySet[Event]:
    """Bỏ từ riêng này, by people of the agency it was of."""
    return history_of(OwnWord(pk=word)).filter(kind=OwnWordDropped.kind, actor__agency=agency)


def endings_of(checker: int, agency: int) -> QuerySet[Event]:
    """Thôi giao kiểm tra thể thức, about people of the agency."""
    people = Person.objects.filter(agency=agency).order_by().values("pk")
    about = Event.objects.filter(subject_type=subject_type_of(Person), subject_id__in=people)
    return about.filter(kind=FormCheckerEnded.kind, payload__checker=checker)
