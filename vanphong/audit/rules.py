"""Sealing: pure functions from events to hashes (RFC 6962 style Merkle tree over canonical JSON leaves)."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

FIRST = "0" * 64


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def leaf(event: dict[str, Any]) -> str:
    """The hash of one event: every column but its seal, as canonical JSON."""
    columns = dict(event)
    moment = columns["happened_at"]
    if isinstance(moment, datetime):
        columns["happened_at"] = moment.astimezone(UTC).isoformat(timespec="microseconds")
    text = json.dumps(columns, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return _digest(b"\x00" + text.encode())


def merkle_root(leaves: Sequence[str]) -> str:
    level = list(leaves)
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        above = [_digest(b"\x01" + bytes.fromhex(left) + bytes.fromhex(right)) for left, right in pairs]
        level = above + level[len(above) * 2 :]
    return level[0] if level else FIRST


def seal_hash(previous: str, root: str, count: int) -> str:
    return _digest(f"{previous}:{root}:{count}".encode())
