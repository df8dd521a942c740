"""What a paper says, apart from how it is set: the same content is laid out as Word and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from .decree import TYPES


@dataclass(frozen=True)
class Block:
    """Một đoạn of the text. `kind`: basis, decides, article, heading, clause, point, text, chapter or quote."""

    kind: str
    text: str
    label: str = ""
    """What is set before it in bold: "Điều 1."."""


@dataclass(frozen=True)
class Signed:
    """Chữ ký: the lines of power, the title, the name."""

    title: str
    name: str = ""
    powers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Content:
    """Nội dung một văn bản. `number` without one leaves its place open; so does a missing day."""

    type_name: str
    agency: str
    notation: str
    place: str
    year: int
    subject: str = ""
    parent: str = ""
    number: str = ""
    day: date | None = None
    addressees: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    signed: Signed = field(default_factory=lambda: Signed("CHỦ TỊCH"))
    also_signed: Signed | None = None
    """Who signs at the left of a record: người ghi biên bản."""
    recipients: tuple[str, ...] = ()
    kept_by: str = ""
    urgency: str = ""
    copy_of: str = ""
    """Of a copy, its form (SAO Y, TRÍCH SAO, SAO LỤC)."""

    @property
    def is_letter(self) -> bool:
        return self.type_name == "Công văn"

    def filled(self, values: Mapping[str, str]) -> "Content":
        """With the merge fields (trường trộn) of the text put in. Raises KeyError for one that is not in FIELDS."""
        return replace(self, blocks=tuple(_filled(one, values) for one in self.blocks))


def _filled(block: Block, values: Mapping[str, str]) -> Block:
    """A field that begins a paragraph begins a sentence."""
    text = fill(block.text, values)
    return replace(block, text=capital(text) if block.text.startswith("{{") else text)


def capital(words: str) -> str:
    """With its first letter in capitals, the others as they are."""
    return words[:1].upper() + words[1:]


#: The merge fields a template may hold: a fixed list, never code.
FIELDS = {
    "trich_yeu": "trích yếu",
    "co_quan": "tên cơ quan ban hành",
    "van_ban_den": "văn bản được trả lời: số, ký hiệu, ngày, cơ quan",
    "noi_gui": "cơ quan gửi văn bản đến",
    "don_vi": "đơn vị soạn thảo",
    "nguoi_soan": "người soạn thảo",
    "nam": "năm",
    "dia_danh": "địa danh",
}


def fill(text: str, values: Mapping[str, str]) -> str:
    """ "{{ trich_yeu }}" and the like replaced; what has no value stays as an open place "…". Raises KeyError."""
    parts = text.split("{{")
    done = [parts[0]]
    for part in parts[1:]:
        name, closed, rest = part.partition("}}")
        if not closed or name.strip() not in FIELDS:
            raise KeyError(name.strip())
        done.append(values.get(name.strip(), "") or "…")
        done.append(rest)
    return "".join(done)


def notation_for(type_name: str, agency: str, unit: str) -> str:
    """Ký hiệu: <tên loại>-<cơ quan>, of a letter <cơ quan>-<đơn vị soạn> (PL I.II.3b)."""
    abbreviation = TYPES.get(type_name, "")
    return f"{abbreviation}-{agency}" if abbreviation else f"{agency}-{unit}" if unit else agency
