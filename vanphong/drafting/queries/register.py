"""Văn bản được viện dẫn put to the registers of the agency: does it exist, is it of that day, is it about that?

A finding says of a registered paper no more than its date, never its holder or subject: who reads the draft may not be
who may see that paper. Of a secret paper it says nothing. A paper of others that never came here may well be right.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache

from vanphong.documents.enums import Direction, Secrecy
from vanphong.documents.models import Document
from vanphong.kernel.vietnamese import fold
from vanphong.org.models import Agency

from ..rules import Citation, Finding, finding_of
from .names import alike, plain

NOT_OURS = "đối chiếu lại số, ký hiệu, ngày: sổ đăng ký văn bản đi không có văn bản này"
OTHER_SUBJECT = "đối chiếu lại: trích yếu trong sổ đăng ký khác hẳn"
LEAST_WORDS, LEAST_ALIKE = 4, 0.34
"""A subject is judged from so many words on; how many of them have to be the register's."""


def against_register(citations: tuple[Citation, ...], agency: Agency) -> Iterator[Finding]:
    if not citations:
        return
    rows = _registered(citations, agency)
    first_day = cache(lambda: _first_day(agency))
    for cited in citations:
        same_code = [row for row in rows if _same_code(cited, row) and _issued_it(cited, row, agency)]
        yield from _against(cited, same_code)
        ours = cited.day and _is_ours(cited.issuer, agency) and not _of_year(same_code, cited)
        if ours and date.fromisoformat(cited.day) >= first_day():
            found = f"{cited.words} ngày {_shown(cited.day)}"
            yield finding_of("VD-03", found, NOT_OURS, cited.paragraph, cited.line)


def _registered(citations: tuple[Citation, ...], agency: Agency) -> list[Document]:
    """The papers of the agency's registers with these numbers and notations."""
    numbers = {number for cited in citations for number in (cited.number, cited.number.zfill(2))}
    found = Document.objects.filter(
        agency=agency, code_number__in=numbers, code_notation__in={cited.notation for cited in citations}
    ).exclude(issued_date=None)
    fields = ("direction", "code_number", "code_notation", "issued_date", "issuer_name", "subject", "secrecy")
    return list(found.only(*fields))


def _first_day(agency: Agency) -> date:
    """From which day on the register of outgoing papers is kept here: what is older may be in a book of paper."""
    issued = Document.objects.outgoing().filter(agency=agency).exclude(issued_date=None)
    return issued.order_by("issued_date").values_list("issued_date", flat=True).first() or date.max


def _against(cited: Citation, rows: list[Document]) -> Iterator[Finding]:
    """One of the papers with this code and issuer is of the day that is cited, else the day is wrong."""
    of_year = _of_year(rows, cited)
    if any(row.secrecy != Secrecy.NONE for row in of_year):
        return
    same = [row for row in of_year if row.issued_date == date.fromisoformat(cited.day)]
    if of_year and not same:
        right = " hoặc ".join(sorted({f"{row.issued_date:%d/%m/%Y}" for row in of_year}))
        found = f"{cited.words} ngày {_shown(cited.day)}"
        yield finding_of("VD-02", found, f"ngày theo sổ đăng ký: {right}", cited.paragraph, cited.line)
    elif len(same) == 1 and _differs(cited.subject, same[0].subject):
        yield finding_of("VD-04", f"{cited.words}: “{cited.subject}”", OTHER_SUBJECT, cited.paragraph, cited.line)


def _of_year(rows: list[Document], cited: Citation) -> list[Document]:
    """Numbers begin anew each year. Who cites no day means none that could be told from the others."""
    return [row for row in rows if row.issued_date and str(row.issued_date.year) == cited.day[:4]]


def _same_code(cited: Citation, row: Document) -> bool:
    return (row.code_number.lstrip("0") or "0") == cited.number and row.code_notation == cited.notation


def _issued_it(cited: Citation, row: Document, agency: Agency) -> bool:
    """Was the paper issued by who the draft says? Who names nobody may mean anybody's paper."""
    if row.direction == Direction.OUTGOING:
        return _is_ours(cited.issuer, agency)
    return bool(cited.issuer) and alike(plain(cited.issuer), plain(row.issuer_name))


def _is_ours(issuer: str, agency: Agency) -> bool:
    names = {plain(name) for name in (agency.name, agency.short_name) if name}
    said = plain(issuer)
    return any(said and alike(said, name) for name in names)


def _differs(cited: str, registered: str) -> bool:
    said, right = fold(cited).split(), set(fold(registered).split())
    return len(said) >= LEAST_WORDS and bool(right) and sum(word in right for word in said) / len(said) < LEAST_ALIKE


def _shown(day: str) -> str:
    return f"{date.fromisoformat(day):%d/%m/%Y}"
