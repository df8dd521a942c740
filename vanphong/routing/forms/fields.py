"""Choices among rows already read, so that a hundred forms on a page ask the database nothing."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from django import forms
from django.http import QueryDict

from vanphong.org.models import Person, Unit

Row = TypeVar("Row", Unit, Person)
NOT_OFFERED = {"invalid_choice": "Không có lựa chọn này. Mời chọn lại."}


class RowField(forms.TypedChoiceField):
    """One of the rows offered."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, empty_value=None, error_messages=NOT_OFFERED)


class RowsField(forms.TypedMultipleChoiceField):
    """Any of the rows offered."""

    def __init__(self, **options: Any) -> None:
        options |= {"required": False, "empty_value": [], "error_messages": NOT_OFFERED}
        super().__init__(**options, widget=forms.CheckboxSelectMultiple)


def offer(field: Any, rows: Iterable[Unit | Person], *, blank: str = "") -> None:
    """Let a RowField or RowsField choose among these rows; `blank` is the word for none."""
    by_key = {str(row.pk): row for row in rows}
    field.coerce = row_among(by_key)
    field.choices = [*([("", blank)] if blank else []), *((key, str(row)) for key, row in by_key.items())]


def row_among(by_key: Mapping[str, Row]) -> Callable[[str], Row]:
    """From what was posted to the row it names; ValueError, which a form puts in words, where none is offered."""

    def row(key: str) -> Row:
        if key not in by_key:
            raise ValueError(key)
        return by_key[key]

    return row


def row_of(data: QueryDict, row: str) -> QueryDict:
    """The fields of one row of a page that has a form in each: "12-lead" is the `lead` of row 12."""
    found = QueryDict(mutable=True)
    for name in data:
        if name.startswith(f"{row}-"):
            found.setlist(name.removeprefix(f"{row}-"), data.getlist(name))
    return found
