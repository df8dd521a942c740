"""Who may do what in the organisation, from the posts held today; who stands in for whom; what stands in the way."""

from .line import IN_LINE, Place, next_in_line
from .posts import (
    belongs_to_unit,
    can_administer,
    can_put_on_duty,
    is_chief,
    is_office_leader,
    is_on_duty,
    is_registrar,
    is_sign_in_name,
    leads_unit,
    may_instruct,
    obstacles_to_appointing,
    obstacles_to_ending,
    obstacles_to_putting_on_duty,
)
from .standing import STRENGTH, Standing, capacity, covers, in_place_of, said_in_place, standing_in

__all__ = [
    "IN_LINE",
    "STRENGTH",
    "Place",
    "Standing",
    "belongs_to_unit",
    "can_administer",
    "can_put_on_duty",
    "capacity",
    "covers",
    "in_place_of",
    "is_chief",
    "is_office_leader",
    "is_on_duty",
    "is_registrar",
    "is_sign_in_name",
    "leads_unit",
    "may_instruct",
    "next_in_line",
    "obstacles_to_appointing",
    "obstacles_to_ending",
    "obstacles_to_putting_on_duty",
    "said_in_place",
    "standing_in",
]
