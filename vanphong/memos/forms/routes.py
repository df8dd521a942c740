"""What the administrator types to keep a route: its name, what it is for, and one row of fields for each step."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from vanphong.documents.models import DocumentType
from vanphong.org.enums import Role, UnitKind
from vanphong.org.models import Agency, Field, Person, Unit
from vanphong.org.queries import holders_of, units_of
from vanphong.routing.forms.fields import RowField, offer

from .. import rules
from ..enums import ROUTED, Act, Joins, Who
from ..models import Route
from ..rules import Ask

EMPTY_ROWS = 3
MOST_ROWS = rules.LONGEST_ROUTE + 2 * EMPTY_ROWS
#: Whom a step may ask, as one choice: the way of asking and the post.
ASKED = {
    f"{Who.UNIT_HEAD}:": "Lãnh đạo phòng",
    f"{Who.FIELD_LEADER}:{Role.CHIEF}": "Lãnh đạo Văn phòng phụ trách lĩnh vực",
    f"{Who.FIELD_LEADER}:{Role.CHAIR}": "Lãnh đạo UBND phụ trách lĩnh vực",
    **{
        f"{Who.POSITION}:{role}": role.label
        for role in Role
        if role not in (Role.UNIT_HEAD, Role.ADMINISTRATOR, Role.RESPONDENT)
    },
    f"{Who.PERSON}:": "Một người được nêu tên",
}


class StepForm(forms.Form):
    """Một bước. The row is left out where nobody is asked."""

    place = forms.IntegerField(label="Thứ tự", min_value=1, max_value=99, required=False)
    asked = forms.ChoiceField(label="Hỏi ai", choices=[("", "Không có bước này"), *ASKED.items()], required=False)
    act = forms.ChoiceField(label="Việc", choices=[(act, act.label) for act in ROUTED], initial=Act.OPINE)
    joins = forms.ChoiceField(label="Xếp", choices=Joins.choices, initial=Joins.AFTER)
    hours = forms.IntegerField(label="Số giờ làm việc", required=False)
    unit = RowField(label="Tại đơn vị", required=False)
    person = RowField(label="Người được nêu tên", required=False)
    blocks = forms.BooleanField(label="Không đồng ý thì dừng, trả người lập", required=False)
    required = forms.BooleanField(label="Bắt buộc, người lập không được bỏ", required=False, initial=True)

    def __init__(self, *args: Any, units: Iterable[Unit], people: Iterable[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self.fields["unit"], units, blank="Đơn vị của người lập, hoặc bất kỳ")
        offer(self.fields["person"], people, blank="Không nêu tên")
        for name in ("place", "hours"):
            self.fields[name].widget.attrs["inputmode"] = "numeric"

    def ask(self) -> Ask | None:
        """The step these fields say; none where nobody is asked."""
        given = self.cleaned_data
        if not given.get("asked"):
            return None
        who, _, role = given["asked"].partition(":")
        person = given["person"] if who == Who.PERSON else None
        kept = {name: given[name] for name in ("unit", "act", "joins", "hours", "blocks", "required")}
        return Ask(who=who, role=role, person=person, **kept)


StepSet: Any = forms.formset_factory(StepForm, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


class RouteForm(forms.Form):
    """Quy trình trình duyệt with its steps. `steps` are the rows as they are shown, `asks` what they say."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label="Tên quy trình", max_length=150)
    document_type = forms.ModelChoiceField(
        DocumentType.objects.all(), label="Dùng cho loại văn bản", required=False, empty_label="Mọi loại văn bản"
    )
    field = forms.ModelChoiceField(
        Field.objects.none(), label="Dùng cho lĩnh vực", required=False, empty_label="Mọi lĩnh vực"
    )
    source = forms.CharField(
        label="Căn cứ", max_length=300, required=False, help_text="Văn bản, điều khoản của quy chế làm việc."
    )

    def __init__(self, agency: Agency, route: Route | None = None, data: QueryDict | None = None) -> None:
        kept = ("name", "document_type", "field", "source")
        initial = {name: getattr(route, name) for name in kept} | {"seen": route.version} if route else {}
        super().__init__(data=data, initial=initial)
        fields: Any = self.fields["field"]
        fields.queryset = Field.objects.filter(agency=agency)
        self.agency, self.route, self.obstacles = agency, route, list[str]()
        self.asks = [Ask.of(step) for step in route.steps.all()] if route else []
        self.offered = self._offered()
        self.steps = StepSet(data, form_kwargs=self.offered, prefix="buoc") if data else self._rows()

    def _offered(self) -> dict[str, Any]:
        """Units and people to choose from, with those the route names already. Two queries."""
        units = list(units_of(self.agency, kinds=UnitKind.values))
        people = list(holders_of(self.agency, set(Role) - {Role.ADMINISTRATOR, Role.RESPONDENT}))
        units += [ask.unit for ask in self.asks if ask.unit and ask.unit not in units]
        people += [ask.person for ask in self.asks if ask.person and ask.person not in people]
        return {"units": units, "people": people}

    def _rows(self) -> Any:
        """The steps in order, numbered anew, then some empty rows."""
        rows: list[dict[str, Any]] = [_typed(place, ask) for place, ask in enumerate(self.asks, 1)]
        room = min(len(rows) + EMPTY_ROWS, MOST_ROWS) - len(rows)
        rows += [{"act": Act.OPINE, "joins": Joins.AFTER, "required": True}] * room
        return StepSet(initial=rows, form_kwargs=self.offered, prefix="buoc")

    def clean(self) -> dict[str, Any]:
        """Every obstacle at once; the rows are shown again in the order they were given."""
        given = super().clean() or self.cleaned_data
        if not self.steps.is_valid():
            self.obstacles = ["Có ô ghi chưa đúng trong các bước; mời xem từng ô."]
        else:
            self.asks = _in_order(self.steps)
            about = {name: given.get(name) for name in ("document_type", "field")}
            name = given.get("name", "—")
            self.obstacles = rules.obstacles_to_keeping(self.agency, name, self.asks, **about, route=self.route)
            self.steps = self._rows()
        return given

    def is_valid(self) -> bool:
        return super().is_valid() and not self.obstacles

    def values(self) -> dict[str, Any]:
        return self.cleaned_data | {"steps": self.asks}


def _typed(place: int, ask: Ask) -> dict[str, Any]:
    """A step as its row shows it."""
    chosen = {"unit": ask.unit and ask.unit.pk, "person": ask.person and ask.person.pk}
    return vars(ask) | chosen | {"place": place, "asked": f"{ask.who}:{ask.role}"}


def _in_order(rows: Sequence[StepForm]) -> list[Ask]:
    """The steps by the number typed; a row without one comes after those before it on the page."""
    found: list[tuple[int, int, Ask]] = []
    last = 0
    for row, form in enumerate(rows):
        last = form.cleaned_data.get("place") or last
        if ask := form.ask():
            found.append((last, row, ask))
    return [ask for _, _, ask in sorted(found, key=lambda one: one[:2])]
