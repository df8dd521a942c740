"""What stands in the way of answering, of more time for it, and of dealing with what was said."""

from datetime import date

from vanphong.documents.rules import SHORTEST_REASON
from vanphong.kernel import clock

from ..enums import Choice, Disposition, RequestState
from ..models import Addressee, Comment, ExtensionRequest


def obstacles_to_writing(addressee: Addressee) -> list[str]:
    """Why words cannot be put into this answer. A late answer may still be prepared, though not sent."""
    found = []
    if not addressee.consultation.open:
        found.append("Việc lấy ý kiến đã kết thúc, không ghi thêm góp ý được.")
    elif addressee.answered and addressee.late_on(clock.today()):
        found.append(f"Hạn trả lời {addressee.due_date:%d/%m/%Y} đã qua, góp ý đã gửi không sửa được nữa.")
    return found


def obstacles_to_changing_comment(comment: Comment) -> list[str]:
    if comment.disposed:
        return ["Ý kiến này đã được tiếp thu, giải trình nên không sửa được nữa. Mời thêm một ý kiến mới."]
    return []


def obstacles_to_answering(addressee: Addressee, choice: str, comments: int) -> list[str]:
    """Every reason at once why this answer cannot be sent. Who has something to add does not simply agree."""
    found = obstacles_to_sending_answer(addressee)
    if choice != Choice.AGREE and not comments:
        found.append("Chưa có ý kiến nào. Mời ghi ít nhất một ý kiến, hoặc chọn “Thống nhất”.")
    if choice == Choice.AGREE and comments:
        found.append(
            f"Đã ghi {comments} ý kiến. Mời chọn “Thống nhất, có góp ý” hoặc “Không thống nhất”; nếu chỉ thống nhất "
            "thì bỏ các ý kiến trước khi gửi."
        )
    return found


def obstacles_to_dropping(comment: Comment) -> list[str]:
    """Why this comment cannot be dropped."""
    found, addressee = obstacles_to_changing_comment(comment), comment.addressee
    if addressee.choice == Choice.DISAGREE and comment.handed_in_at and not others_handed_in(comment):
        found.append(
            "Góp ý “Không thống nhất” cần ít nhất một ý kiến. Mời sửa ý kiến này; hoặc gửi lại với “Thống nhất, có góp "
            "ý”, rồi bỏ ý kiến."
        )
    return found


def others_handed_in(comment: Comment) -> bool:
    return comment.addressee.comments.handed_in().exclude(pk=comment.pk).exists()


def obstacles_to_sending_answer(addressee: Addressee) -> list[str]:
    """Why nothing can be sent any more, whatever it says."""
    found = []
    if not addressee.consultation.open:
        found.append("Việc lấy ý kiến đã kết thúc, không nhận thêm góp ý.")
    elif addressee.late_on(clock.today()):
        found.append(
            f"Đã quá hạn trả lời {addressee.due_date:%d/%m/%Y}. Các ý kiến đã soạn vẫn được giữ; "
            "mời gửi đề nghị gia hạn, khi được đồng ý thì gửi góp ý."
        )
    return found


def obstacles_to_asking_extension(addressee: Addressee, wanted: date, reason: str) -> list[str]:
    found = []
    if not addressee.consultation.open:
        found.append("Việc lấy ý kiến đã kết thúc, không gia hạn được.")
    if addressee.answered:
        found.append("Nơi này đã gửi góp ý, không cần gia hạn.")
    if wanted <= max(addressee.due_date, clock.today()):
        found.append("Ngày đề nghị phải sau hạn hiện nay và sau hôm nay. Mời chọn ngày khác.")
    if len(reason) < SHORTEST_REASON:
        found.append(f"Mời ghi lý do, ít nhất {SHORTEST_REASON} ký tự.")
    return found


def obstacles_to_granting(request: ExtensionRequest) -> list[str]:
    """Why this wish cannot be granted any more: a place's day is not moved back, nor to a day that has passed."""
    found, due_date = obstacles_to_deciding(request), request.addressee.due_date
    if request.wanted <= max(due_date, clock.today()):
        found.append(
            f"Nơi này xin đến {request.wanted:%d/%m/%Y}, hạn hiện nay là {due_date:%d/%m/%Y}; gia hạn phải đến ngày "
            "sau hạn hiện nay và sau hôm nay. Mời trả lời “Không gia hạn”, nơi này có thể đề nghị lại."
        )
    return found


def obstacles_to_deciding(request: ExtensionRequest) -> list[str]:
    found = []
    if request.state != RequestState.ASKED:
        found.append("Đề nghị này đã được quyết định hoặc không cần quyết định nữa. Mời tải lại trang.")
    if not request.addressee.consultation.open:
        found.append("Việc lấy ý kiến đã kết thúc, không gia hạn được.")
    return found


def obstacles_to_disposing(comment: Comment, disposition: str, explanation: str) -> list[str]:
    """Why this cannot be what becomes of a comment."""
    found = []
    if comment.handed_in_at is None:
        found.append("Ý kiến này chưa được gửi. Mời tải lại trang.")
    if disposition == Disposition.NONE and explanation:
        found.append("Đã ghi nội dung mà chưa chọn cách xử lý. Mời chọn tiếp thu, tiếp thu một phần hoặc giải trình.")
    if disposition in {Disposition.PARTLY, Disposition.EXPLAINED} and not explanation:
        found.append(f"“{Disposition(disposition).label}” cần ghi rõ nội dung giải trình.")
    return found
