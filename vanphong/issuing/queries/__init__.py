"""What was issued, what of it is still to leave, where it went, and what became of it."""

from .copying import copy_in, register_of_copies, sources_of, type_of_copy
from .correcting import corrected_between, corrected_by, corrections_of, recall_of, recalled_between
from .delivering import (
    Place,
    awaiting_post,
    deliveries_of,
    delivery_of,
    delivery_of_link,
    delivery_to_units,
    place_named,
    posted_in,
    returned_between,
    to_be_brought_back,
    unit_named,
    units_by_name,
    years_of_post,
)
from .issuance import issuance_of, to_be_released

__all__ = [
    "Place",
    "awaiting_post",
    "copy_in",
    "corrected_between",
    "corrected_by",
    "corrections_of",
    "deliveries_of",
    "delivery_of",
    "delivery_of_link",
    "delivery_to_units",
    "issuance_of",
    "place_named",
    "posted_in",
    "recall_of",
    "recalled_between",
    "register_of_copies",
    "returned_between",
    "sources_of",
    "to_be_brought_back",
    "to_be_released",
    "type_of_copy",
    "unit_named",
    "units_by_name",
    "years_of_post",
]
