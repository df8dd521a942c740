"""Sửa tự động: what can be mended without judgement is, and nothing else is touched (NĐ 30/2020, PL I)."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from ..checking.registry import RULES, Finding
from .menders import MENDERS
from .ways import Mending

PASSES = 4
"""How often it is read anew: mending one thing may bring another to light."""


def mend(path: Path, target: Path, today: date) -> tuple[bytes, list[Finding]]:
    """The file with everything that can be mended, and what was; `target` is written on the way. Raises Invalid for
    what cannot be read."""
    target.write_bytes(path.read_bytes())
    mending = Mending(target, today)
    before = mending.checked.findings
    for _ in range(PASSES if before else 0):
        if not _work(mending):
            break
        mending.save(target)
        mending = Mending(target, today)
    left = {(one.rule, one.paragraph, one.line) for one in mending.checked.findings}
    mended = [one for one in before if one.fixable and (one.rule, one.paragraph, one.line) not in left]
    return target.read_bytes(), mended


def mend_to(path: str, target: str, today: str) -> list[dict[str, Any]]:
    """The same for another process: the mended file is written to `target`, what was mended comes as plain values."""
    _, mended = mend(Path(path), Path(target), date.fromisoformat(today))
    return [asdict(one) for one in mended]


def _work(mending: Mending) -> int:
    """How many findings were taken in hand."""
    count = 0
    for one in RULES:
        if one.code not in MENDERS or one.since > mending.draft.on:
            continue
        for hit in list(one.judge(mending.draft)):
            if hit.line is not None or one.code.startswith("TR-"):
                MENDERS[one.code](mending, hit)
                count += 1
    return count
