"""What changed from one round of a memo to another: its words, and the text of the draft."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from vanphong.files.models import Blob
from vanphong.files.queries import text_of
from vanphong.org.views.gates import SignedInRequest
from vanphong.ui.differences import Passage, differences

from .. import queries, rules
from ..forms import RoundsForm
from ..models import MemoRound
from .shown import memo_of

SAME_DRAFT = "Dự thảo không đổi giữa hai lần trình này."
NO_DRAFT = "Một trong hai lần trình không kèm dự thảo."
UNREADABLE = "Không đọc được chữ trong một trong hai bản dự thảo; mời mở từng bản để so."
SAME_WORDS = "Chữ trong hai bản dự thảo như nhau; hình thức hoặc hình ảnh có thể khác."


@require_GET
def memo_changes(request: SignedInRequest, pk: int) -> HttpResponse:
    """Thay đổi giữa hai lần trình: `?tu=` and `?den=` are their numbers, else the last two."""
    memo = memo_of(request, pk)
    rounds = queries.rounds_of(memo)
    form = RoundsForm(rounds, request.GET or None)
    context = {"memo": memo, "rounds": rounds, "form": form}
    if len(rounds) > 1 and (pair := form.pair()):
        before, after = pair
        passages, why = _draft_changes(before, after)
        context |= {
            "before": before,
            "after": after,
            "changes": rules.changes(before, after),
            "passages": passages,
            "why_none": why,
        }
    return render(request, "memos/changes.html", context)


def _draft_changes(before: MemoRound, after: MemoRound) -> tuple[list[Passage], str]:
    """The changed paragraphs of the draft, or why there are none to show."""
    if before.draft_checksum == after.draft_checksum:
        return [], SAME_DRAFT
    blobs = Blob.objects.in_bulk([before.draft_checksum, after.draft_checksum])
    if len(blobs) < 2:
        return [], NO_DRAFT
    old, new = (text_of(blobs[one.draft_checksum]) for one in (before, after))
    if not old or not new:
        return [], UNREADABLE
    found = differences(old, new)
    return found, "" if found else SAME_WORDS
