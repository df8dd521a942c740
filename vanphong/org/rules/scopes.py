"""Types of documents a delegation may be limited to: the house that keeps them, above, says here how to list them."""

from collections.abc import Callable, Iterable

Names = Callable[[], Iterable[str]]
_SOURCES: list[Names] = []


def names_document_types(source: Names) -> Names:
    """This function lists the names of the types of documents."""
    _SOURCES.append(source)
    return source


def document_types() -> list[str]:
    return [name for source in _SOURCES for name in source()]
