"""The styles of a Word file: how a paragraph and its letters come out, with what they say themselves."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from docx.oxml.ns import qn

from .word_properties import align_of, child_of, half_points, indents_of, is_on, points, said_by, spacing_of, value_of
from .word_tree import runs_of

RUN_PROPERTIES = qn("w:rPr")
KINDS = ("major", "minor")


class Styles:
    """Of one file: each is resolved once."""

    def __init__(self, document: Any) -> None:
        self.theme = _theme_fonts(document)
        defaults = document.styles.element.find(qn("w:docDefaults"))
        self.run_defaults = child_of(child_of(defaults, "rPrDefault"), "rPr")
        self.par_defaults = child_of(child_of(defaults, "pPrDefault"), "pPr")
        self.run_chains: dict[str, list[Any]] = {}
        self.par_chains: dict[str, list[Any]] = {}
        self.shapes: dict[Any, dict[str, Any]] = {}
        self.looks: dict[Any, dict[str, Any]] = {}
        self.styles = {style.get(qn("w:styleId")): style for style in document.styles.element.findall(qn("w:style"))}
        default = [one for one in self.styles.values() if one.get(qn("w:type")) == "paragraph"]
        self.normal = next((one.get(qn("w:styleId")) for one in default if one.get(qn("w:default")) == "1"), "")

    def of(self, own: Any) -> str:
        """The style of a paragraph with these properties of its own."""
        return own.pStyle.val if own is not None and own.pStyle is not None else self.normal

    def fonts(self, parent: Any) -> Iterator[tuple[Any, str]]:
        """Every run under `parent` with the font it comes out in."""
        for paragraph in parent.iter(qn("w:p")):
            own = child_of(paragraph, "pPr")
            style = value_of([own], "pStyle") or self.normal
            for run in runs_of(paragraph):
                yield run, self._font(self._run_settings(run.find(RUN_PROPERTIES), style))

    def shape(self, own: Any, style: str) -> dict[str, Any]:
        """How a paragraph is set that has these properties of its own, as fields of Line."""
        return _once(self.shapes, own, style, self._shape)

    def look(self, own: Any, style: str) -> dict[str, Any]:
        """How the letters of a run are set, as fields of Span; `style` is that of its paragraph."""
        return _once(self.looks, own, style, self._look)

    def run_chain(self, style: str) -> list[Any]:
        """What a style and those it is based on say of letters, the nearest first."""
        if style not in self.run_chains:
            self.run_chains[style] = [one.find(RUN_PROPERTIES) for one in self._ancestry(style)]
        return self.run_chains[style]

    def _shape(self, own: Any, style: str) -> dict[str, Any]:
        chain = [own, *self._par_chain(style), self.par_defaults]
        first, left = indents_of(chain)
        return {
            "align": align_of(chain),
            "first_indent": first,
            "indent": left,
            "before": points(said_by(chain, "spacing", "before")),
            "after": points(said_by(chain, "spacing", "after")),
            "spacing": spacing_of(chain),
            "numbered": any(child_of(one, "numPr") is not None for one in chain),
        }

    def _look(self, own: Any, style: str) -> dict[str, Any]:
        chain = self._run_settings(own, style)
        return {
            "font": self._font(chain),
            "size": half_points(value_of(chain, "sz")),
            "bold": is_on(chain, "b"),
            "italic": is_on(chain, "i"),
            "caps": is_on(chain, "caps"),
            "color": (value_of(chain, "color") or "").upper(),
            "hidden": is_on(chain, "vanish"),
        }

    def _run_settings(self, own: Any, style: str) -> list[Any]:
        """What sets a run with these properties of its own, the nearest first; `style` is that of its paragraph."""
        character = own.find(qn("w:rStyle")) if own is not None else None
        named = self.run_chain(character.get(qn("w:val"))) if character is not None else []
        return [own, *named, *self.run_chain(style), self.run_defaults]

    def _font(self, chain: list[Any]) -> str:
        for one in chain:
            fonts = child_of(one, "rFonts")
            if fonts is None:
                continue
            if theme := fonts.get(qn("w:asciiTheme")):
                return self.theme.get("major" if theme.startswith("major") else "minor", "")
            if name := fonts.get(qn("w:ascii")):
                return str(name)
        return ""

    def _par_chain(self, style: str) -> list[Any]:
        if style not in self.par_chains:
            self.par_chains[style] = [one.find(qn("w:pPr")) for one in self._ancestry(style)]
        return self.par_chains[style]

    def _ancestry(self, style: str) -> list[Any]:
        found: list[Any] = []
        while style in self.styles and self.styles[style] not in found:
            found.append(self.styles[style])
            based = found[-1].find(qn("w:basedOn"))
            style = based.get(qn("w:val")) if based is not None else ""
        return found


def _once(known: dict[Any, Any], own: Any, style: str, resolve: Callable[[Any, str], Any]) -> Any:
    """What these properties come out as in this style; a long paper says few things many times."""
    said = tuple((one.tag, *one.items()) for one in own.iter()) if own is not None else ()
    key = (said, style)
    if key not in known:
        known[key] = resolve(own, style)
    return known[key]


def _theme_fonts(document: Any) -> dict[str, str]:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/theme"):
            text = relation.target_part.blob.decode("utf-8", "replace")
            pairs = ((kind, re.search(rf'<a:{kind}Font>\s*<a:latin typeface="([^"]*)"', text)) for kind in KINDS)
            return {kind: found.group(1) for kind, found in pairs if found}
    return {}
