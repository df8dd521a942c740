"""Words of the organisation that the law or the office fixes."""

from django.db.models import TextChoices


class AgencyKind(TextChoices):
    PROVINCIAL_COMMITTEE = "ppc", "UBND tỉnh"
    DEPARTMENT = "department", "Sở, ban, ngành"
    DISTRICT = "district", "UBND huyện, thành phố"
    COMMUNE = "commune", "UBND xã, phường"
    CENTRAL = "central", "Cơ quan Trung ương"
    PARTY = "party", "Cơ quan Đảng, đoàn thể"
    OTHER = "other", "Tổ chức khác"


class UnitKind(TextChoices):
    LEADERSHIP = "leadership", "Lãnh đạo"
    DIVISION = "division", "Phòng, ban, trung tâm"
    SECTION = "section", "Bộ phận"


class Role(TextChoices):
    """What a post lets its holder do (chức trách). The title on paper is the post's own text."""

    CHAIR = "chair", "Chủ tịch UBND"
    VICE_CHAIR = "vice_chair", "Phó Chủ tịch UBND"
    CHIEF = "chief", "Chánh Văn phòng"
    DEPUTY_CHIEF = "deputy_chief", "Phó Chánh Văn phòng"
    UNIT_HEAD = "unit_head", "Lãnh đạo phòng"
    SPECIALIST = "specialist", "Chuyên viên"
    REGISTRAR = "registrar", "Văn thư"
    ADMINISTRATOR = "administrator", "Quản trị hệ thống"
    RESPONDENT = "respondent", "Đầu mối trả lời góp ý"


class Basis(TextChoices):
    """Why somebody may act now, strongest first."""

    OWN = "own", "việc của mình"
    GRANT = "grant", "được ủy quyền"
    OFFER = "offer", "người kế tiếp khi vắng, theo quy chế"


COMMITTEE_LEADERS = frozenset({Role.CHAIR, Role.VICE_CHAIR})
OFFICE_LEADERS = frozenset({Role.CHIEF, Role.DEPUTY_CHIEF})
