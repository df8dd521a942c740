"""What happens to deadlines: when lateness is told, and where an outage moves them."""

from .outages import Recorded, record_outage
from .rules import drop_escalation_rule, seed_escalation_rules, set_escalation_rule

__all__ = ["Recorded", "drop_escalation_rule", "record_outage", "seed_escalation_rules", "set_escalation_rule"]
