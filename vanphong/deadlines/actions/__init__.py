"""What happens to deadlines: when lateness is told, and where an outage moves them."""

from .moving import move_deadlines
from .outages import record_outage
from .rules import drop_escalation_rule, seed_escalation_rules, set_escalation_rule

__all__ = [
    "drop_escalation_rule",
    "move_deadlines",
    "record_outage",
    "seed_escalation_rules",
    "set_escalation_rule",
]
