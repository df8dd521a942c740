"""What a paper says, apart from how it is set: the same content is laid out as Word and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ..decree import TYPES, written_day


@dataclass(frozen=True)
class Run:
    """Words that are set in one way."""

    text: str
    bold: bool = False
    italic: bool = False


OPEN_NUMBER = " " * 8
"""The room left for a number that is not given yet."""

TableRow = tuple[tuple[Run, ...], ...]
"""A row of a table: its cells, each the words that stand in it."""


@dataclass(frozen=True)
class Block:
    """Một đoạn of the text. `kind`: basis, decides, article, heading, clause, point, text, chapter, quote or table."""

    kind: str
    text: str
    label: str = ""
    """What is set before it in bold: "Điều 1."."""
    runs: tuple[Run, ...] = ()
    """The same words where some of them are bold or italic."""
    rows: tuple[TableRow, ...] = ()
    """Of a table; the first row is its head."""

    @property
    def pieces(self) -> tuple[Run, ...]:
        return self.runs or (Run(self.text),)


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
    year: int | str
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

    @property
    def is_titled(self) -> bool:
        """Does its type stand over the text?"""
        return self.type_name not in {"Công văn", "Thư công"}

    @property
    def open_number(self) -> str:
        """The number, or the room left for it."""
        return self.number or OPEN_NUMBER

    @property
    def written_day(self) -> str:
        """Days under 10 and the months 1 and 2 have a zero (PL I.II.4); without a day the room left for it."""
        if self.day is None:
            return f"ngày      tháng      năm {self.year}"
        return written_day(self.day)

    @property
    def sent_to(self) -> tuple[str, ...]:
        """The lines of nơi nhận with their marks; the last is the copy that is kept (PL I.II.9).

        Of a paper made anew to be copied, what is not known of them is not invented.
        """
        if self.copy_of and not self.recipients:
            return ()
        above = ("Như trên",) if self.addressees else ()
        kept = f"Lưu: VT, {self.kept_by}." if self.kept_by else "Lưu: VT."
        return (*(f"{one};" for one in (*above, *self.recipients)), kept)

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
    "ky_hieu": "ký hiệu văn bản",
    "kinh_gui": "nơi kính gửi",
    "quyen_han": "quyền hạn ký (TM., KT., TL.), mỗi dòng một đoạn",
    "chuc_vu": "chức vụ người ký",
    "nguoi_ky": "họ tên người ký",
    "noi_nhan": "nơi nhận, mỗi nơi một đoạn",
}
#: What has several lines, or none: the paragraph that holds it is there as often.
LISTS = ("quyen_han", "noi_nhan")


def values_of(content: Content, values: Mapping[str, str]) -> dict[str, str]:
    """What the fields of a model of the office are replaced by: the words at hand, and the ends of this paper."""
    return {
        **values,
        "ky_hieu": content.notation,
        "kinh_gui": "; ".join(content.addressees),
        "quyen_han": "\n".join(content.signed.powers),
        "chuc_vu": content.signed.title,
        "nguoi_ky": content.signed.name,
        "noi_nhan": "\n".join(content.recipients),
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
