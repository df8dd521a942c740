"""What a person may do now with the paper in front of them: one entry for each act, in the order of need."""

from dataclasses import dataclass, field

from django.forms import BaseForm


@dataclass(frozen=True)
class Act:
    """Một việc làm được: `name` is the act's address, `label` its button, `template` the partial that draws its form.

    `obstacles` are the reasons why it stands grey; `primary` marks the one that is to be done now. The partial finds
    the act's own things in `context`, beside `document`, `form` and `obstacles`.
    """

    name: str
    label: str
    template: str
    form: BaseForm | None = None
    obstacles: list[str] = field(default_factory=list)
    primary: bool = False
    context: dict[str, object] = field(default_factory=dict)
