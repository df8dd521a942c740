"""Who signs, as it is printed (NĐ 30/2020, art. 13; PL I.II.7): a leader of the Committee for the Committee, one of
the Office by order of the Chair."""

from vanphong.org.enums import Role

from .content import Signed

COMMITTEE = "Ủy ban nhân dân"
POWERS: dict[str, tuple[str, tuple[str, ...]]] = {
    Role.CHAIR: ("Chủ tịch", (f"TM. {COMMITTEE}",)),
    Role.VICE_CHAIR: ("Phó Chủ tịch", (f"TM. {COMMITTEE}", "KT. Chủ tịch")),
    Role.CHIEF: ("Chánh Văn phòng", ("TL. Chủ tịch",)),
    Role.DEPUTY_CHIEF: ("Phó Chánh Văn phòng", ("TL. Chủ tịch", "KT. Chánh Văn phòng")),
}


def signed_by(role: str, name: str) -> Signed:
    """Chữ ký of the holder of this post, for the Committee. Raises KeyError for who signs nothing."""
    title, powers = POWERS[role]
    return Signed(title, name, powers)
