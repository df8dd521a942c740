"""What has a due moment in the house, and up to whom lateness is carried."""

from django.db.models import IntegerChoices, TextChoices


class ItemKind(TextChoices):
    """What has a due moment. Places asked by a consultation and votes by slip move with an outage, but are not
    escalated: their houses remind those they wait for, and end the wait themselves."""

    PAPER = "paper", "Văn bản"
    STEP = "step", "Bước của phiếu trình"
    QUESTION = "question", "Câu hỏi giữa các đơn vị"
    PLACE = "place", "Nơi được lấy ý kiến"
    VOTE = "vote", "Phiếu lấy ý kiến thành viên"


ESCALATED = (ItemKind.PAPER, ItemKind.STEP, ItemKind.QUESTION)


class Level(IntegerChoices):
    """Cấp đôn đốc: who is told."""

    HOLDER = 1, "Người đang giữ việc"
    HEAD = 2, "Lãnh đạo đơn vị"
    CHIEF = 3, "Chánh Văn phòng"


class Reason(TextChoices):
    """Vì sao việc tắc."""

    ABSENT = "vang", "Người giữ vắng, chưa ủy quyền"
    VACANT = "khuyet", "Chưa có người giữ chức vụ, hoặc bị khóa"
    LATE = "qua-han", "Quá hạn"


#: Working hours after the due moment (before it when negative) at which an office begins to be told, by level.
USUAL_HOURS = {Level.HOLDER: -8, Level.HEAD: 8, Level.CHIEF: 24}
