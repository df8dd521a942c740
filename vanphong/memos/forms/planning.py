"""What the author types to adjust the steps of one memo: other people, steps left out, opinions added."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django import forms
from django.http import QueryDict

from vanphong.org.enums import Role
from vanphong.org.models import Person
from vanphong.org.queries import holders_of, warnings_about, with_posts
from vanphong.routing.forms.fields import RowField, row_among

from .. import queries, rules
from ..enums import Act, Joins, Who
from ..models import Memo
from ..rules import Ask

ADDED_ROWS = 2
BY_RANK = "Theo thứ bậc"


@dataclass
class StepRow:
    """A step of the plan as its row shows it: the fields, and who of those to choose from is away."""

    ask: Ask
    form: "PlannedForm"
    warnings: list[str] = field(default_factory=list)


class PlannedForm(forms.Form):
    """Who is asked at a step the plan has already."""

    person = RowField(label="Người cho ý kiến", required=False)
    drop = forms.BooleanField(label="Bỏ bước này", required=False)

    def __init__(self, ask: Ask, people: Sequence[Person], **options: Any) -> None:
        super().__init__(**options, initial={"person": ask.person and ask.person.pk})
        _offer(self.fields["person"], people, "Chưa chọn")
        if ask.required or ask.act == Act.DECIDE:
            del self.fields["drop"]


class AddedForm(forms.Form):
    """An opinion the author asks for beside the office's route."""

    person = RowField(label="Xin thêm ý kiến của", required=False)
    at = forms.ChoiceField(label="Xếp", required=False)

    def __init__(self, people: Sequence[Person], places: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(**options)
        _offer(self.fields["person"], people, "Không thêm")
        at: Any = self.fields["at"]
        at.choices = [("", BY_RANK), *places]


class PlanForm(forms.Form):
    """Quy trình của phiếu, within what the office's route allows. `asks` is what the rows say together."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, memo: Memo, data: QueryDict | None = None) -> None:
        super().__init__(data=data, initial={"seen": memo.version})
        self.memo, self.asks, self.obstacles = memo, queries.plan_of(memo), list[str]()
        self.groups = rules.stages(self.asks)
        offered = [list(_offered(ask, memo)) for ask in self.asks]
        everybody = list(holders_of(memo.agency_id, set(Role) - {Role.ADMINISTRATOR, Role.RESPONDENT}))
        with_posts([*everybody, *(person for people in offered for person in people)])
        away = warnings_about({person for people in offered for person in people})
        self.rows = [
            StepRow(ask, PlannedForm(ask, people, data=data, prefix=f"buoc-{at}"), _of(away, people))
            for at, (ask, people) in enumerate(zip(self.asks, offered, strict=True))
        ]
        places = list(_places(self.groups))
        self.added = [AddedForm(everybody, places, data=data, prefix=f"them-{number}") for number in range(ADDED_ROWS)]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if all(form.is_valid() for form in [*(row.form for row in self.rows), *self.added]):
            self.asks = self._wanted()
            route = queries.asks_of(self.memo)
            self.obstacles = rules.obstacles_to_a_route(self.asks) + rules.obstacles_to_adjusting(route, self.asks)
        else:
            self.obstacles = ["Có lựa chọn không còn trong danh sách; mời xem lại từng bước."]
        return given

    def is_valid(self) -> bool:
        return super().is_valid() and not self.obstacles

    def _wanted(self) -> list[Ask]:
        """The steps that stay, each with the person chosen, and the opinions added to their groups."""
        rows = iter(self.rows)
        groups = [[_chosen(next(rows)) for _ in group] for group in self.groups]
        places = list(groups)
        for form in reversed(self.added):
            if person := form.cleaned_data["person"]:
                _add(groups, Ask(Who.PERSON, person=person, required=False), form.cleaned_data["at"], places)
        return [
            replace(ask, joins=ask.joins if place else Joins.AFTER)
            for group in groups
            for place, ask in enumerate(one for one in group if one)
        ]


def _chosen(row: StepRow) -> Ask | None:
    given = row.form.cleaned_data
    return None if given.get("drop") else replace(row.ask, person=given["person"])


def _add(groups: list[list[Ask | None]], ask: Ask, at: str, places: Sequence[list[Ask | None]]) -> None:
    """Put an opinion beside a group ("with:1") or after it ("after:1"), the number counting in `places`, the groups the
    author chose from; by rank where nothing was chosen. Added from the last to the first, so that two after one group
    stand in the order they were written in."""
    how, _, number = at.partition(":")
    place = _at(groups, places[int(number)]) if number else _place_by_rank(groups, ask)
    if how == Joins.WITH:
        groups[place].append(replace(ask, joins=Joins.WITH))
    else:
        groups.insert(place + 1, [ask])


def _at(groups: list[list[Ask | None]], wanted: list[Ask | None]) -> int:
    return next(place for place, group in enumerate(groups) if group is wanted)


def _place_by_rank(groups: list[list[Ask | None]], ask: Ask) -> int:
    """The last group that speaks no later than this person should; -1 for the beginning."""
    before = [
        place
        for place, group in enumerate(groups)
        if all(one is None or (one.rank <= ask.rank and one.act not in (Act.DECIDE, Act.SIGN)) for one in group)
    ]
    return max(before, default=-1)


def _places(groups: list[list[Ask]]) -> Iterator[tuple[str, str]]:
    """Where an opinion may be added: after a group that is heard before the decision, or beside it unless one of it
    speaks for all."""
    for place, group in enumerate(groups):
        names = ", ".join(ask.row.name for ask in group)
        if all(ask.act not in (Act.DECIDE, Act.SIGN) for ask in group):
            yield f"{Joins.AFTER}:{place}", f"Sau {names}"
            if all(ask.joins != Joins.OR for ask in group):
                yield f"{Joins.WITH}:{place}", f"Cùng lúc với {names}"


def _offered(ask: Ask, memo: Memo) -> list[Person]:
    """Who may be asked at a step, with who is asked already."""
    people = list(queries.candidates(ask, memo.agency_id))
    return people if ask.person is None or ask.person in people else [*people, ask.person]


def _offer(chosen: Any, people: Sequence[Person], blank: str) -> None:
    """People by name and title, as two of one name are told apart."""
    by_key = {str(person.pk): person for person in people}
    named = [(key, f"{person.full_name}, {person.title}".rstrip(", ")) for key, person in by_key.items()]
    chosen.coerce, chosen.choices = row_among(by_key), [("", blank), *named]


def _of(warnings: dict[int, str], people: Sequence[Person]) -> list[str]:
    return [warnings[person.pk] for person in people if person.pk in warnings]
