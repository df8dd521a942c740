"""Facts: what happened, said once, in the past tense. Whoever cares subscribes; nobody below knows who."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True)
class Fact:
    """Something that happened to one object. Fields are plain JSON values (ids, texts, numbers, ISO dates).

    `kind` names it for good ("documents.issued"); `verb` is the move of the object's lifecycle it stands for, empty
    when the object stays in its state; `says` is the line of the timeline (Vietnamese, past tense).
    """

    kind: ClassVar[str] = ""
    verb: ClassVar[str] = ""
    says: ClassVar[str] = ""

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if cls.kind in KINDS:
            raise TypeError(f"two facts are called {cls.kind}")
        KINDS[cls.kind] = cls


KINDS: dict[str, type[Fact]] = {}
Subscriber = Callable[[Any], None]
_subscribers: dict[str, list[Subscriber]] = defaultdict(list)


def subscribe(*facts: type[Fact]) -> Callable[[Subscriber], Subscriber]:
    """Hear these facts: the function gets the Event, in the worker, after commit. It may hear one twice."""

    def add(function: Subscriber) -> Subscriber:
        for fact in facts:
            _subscribers[fact.kind].append(function)
        return function

    return add


def subscribers_of(kind: str) -> list[Subscriber]:
    return _subscribers.get(kind, [])
