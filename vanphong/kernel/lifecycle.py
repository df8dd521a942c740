"""Lifecycle is law, so it is code: which moves exist, as data read by actions, tests, buttons and verification."""

from collections.abc import Iterable, Mapping

from .errors import Stale


class Lifecycle:
    """A table of moves: verb → (states it may start from, state it ends in). The empty string is "not yet there"."""

    def __init__(self, moves: Mapping[str, tuple[Iterable[str], str]]) -> None:
        self.moves = {verb: (frozenset(starts), end) for verb, (starts, end) in moves.items()}

    def allows(self, verb: str, state: str) -> bool:
        return verb in self.moves and state in self.moves[verb][0]

    def after(self, verb: str, state: str) -> str:
        """The state `verb` leads to. Raises Stale when the move does not start from `state`: somebody moved first."""
        if not self.allows(verb, state):
            raise Stale
        return self.moves[verb][1]

    def replay(self, verbs: Iterable[str]) -> str | None:
        """The state a history of verbs leads to, or None when the history breaks the table."""
        state = ""
        for verb in verbs:
            if not self.allows(verb, state):
                return None
            state = self.moves[verb][1]
        return state
