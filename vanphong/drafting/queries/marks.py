"""Where findings stand on the pages of a draft: looked for once, and kept beside the pictures of its pages."""

import json
import os
import secrets
from pathlib import Path
from typing import Any

from vanphong.files.models import Blob, shelf
from vanphong.files.queries import reading, reading_copy
from vanphong.kernel.confined import ConfinedFailure
from vanphong.kernel.errors import Invalid

from .. import rules
from ..models import CheckResult

Spot = tuple[int, list[float]]
"""Page (from 1), and left, top, right, bottom as fractions of it, from its upper left corner."""


def spots_of(result: CheckResult) -> list[Spot | None]:
    """For each finding where it stands; None for what concerns the whole paper, or while its pages are not there."""
    nowhere: list[Spot | None] = [None] * len(result.found)
    if all(one["paragraph"] is None for one in result.found):
        return nowhere
    kept = _kept(result)
    if kept.exists():
        spots: list[Spot | None] = json.loads(kept.read_text())
        return spots
    shown = reading_copy(result.blob)
    if shown is None:
        return nowhere
    spots = _looked_for(result, shown)
    _keep(kept, spots)
    return spots


def _looked_for(result: CheckResult, shown: Blob) -> list[Spot | None]:
    """What cannot be read has no spots, and is not tried again."""
    nowhere: list[Spot | None] = [None] * len(result.found)
    try:
        lines = reading.READER.call(rules.placed_lines, str(result.blob.path), timeout=reading.TIMEOUT)
        numbers = {(paragraph, line): number for number, (paragraph, line, _) in enumerate(lines)}
        placed = {at: numbers[at] for one in result.found if (at := _at(one)) in numbers}
        wanted = list(dict.fromkeys(placed.values()))
        found = dict(zip(wanted, reading.places(shown.path, [words for *_, words in lines], wanted), strict=True))
    except (ConfinedFailure, Invalid):
        return nowhere
    return [found.get(placed.get(_at(one), -1)) for one in result.found]


def _at(finding: dict[str, Any]) -> tuple[int | None, int | None]:
    return finding["paragraph"], finding["line"]


def _kept(result: CheckResult) -> Path:
    """Destroyed with the pictures of these bytes."""
    sha256 = result.blob_id
    return shelf.pictures_of(sha256) / f"{sha256}-{result.rule_set}.json"


def _keep(place: Path, spots: list[Spot | None]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f".{secrets.token_hex(8)}")
    draft.write_text(json.dumps(spots))
    os.replace(draft, place)
