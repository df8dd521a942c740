"""Kiểm tra thể thức: the rules (quy tắc), each entered under its code, and what they find in a draft."""

# Mending takes the rules up in the order in which they are entered here.
# isort: off
from . import head_rules  # noqa: F401
from . import title_rules  # noqa: F401
from . import body_rules  # noqa: F401
from . import order_rules  # noqa: F401
from . import word_rules  # noqa: F401
from . import day_rules  # noqa: F401
from . import citation_rules  # noqa: F401
from . import sum_rules  # noqa: F401
from . import capital_rules  # noqa: F401
from . import changed_names  # noqa: F401
from . import end_rules  # noqa: F401
from . import page_rules  # noqa: F401
from . import spelling  # noqa: F401
