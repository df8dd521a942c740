"""Who is told what: one module for the facts of each house, one function for each fact somebody should hear of."""

from . import documents, memos, org, routing

__all__ = ["documents", "memos", "org", "routing"]
