"""Standing in for somebody: in whose place a person may act, for what, and how it is written. No database here."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from ..enums import COMMITTEE_LEADERS, OFFICE_LEADERS, Basis, Role
from ..models import Person
from .line import Place

GIVES_SIGNATURE_ON = frozenset({Role.CHAIR, Role.CHIEF})
STRENGTH = (Basis.OWN, Basis.GRANT, Basis.OFFER)


@dataclass(frozen=True)
class Standing:
    """Tư cách: in whose place a person may act now, and why.

    `field_id` and `document_type` (a name) limit it where set; `since` is the first day of the delegation or absence.
    `posts` are those of the holder today, by which the holder may do what is asked.
    """

    holder_id: int
    basis: Basis
    grant_id: int | None = None
    field_id: int | None = None
    document_type: str = ""
    holder_name: str = field(default="", compare=False)
    since: date | None = field(default=None, compare=False)
    posts: tuple[Place, ...] = field(default=(), compare=False)


Post = Callable[[Place], bool]
"""Which posts give a power."""


def heads(unit_id: int | None) -> Post:
    """Lãnh đạo phòng: the head of this very unit."""
    return lambda post: post.role == Role.UNIT_HEAD and post.unit_id == unit_id


def works_in(unit_id: int) -> Post:
    return lambda post: post.unit_id == unit_id


def rules_office(agency_id: int) -> Post:
    """Chánh Văn phòng of this agency."""
    return lambda post: post.role == Role.CHIEF and post.agency_id == agency_id


def instructs(agency_id: int) -> Post:
    """Người ghi bút phê: the Chief of Office, or the deputy chief on duty today (NĐ 30/2020, art. 23)."""
    chief = rules_office(agency_id)
    return lambda post: chief(post) or (post.role == Role.DEPUTY_CHIEF and post.on_duty and post.agency_id == agency_id)


def covers(standing: Standing, field_id: int | None, document_type: str) -> bool:
    """Does it reach a matter of this field and type? A limit is met only by a matter that names that very thing."""
    in_field = standing.field_id is None or standing.field_id == field_id
    return in_field and standing.document_type in ("", document_type)


def standing_in(
    standings: Iterable[Standing], holder_id: int, field_id: int | None = None, document_type: str = ""
) -> Standing | None:
    """The strongest of these that lets one act in the place of `holder_id`: own, then delegated, then by rule."""
    return _strongest(one for one in standings if one.holder_id == holder_id and covers(one, field_id, document_type))


def standing_by(
    standings: Iterable[Standing], post: Post, field_id: int | None = None, document_type: str = ""
) -> Standing | None:
    """The strongest of these whose holder has such a post: one's own, then delegated, then by rule."""
    return _strongest(one for one in standings if has_post(one, post) and covers(one, field_id, document_type))


def has_post(standing: Standing, post: Post) -> bool:
    return any(post(one) for one in standing.posts)


def _strongest(fitting: Iterable[Standing]) -> Standing | None:
    return min(fitting, key=lambda one: STRENGTH.index(one.basis), default=None)


def capacity(holder_role: str, actor_role: str, *, same_unit: bool = False) -> str:
    """Quyền hạn: "KT.", "TL." or "TUQ." (NĐ 30/2020, art. 13; PL I.II.7); empty where one acts "thay".

    Only the head of an agency gives a signature on by order or by delegation: not a deputy, whose own is assigned.
    """
    if (holder_role, actor_role) in {(Role.CHAIR, Role.VICE_CHAIR), (Role.CHIEF, Role.DEPUTY_CHIEF)}:
        return "KT."
    if holder_role == Role.CHAIR and actor_role == Role.CHIEF:
        return "TL."
    if actor_role == Role.UNIT_HEAD and holder_role in GIVES_SIGNATURE_ON:
        return "TUQ."
    return "KT." if same_unit and holder_role == actor_role == Role.UNIT_HEAD else ""


def may_sign_for(holder_roles: Collection[str], actor_roles: Collection[str]) -> bool:
    """Ký thay: for the Chair or the Chief whoever they gave it to; for a deputy of theirs only another leader of the
    same group, by the power of their own post (NĐ 30/2020, art. 13)."""
    if not GIVES_SIGNATURE_ON.isdisjoint(holder_roles):
        return True
    peers = COMMITTEE_LEADERS if not COMMITTEE_LEADERS.isdisjoint(holder_roles) else COMMITTEE_LEADERS | OFFICE_LEADERS
    return not peers.isdisjoint(actor_roles)


def said_in_place(actor: Person, holder: Person, basis: Basis, since: date | None = None) -> str:
    """Both names: "Bùi Thị Hằng, Phó Chánh Văn phòng (KT. Chánh Văn phòng Trần Khải, theo ủy quyền ngày 02/12)"."""
    acts = f"{actor.full_name}, {actor.title}" if actor.title else actor.full_name
    if basis == Basis.OWN or actor.pk == holder.pk:
        return acts
    return f"{acts} ({stead_of(actor, holder, basis, since)})"


def stead_of(actor: Person, holder: Person, basis: Basis, since: date | None = None) -> str:
    """In whose stead, and by which right: "KT. Chánh Văn phòng Trần Khải, theo ủy quyền ngày 02/12/2026"."""
    return f"{in_place_of(actor, holder)}, {_why(basis, since)}"


def in_place_of(actor: Person, holder: Person) -> str:
    """ "KT. Chánh Văn phòng Trần Đức Khải", "thay Phó Chủ tịch Đinh Quang Thiện"."""
    power = "thay"
    if holder.posts and actor.posts:
        theirs, own = holder.posts[0], actor.posts[0]
        power = capacity(theirs.role, own.role, same_unit=theirs.unit_id == own.unit_id) or power
    return " ".join(part for part in (power, holder.title, holder.full_name) if part)


def _why(basis: Basis, since: date | None) -> str:
    if basis == Basis.OFFER:
        return "vắng mặt, theo quy chế làm việc"
    return f"theo ủy quyền ngày {since:%d/%m/%Y}" if since else "theo ủy quyền"
