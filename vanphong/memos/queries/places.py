"""The papers of memos that wait for somebody in whose place a person may act."""

from collections.abc import Sequence

from django.db.models import Q

from vanphong.documents.queries import opens_papers
from vanphong.org.models import Person
from vanphong.org.queries import Standing

from ..models import Memo, RoundStep


@opens_papers
def papers_of_steps(person: Person, standings: Sequence[Standing]) -> Q:
    """The incoming paper and the draft of each memo open before them, at one of several steps of a stage as well."""
    memos = Memo.objects.filter(pk__in=RoundStep.objects.awaiting(person, standings).order_by().values("memo"))
    incoming, drafts = memos.exclude(incoming=None), memos.exclude(draft=None)
    return Q(pk__in=incoming.order_by().values("incoming")) | Q(pk__in=drafts.order_by().values("draft"))
