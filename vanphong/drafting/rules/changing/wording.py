"""Sửa chữ: how a line is written right by NĐ 30/2020, PL I; from words to words."""

import re
from collections.abc import Callable

from vanphong.kernel.vietnamese import fold

LOOKALIKES = str.maketrans("АВЕЅІЈКМНОРСТХУаеорсухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTXYaeopcyxisjABEZHIKMNOPTYXo")


def is_but(text: str, right: str) -> bool:
    """Is it these words, wrongly written, and nothing beside them?"""
    return abs(len(text.split()) - len(right.split())) <= 2 and fold(text).split()[:1] == fold(right).split()[:1]


def numbered(text: str) -> str:
    """Số: 05/QĐ-UBND."""
    found = re.match(r"^\s*số\s*:?\s*(\d*)\s*(/.*)?$", text, re.IGNORECASE | re.DOTALL)
    if found is None:
        return text
    number, rest = found[1], found[2] or ""
    number = f"0{number}" if len(number) == 1 else number
    tidy = re.sub(r"[–—]", "-", re.sub(r"\s+", "", rest)) if rest.strip() else rest
    return f"Số: {number}{tidy}" if number or not rest.startswith("/") else f"Số:       {tidy}"


def dated(text: str) -> str:
    """Địa danh, ngày 05 tháng 01 năm 2026."""

    def day(found: re.Match[str]) -> str:
        month = f"{int(found[2]):02}" if int(found[2]) < 3 else str(int(found[2]))
        return f"ngày {int(found[1]):02} tháng {month}"

    text = re.sub(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})", day, text)
    return re.sub(r"^(\s*[^,\d]*?)\s*,?\s*(?=ngày)", r"\1, ", text)


def ending(mark: str) -> Callable[[str], str]:
    """The line closed by this mark, whatever closed it before."""
    return lambda text: re.sub(r"\s*[.;,:]*\s*$", "", text) + mark


def finished(text: str) -> str:
    """The last line of a text: “./.”."""
    return re.sub(r"[\s./]*$", "", text) + "./."


def with_power(text: str) -> str:
    """Quyền hạn ký: “TM.”, “KT.” with dot and blank."""
    return re.sub(r"^\s*(TM|KT|TL|TUQ|Q)\s*\.?\s*(?=\S)", r"\1. ", text, flags=re.IGNORECASE)


def cited(text: str) -> str:
    """Viện dẫn: “khoản 1 Điều 5”."""
    text = re.sub(r"(?<=\w[ ,])(?<![Cc]ác )điều (?=\d+\b)", "Điều ", text)
    return re.sub(r"(?<=[a-zà-ỹ] )(Khoản|Điểm) (?=\w+ (Điều|khoản))", lambda found: f"{found[1].lower()} ", text)


def sentence(text: str) -> str:
    """A capital at the beginning, after a number or an opening quote."""
    return re.sub(r"^((?:\d+(?:\.\d+)*[.)]\s+)?[(“\"']*)(\w)", lambda found: found[1] + found[2].upper(), text)
