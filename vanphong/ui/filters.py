"""Filters that live in the address: each is a chip, they combine, and one tap takes one away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from vanphong.ui.paging import CURSOR


@dataclass(frozen=True)
class Filter:
    """One filter of a list: the name in the address, its word, and (value, word) choices."""

    name: str
    label: str
    choices: Sequence[tuple[object, str]]


@dataclass(frozen=True)
class Option:
    label: str
    url: str
    active: bool


@dataclass(frozen=True)
class Chip:
    name: str
    label: str
    value: str
    clear_url: str
    options: list[Option]


@dataclass(frozen=True)
class FilterBar:
    """What `{% filters %}` draws."""

    chips: list[Chip]
    query: str
    clear_url: str
    kept: list[tuple[str, str]]

    @property
    def active(self) -> bool:
        return any(chip.value for chip in self.chips)


def filter_bar(request: HttpRequest, filters: Iterable[Filter], *, search: str = "q") -> FilterBar:
    """The chips for the filters as the address has them; a value that is no choice counts as none."""
    filters = list(filters)
    names = {one.name for one in filters}
    chips = [_chip(request, one) for one in filters]
    kept = [(name, str(value)) for name, value in request.GET.items() if name not in (search, CURSOR)]
    cleared = _without(request.GET, *names)
    return FilterBar(chips, request.GET.get(search, ""), _url(request, cleared), kept)


def chosen(request: HttpRequest, one: Filter) -> str:
    """The value of a filter in the address, or "" when it is none of the choices."""
    value = request.GET.get(one.name, "")
    return value if value in {str(choice) for choice, _ in one.choices} else ""


def _chip(request: HttpRequest, one: Filter) -> Chip:
    value = chosen(request, one)
    clear_url = _url(request, _without(request.GET, one.name))
    start = f"{clear_url}{'&' if '?' in clear_url else '?'}"
    options = [
        Option(label, f"{start}{urlencode({one.name: choice})}", str(choice) == value) for choice, label in one.choices
    ]
    current = next((option.label for option in options if option.active), "")
    return Chip(one.name, one.label, current, clear_url, options)


def _without(params: QueryDict, *names: str) -> QueryDict:
    left = params.copy()
    for name in (*names, CURSOR):
        left.pop(name, None)
    return left


def _url(request: HttpRequest, params: QueryDict) -> str:
    return f"{request.path}?{params.urlencode()}" if params else request.path
