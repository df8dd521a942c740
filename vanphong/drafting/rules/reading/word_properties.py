"""Properties of Word (w:pPr, w:rPr): of a chain of such elements, the nearest first, what they say together.

Lengths are told in millimetres and points.
"""

from typing import Any

from docx.oxml.ns import qn


def child_of(parent: Any, name: str) -> Any:
    return parent.find(qn(f"w:{name}")) if parent is not None else None


def said_by(chain: list[Any], name: str, attribute: str) -> str | None:
    for one in chain:
        child = child_of(one, name)
        if child is not None and child.get(qn(f"w:{attribute}")) is not None:
            return str(child.get(qn(f"w:{attribute}")))
    return None


def value_of(chain: list[Any], name: str) -> str | None:
    return said_by(chain, name, "val")


def is_on(chain: list[Any], name: str) -> bool:
    """A property that is on or off: the nearest that says so."""
    for one in chain:
        child = child_of(one, name)
        if child is not None:
            return child.get(qn("w:val")) not in ("0", "false", "off", "none")
    return False


def half_points(value: str | None) -> float | None:
    return float(value) / 2 if value and value.isdigit() else None


def points(value: str | None) -> float:
    return round(float(value) / 20, 1) if value and value.lstrip("-").isdigit() else 0.0


def _mm(value: str | None) -> float:
    return round(float(value) / 56.6929, 1) if value and value.lstrip("-").isdigit() else 0.0


def indents_of(chain: list[Any]) -> tuple[float, float]:
    """Of the first line against the others, and of these. A hanging line is a negative one."""
    left = _mm(said_by(chain, "ind", "left") or said_by(chain, "ind", "start"))
    for one in chain:
        child = child_of(one, "ind")
        if child is None:
            continue
        if (hanging := child.get(qn("w:hanging"))) is not None:
            return -_mm(hanging), left
        if (first := child.get(qn("w:firstLine"))) is not None:
            return _mm(first), left
    return 0.0, left


def spacing_of(chain: list[Any]) -> float | None:
    line = said_by(chain, "spacing", "line")
    if line is None or not line.isdigit():
        return 1.0
    return round(float(line) / 240, 2) if (said_by(chain, "spacing", "lineRule") or "auto") == "auto" else None


def align_of(chain: list[Any]) -> str:
    names = {"both": "justify", "distribute": "justify", "end": "right", "start": "left"}
    value = value_of(chain, "jc") or "left"
    return names.get(value, value)
