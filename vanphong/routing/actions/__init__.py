"""Where a paper goes: instructed, assigned, claimed, handed back, asked about."""

from .asking import answer_question, ask_unit
from .assigning import Assigning, assign, assign_many, claim, hand_back
from .instructing import Instructing, instruct, instruct_many, send_back
from .many import Result

__all__ = [
    "Assigning",
    "Instructing",
    "Result",
    "answer_question",
    "ask_unit",
    "assign",
    "assign_many",
    "claim",
    "hand_back",
    "instruct",
    "instruct_many",
    "send_back",
]
