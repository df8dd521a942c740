"""Trộn trường: the merge fields of an office's model in Word, replaced where they stand. A fixed list, never code.

Word may have split a field over several runs; it is put together first and takes the style of its first letter. Runs
in the confined process that reads uploads.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from vanphong.files.rules import word
from vanphong.kernel.errors import Invalid
from vanphong.kernel.vietnamese import fold

from .content import FIELDS, LISTS, capital

FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
OPEN = "…"
BROKEN = "Không đọc được tệp Word này. Mời mở lại bằng Word, lưu thành .docx rồi thử lại."
CODE = "Mẫu có “{{%”: mẫu không chạy lệnh, chỉ thay các trường trong danh sách. Mời bỏ đoạn “{shown}”."
HALF = "Có “{{{{” mà không có “}}}}” đi cùng trong một đoạn: “{shown}”. Mời viết đủ, ví dụ {{{{trich_yeu}}}}."
FOOTNOTES = "Có trường trong chú thích hoặc phần phụ của tệp ({name}); chỗ đó không được điền. Mời chuyển vào nội dung."


def obstacles_to_merging(path: Path) -> list[str]:
    """Everything in a model that could not be filled, in words. Raises Invalid for what is no sound Word file."""
    document = _opened(path)
    found = [one for paragraph in _paragraphs(document) for one in _wrong(_words(paragraph))]
    for part in document.part.package.iter_parts():
        if not isinstance(part, XmlPart) and part.partname.endswith(".xml") and b"{{" in part.blob:
            found.append(FOOTNOTES.format(name=str(part.partname).rpartition("/")[2]))
    return list(dict.fromkeys(found))


def merge_to(path: str, target: str, values: Mapping[str, str]) -> None:
    """Fill a model into a file of its own. Raises Invalid with everything that cannot be filled."""
    if wrong := obstacles_to_merging(Path(path)):
        raise Invalid(" ".join(wrong))
    document = _opened(Path(path))
    for paragraph in list(_paragraphs(document)):
        for one, own in _repeated(paragraph, values):
            _replace(one, own)
    document.core_properties.title = _filled(document.core_properties.title, values)[:255]
    document.save(target)


def _opened(path: Path) -> Any:
    word.check(path)
    try:
        return Document(str(path))
    except (KeyError, ValueError) as error:
        raise Invalid(BROKEN) from error


def _paragraphs(document: Any) -> Iterator[Any]:
    """Those of the text, of headers and footers, of boxes."""
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart):
            yield from part.element.iter(qn("w:p"))


def _texts(paragraph: Any) -> list[Any]:
    """The pieces of text of this paragraph, not of a box anchored in it."""
    return [one for one in paragraph.iter(qn("w:t")) if next(one.iterancestors(qn("w:p"))) is paragraph]


def _words(paragraph: Any) -> str:
    return "".join(one.text or "" for one in _texts(paragraph))


def _wrong(words: str) -> Iterator[str]:
    for name in FIELD.findall(words):
        if name.lower() not in FIELDS:
            yield _unknown(name)
    left = FIELD.sub("", words)
    if "{{" in left or "}}" in left:
        yield HALF.format(shown=_short(left))
    if "{%" in left:
        yield CODE.format(shown=_short(left))


def _unknown(name: str) -> str:
    """Names the field, and the nearest known ones."""
    like = fold(name).replace(" ", "_")
    near = get_close_matches(like, FIELDS, n=3, cutoff=0.5) or list(FIELDS)[:3]
    told = ", ".join(f"{{{{{one}}}}} ({FIELDS[one]})" for one in near)
    return f"Không có trường “{_short(name)}”. Gần nhất: {told}. Mời sửa trong Word."


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"


def _repeated(paragraph: Any, values: Mapping[str, str]) -> Iterator[tuple[Any, Mapping[str, str]]]:
    """A paragraph that holds a list stands as often as that has lines, each with its own; not at all where it has none.

    Each is filled once: braces in what somebody typed are words.
    """
    named = next((name.lower() for name in FIELD.findall(_words(paragraph)) if name.lower() in LISTS), None)
    if named is None:
        yield paragraph, values
        return
    for line in filter(None, values.get(named, "").split("\n")):
        one = deepcopy(paragraph)
        paragraph.addprevious(one)
        yield one, {**values, named: line}
    _remove(paragraph)


def _remove(paragraph: Any) -> None:
    """A cell keeps at least one paragraph: Word does not open one without."""
    holder = paragraph.getparent()
    if len(holder.findall(qn("w:p"))) > 1:
        holder.remove(paragraph)
    else:
        for one in _texts(paragraph):
            one.text = ""


def _replace(paragraph: Any, values: Mapping[str, str]) -> None:
    """From the last field to the first, so that places before stay as they were counted."""
    texts = _texts(paragraph)
    for match in reversed(list(FIELD.finditer("".join(one.text or "" for one in texts)))):
        _put(texts, match.start(), match.end(), _value(match.group(1), values))
    for one in texts:
        _break_lines(one)


def _put(texts: list[Any], start: int, end: int, value: str) -> None:
    """The value goes where the field began; what the field had in other pieces goes."""
    at, first = 0, True
    for one in texts:
        words = one.text or ""
        left, right = max(start - at, 0), min(end - at, len(words))
        at += len(words)
        if left < right:
            one.text = words[:left] + (value if first else "") + words[right:]
            first = False


def _break_lines(text: Any) -> None:
    """Lines of a value are lines of the paragraph."""
    first, *others = (text.text or "").split("\n")
    text.text = first
    text.set(qn("xml:space"), "preserve")
    at = text
    for line in others:
        for new in (OxmlElement("w:br"), OxmlElement("w:t")):
            at.addnext(new)
            at = new
        at.text = line
        at.set(qn("xml:space"), "preserve")


def _filled(words: str, values: Mapping[str, str]) -> str:
    return FIELD.sub(lambda found: _value(found.group(1), values), words)


def _value(name: str, values: Mapping[str, str]) -> str:
    """In capitals where the field is; with a capital first letter where the field has one; open where there is none."""
    value = values.get(name.lower(), "") or OPEN
    if name.isupper():
        return value.upper()
    return capital(value) if name[:1].isupper() else value
