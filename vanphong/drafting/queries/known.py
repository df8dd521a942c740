"""What the office itself knows, put to what the check read: its register, its neighbours, its own words.

These change while a draft stays the same, so they are asked whenever a result is read: one query for each kind of
knowledge, however much a draft mentions.
"""

from dataclasses import asdict
from typing import Any

from vanphong.org.models import Agency

from .. import rules
from ..models import CheckResult
from ..rules import Finding
from .names import against_names, still_there
from .register import against_register
from .words import known_here

SPELLING = "TV-08"


def found_in(result: CheckResult, agency: Agency) -> list[dict[str, Any]]:
    """What the check found in a draft of this agency, with what the agency itself knows, in the order of the paper."""
    mentions = rules.mentions_of(result.mentions)
    names = list(against_names(mentions.named, agency, result.on))
    known = [*names, *against_register(mentions.citations, agency)]
    read = [Finding(**one) for one in result.found]
    right = still_there(read, result.on) | known_here({one.found for one in read if one.rule == SPELLING}, agency)
    said = {(one.rule, one.paragraph, one.line) for one in names}
    kept = [one for one in read if one.found not in right and (one.rule, one.paragraph, one.line) not in said]
    return [asdict(one) for one in rules.in_order([*kept, *known])]
