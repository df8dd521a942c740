"""What happens to memos. Each action owns its transaction, checks, changes, records its facts."""

from .opinions import opine, return_for_changes
from .submitting import recall, submit
from .writing import Enclosed, Values, edit, withdraw, write

__all__ = ["Enclosed", "Values", "edit", "opine", "recall", "return_for_changes", "submit", "withdraw", "write"]
