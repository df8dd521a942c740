"""The lines of a draft and where each stands in its file, for finding them on its pages."""

from pathlib import Path

from .word import read_word


def placed_lines(path: str) -> list[tuple[int, int, str]]:
    """Paragraph, line of it, and words, in the order of the file. Raises Invalid for what cannot be read."""
    return [(line.place.paragraph, line.place.line, line.words) for line in read_word(Path(path)).lines]
