"""Facts of drafts on their way to be issued: what waits for leave, and what has it."""

from vanphong.audit.events import subscribe
from vanphong.audit.models import Event
from vanphong.documents.models import Document
from vanphong.drafting.events import IssueHeld, IssuePermitted
from vanphong.drafting.queries import office_leaders_of
from vanphong.org.queries import registrars_of

from ..enums import Kind
from .telling import tell_of_document


@subscribe(IssueHeld)
def paper_waits_for_leave(event: Event) -> None:
    """With its errors, or before it was checked."""
    document = Document.objects.select_related("drafter").get(pk=event.subject_id)
    if errors := event.payload["errors"]:
        leaders = f"Đã ký nhưng còn {errors} lỗi thể thức, chờ cho phép ban hành"
        drafter = "Chưa ban hành được, còn lỗi thể thức phải giải trình"
    else:
        leaders = "Đã ký nhưng chưa có kết quả kiểm tra thể thức, cần đi ngay thì cho phép ban hành"
        drafter = "Chưa ban hành được, bản đã ký chưa có kết quả kiểm tra thể thức"
    tell_of_document(Kind.OPINION, event, office_leaders_of(document.agency_id), leaders)
    if document.drafter:
        tell_of_document(Kind.RETURNED, event, [document.drafter], drafter)


@subscribe(IssuePermitted)
def paper_may_be_issued(event: Event) -> None:
    document = Document.objects.get(pk=event.subject_id)
    tell_of_document(Kind.WORK, event, registrars_of(document.agency_id), "Được phép ban hành")
