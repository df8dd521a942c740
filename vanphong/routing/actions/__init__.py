"""Where a paper goes: instructed, assigned, claimed, handed back, asked about."""

from .asking import answer_question, ask_unit
from .assigning import assign, claim, hand_back
from .instructing import Given, Instructing, instruct, instruct_many, send_back

__all__ = [
    "Given",
    "Instructing",
    "answer_question",
    "ask_unit",
    "assign",
    "claim",
    "hand_back",
    "instruct",
    "instruct_many",
    "send_back",
]
