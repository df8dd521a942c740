"""Sắp chữ: papers the system writes itself, set by Typst as PDF/A from a template of the house and plain data."""

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst

from . import clock
from .glyphs import Printable

PACKAGE = Path(__file__).resolve().parent.parent
FONTS = PACKAGE / "ui" / "static" / "vendor" / "fonts"
SHEET = PACKAGE / "kernel" / "typst" / "sheet.typ"


def typeset(template: Path, data: dict[str, Any], *, at: datetime | None = None, tagged: bool = True) -> bytes:
    """The PDF/A-2b that `template` (a .typ file in a `typst` folder of a house) makes of `data` (JSON values).

    `at` is the moment written into the file, now when not given: the same data at the same moment give the same
    bytes. Text is data and is never read as markup; a character the typeface lacks is printed as □, not dropped.
    `tagged` adds the structure a screen reader follows.
    """
    moment = int((at or clock.now()).timestamp())
    compiler = _compiler(template, data)
    return cast(bytes, compiler.compile(format="pdf", pdf_standards=["a-2b"], timestamp=moment, pdf_tags=tagged))


def draw(template: Path, data: dict[str, Any], *, ppi: int) -> list[bytes]:
    """The same pages as pictures (PNG), one each, `ppi` points to the inch: to be looked at, not kept."""
    made: Any = _compiler(template, data).compile(format="png", ppi=ppi)
    return list(made) if isinstance(made, list) else [made]


def _compiler(template: Path, data: dict[str, Any]) -> typst.Compiler:
    if not template.resolve().is_relative_to(PACKAGE) or template.parent.name != "typst":
        raise ValueError(f"not a template of the house: {template}")
    return typst.Compiler(
        template,
        root=PACKAGE,
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(_printable(data), ensure_ascii=False)},
    )


def typeset_sheet(data: dict[str, Any], *, at: datetime | None = None) -> bytes:
    """A table on landscape pages under the office's head: a register, a day sheet. What `data` holds: see sheet.typ.

    Untagged: tags make a register of a thousand rows ten times as large, and the same rows are on a page.
    """
    return typeset(SHEET, data, at=at, tagged=False)


@cache
def _printable_characters() -> Printable:
    fonts = sorted(FONTS.glob("*.ttf"))
    if not fonts:
        raise FileNotFoundError(f"no typeface in {FONTS}: `make run` fetches it")
    return Printable(fonts)


@cache
def _fonts() -> typst.Fonts:
    """The house's own typeface and no other, so that a paper looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _printable(value: Any) -> Any:
    match value:
        case str():
            return _printable_characters().text(value)
        case dict():
            return {key: _printable(item) for key, item in value.items()}
        case list() | tuple():
            return [_printable(item) for item in value]
        case _:
            return value
