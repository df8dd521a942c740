"""Keyset paging: "xem tiếp" starts after the last row shown, however long the list is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import BooleanField, Expression, Field, Func, Model, QuerySet, Value
from django.db.models.expressions import F
from django.http import HttpRequest

from vanphong.ui.formats import thousands

Row = TypeVar("Row", bound=Model)
CURSOR = "sau"
COUNTED_UP_TO = 1000


@dataclass(frozen=True)
class Page(Generic[Row]):
    """The rows shown and the ways on. `total` counts the whole list up to COUNTED_UP_TO, None when not asked for."""

    items: list[Row]
    next_url: str = ""
    first_url: str = ""
    total: int | None = None

    def __iter__(self) -> Iterator[Row]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @property
    def total_text(self) -> str:
        """How many are shown and of how many: "50 trong 230", "50 trong hơn 1.000"."""
        shown = thousands(len(self.items))
        if self.total is None or self.total == len(self.items):
            return shown
        more = self.total > COUNTED_UP_TO
        return f"{shown} trong {'hơn ' if more else ''}{thousands(min(self.total, COUNTED_UP_TO))}"


def page(
    queryset: QuerySet[Row],
    request: HttpRequest,
    *,
    order: Sequence[str] = ("-id",),
    size: int = 50,
    count: bool = False,
) -> Page[Row]:
    """The rows after the cursor in the address, in `order`: all rising or all falling, never null, unique together.

    The order may name fields, fields across foreign keys, and annotations. A cursor that is not ours (cut, forged,
    made for another list) means the first page.
    """
    keys = _Keys(queryset, order)
    total = queryset.order_by()[: COUNTED_UP_TO + 1].count() if count else None
    after = keys.read(request.GET.get(CURSOR, ""))
    rows = queryset.order_by(*order)
    if after:
        rows = rows.filter(keys.beyond(after))
    found = _first(rows, size + 1)
    shown = found[:size]
    next_url = _address(request, keys.write(shown[-1])) if len(found) > size else ""
    return Page(shown, next_url, _address(request, "") if after else "", total)


def _first(rows: QuerySet[Row], size: int) -> list[Row]:
    """The first rows. Where a line shows rows of other tables, which lines they are is asked first: so the database
    looks up what belongs to fifty lines, not to every line before it knows the fifty."""
    if not rows.query.select_related:
        return list(rows[:size])
    return list(rows.filter(pk__in=list(rows.select_related(None).values_list("pk", flat=True)[:size])))


def _address(request: HttpRequest, cursor: str) -> str:
    params = request.GET.copy()
    params.pop(CURSOR, None)
    if cursor:
        params[CURSOR] = cursor
    return f"{request.path}?{params.urlencode()}" if params else request.path


class _Keys:
    """The columns a list is ordered by, and the cursor made of their values in one row."""

    def __init__(self, queryset: QuerySet[Any], order: Sequence[str]) -> None:
        self.falling = order[0].startswith("-")
        if any(name.startswith("-") != self.falling for name in order):
            raise ValueError(f"{order}: a keyset runs one way; turn a column round with an annotation.")
        self.names = [name.lstrip("-") for name in order]
        self.fields = [_field(queryset, name) for name in self.names]
        self.salt = f"{queryset.model._meta.label}:{','.join(order)}"

    def write(self, row: Model) -> str:
        return signing.dumps([str(_value(row, name)) for name in self.names], salt=self.salt)

    def read(self, cursor: str) -> list[Any]:
        try:
            texts = signing.loads(cursor, salt=self.salt)
            return [field.to_python(text) for field, text in zip(self.fields, texts, strict=True)]
        except (signing.BadSignature, ValidationError, ValueError):
            return []

    def beyond(self, after: list[Any]) -> Expression:
        here = Func(*(F(name) for name in self.names), function="ROW", output_field=BooleanField())
        there = Func(
            *(Value(value, output_field=field) for value, field in zip(after, self.fields, strict=True)),
            function="ROW",
            output_field=BooleanField(),
        )
        joiner = " < " if self.falling else " > "
        return Func(here, there, template="%(expressions)s", arg_joiner=joiner, output_field=BooleanField())


def _field(queryset: QuerySet[Any], name: str) -> "Field[Any, Any]":
    if name in queryset.query.annotations:
        return queryset.query.annotations[name].output_field
    model, nullable = queryset.model, False
    for part in name.split("__"):
        field = model._meta.get_field("id" if part == "pk" else part)
        nullable = nullable or field.null
        model = field.related_model
    if nullable:
        raise ValueError(f"{name} may be null; order by an annotation with Coalesce, or rows would be lost.")
    return field.target_field if field.is_relation else field


def _value(row: Model, name: str) -> Any:
    value: Any = row
    for part in name.split("__"):
        value = getattr(value, part)
    return value.pk if isinstance(value, Model) else value
