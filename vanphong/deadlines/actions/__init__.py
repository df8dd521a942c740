"""What happens to deadlines: when lateness is told, and where lost working time moves them."""

from .calendar import confirm_day, declare_day, set_hours, withdraw_day
from .moving import move_deadlines
from .outages import record_outage
from .rules import drop_escalation_rule, seed_escalation_rules, set_escalation_rule

__all__ = [
    "confirm_day",
    "declare_day",
    "drop_escalation_rule",
    "move_deadlines",
    "record_outage",
    "seed_escalation_rules",
    "set_escalation_rule",
    "set_hours",
    "withdraw_day",
]
