"""Who is told what: one module for the facts of each house, one function for each fact somebody should hear of."""

from . import ballots, consultations, deadlines, documents, drafting, handover, issuing, memos, org, routing

__all__ = [
    "ballots",
    "consultations",
    "deadlines",
    "documents",
    "drafting",
    "handover",
    "issuing",
    "memos",
    "org",
    "routing",
]
