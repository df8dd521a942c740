"""Who may do what while a draft is written, and what stands in the way. Nothing here writes.

Imported by its own name: the process that reads files imports `rules`, and knows no database.
"""

from vanphong.documents.enums import Status
from vanphong.documents.models import Document
from vanphong.documents.queries import drafts_open_to
from vanphong.documents.rules import SHORTEST_REASON, can_change_draft
from vanphong.org.models import Person

from ...enums import Outcome

#: While it is one of these, what is said of a draft can still change it.
STILL_WRITTEN = (Status.DRAFTED, Status.SUBMITTED, Status.AWAITING_SIGNATURE)
LONGEST_WORDS = 2000


def can_edit(person: Person, document: Document) -> bool:
    """May this person bring a new version now?"""
    return can_change_draft(person, document) and document.status == Status.DRAFTED


def can_comment(person: Person, document: Document) -> bool:
    """Góp ý: whoever may open the paper."""
    return drafts_open_to(person).filter(pk=document.pk).exists()


def obstacles_to_commenting(document: Document, words: str) -> list[str]:
    """Every reason at once why these words cannot be put on a passage."""
    found = []
    if document.status not in STILL_WRITTEN:
        found.append("Văn bản không còn là dự thảo nên không góp ý được nữa.")
    if not words.strip():
        found.append("Chưa ghi ý kiến: mời viết cần sửa gì, vì sao.")
    if len(words) > LONGEST_WORDS:
        found.append(f"Ý kiến dài quá {LONGEST_WORDS} ký tự: mời viết gọn, hoặc chia theo từng đoạn.")
    return found


def obstacles_to_answering(document: Document, outcome: str, words: str) -> list[str]:
    """Every reason at once why a comment cannot be answered so."""
    found = []
    if document.status not in STILL_WRITTEN:
        found.append("Văn bản không còn là dự thảo nên không ghi tiếp thu, giải trình được nữa.")
    if outcome not in (Outcome.ACCEPTED, Outcome.EXPLAINED):
        found.append("Mời chọn đã tiếp thu hoặc giải trình.")
    if outcome == Outcome.EXPLAINED and len(words.strip()) < SHORTEST_REASON:
        found.append(f"Giải trình cần nói rõ vì sao không tiếp thu, ít nhất {SHORTEST_REASON} ký tự.")
    if len(words) > LONGEST_WORDS:
        found.append(f"Nội dung trả lời dài quá {LONGEST_WORDS} ký tự: mời viết gọn.")
    return found
