"""Where a paper goes: instructed, assigned, claimed, handed back, asked about."""

from ..jobs import start_clock
from .asking import answer_question, ask_unit
from .assigning import Assigning, assign, assign_many, claim, hand_back
from .extending import ask_extension, decide_extension, override_due
from .instructing import Instructing, instruct, instruct_many, send_back
from .lost_time import move_due_by_lost_time, move_question_due
from .many import Result
from .pausing import pause, resume
from .repointing import repoint, repoint_question

__all__ = [
    "Assigning",
    "Instructing",
    "Result",
    "answer_question",
    "ask_extension",
    "ask_unit",
    "assign",
    "assign_many",
    "claim",
    "decide_extension",
    "hand_back",
    "instruct",
    "instruct_many",
    "move_due_by_lost_time",
    "move_question_due",
    "override_due",
    "pause",
    "repoint",
    "repoint_question",
    "resume",
    "send_back",
    "start_clock",
]
