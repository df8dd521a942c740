"""Where findings stand on the pages of a draft: looked for once, and kept beside the pictures of its pages."""

import json
import os
import secrets
from pathlib import Path
from typing import Any

from vanphong.files.enums import Kind
from vanphong.files.models import Blob, shelf
from vanphong.files.queries import reading, reading_copy
from vanphong.kernel.confined import ConfinedFailure
from vanphong.kernel.errors import Invalid

from .. import rules
from ..models import CheckResult

Spot = tuple[int, list[float]]
"""Page (from 1), and left, top, right, bottom as fractions of it, from its upper left corner."""
Place = tuple[int | None, int | None]
"""Paragraph and line of it, as rules.Place counts them."""


def spots_of(result: CheckResult) -> list[Spot | None]:
    """For each finding where it stands; None for what concerns the whole paper, or while its pages are not there."""
    if any(one["box"] for one in result.found):
        return [(one["box"][0], one["box"][1:]) if one["box"] else None for one in result.found]
    if result.blob.kind != Kind.DOCX or all(one["paragraph"] is None for one in result.found):
        return [None] * len(result.found)
    known = _known(result)
    return [known.get(_at(one)) for one in result.found]


def _known(result: CheckResult) -> dict[Place, Spot]:
    """The spots of every line something is found in or mentioned."""
    kept = _kept(result)
    if kept.exists():
        return {(paragraph, line): spot for paragraph, line, spot in json.loads(kept.read_text())}
    shown = reading_copy(result.blob)
    if shown is None:
        return {}
    spots = _looked_for(result, shown)
    _keep(kept, spots)
    return spots


def _looked_for(result: CheckResult, shown: Blob) -> dict[Place, Spot]:
    """What cannot be read has no spots, and is not tried again."""
    said = rules.mentions_of(result.mentions)
    places = {_at(one) for one in result.found}
    places |= {(one.paragraph, one.line) for one in said.citations} | {(one.paragraph, one.line) for one in said.named}
    try:
        lines = reading.READER.call(rules.placed_lines, str(result.blob.path), timeout=reading.TIMEOUT)
        numbers = {(paragraph, line): number for number, (paragraph, line, _) in enumerate(lines)}
        wanted = sorted(place for place in places if place in numbers)
        found = reading.places(shown.path, [words for *_, words in lines], [numbers[place] for place in wanted])
    except (ConfinedFailure, Invalid):
        return {}
    return {place: spot for place, spot in zip(wanted, found, strict=True) if spot}


def _at(finding: dict[str, Any]) -> Place:
    return finding["paragraph"], finding["line"]


def _kept(result: CheckResult) -> Path:
    """Destroyed with the pictures of these bytes."""
    sha256 = result.blob_id
    return shelf.pictures_of(sha256) / f"{sha256}-{result.rule_set}.json"


def _keep(place: Path, spots: dict[Place, Spot]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f".{secrets.token_hex(8)}")
    draft.write_text(json.dumps([(*at, spot) for at, spot in spots.items()]))
    os.replace(draft, place)
