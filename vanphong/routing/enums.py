"""Words of routing: who leads a paper, who helps, who is told, and how an assignment ended."""

from django.db.models import TextChoices


class UnitRole(TextChoices):
    """Vai của đơn vị trong bút phê (NĐ 30/2020, art. 23.2)."""

    LEAD = "lead", "Chủ trì"
    SUPPORT = "support", "Phối hợp"
    INFORMATION = "information", "Để biết"


class Outcome(TextChoices):
    """How an assignment stands. That its work is done is the paper's own state and is never written here."""

    ACTIVE = "active", "Đang xử lý"
    HANDED_BACK = "handed_back", "Đã chuyển lại"
    REASSIGNED = "reassigned", "Đã phân công người khác"
