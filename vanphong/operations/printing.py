"""Papers for a demo office and a replayed year: invented, believable, and laid out as Decree 30/2020 wants."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from django.utils import timezone

from vanphong.drafting.printing import as_pdf
from vanphong.drafting.rules import Block, Content, Signed, written_month
from vanphong.kernel import clock

HERE = Path(__file__).resolve().parent
PAPERS = HERE / "data" / "papers.json"

TIERS = {"department": "below", "district": "below", "central": "central", "committee": "own", "office": "own"}
WITH_REGARD = ("Quyết định", "Tờ trình")
"""Types whose subject is printed after "Về việc"; a công văn has "V/v", the others the bare subject."""

Part = str | dict[str, str]


@dataclass(frozen=True)
class Paper:
    """What a paper could be about.

    `issuer` is department, district, central, committee or office; `agency` its usual name ("" for any district);
    `field` the code of the field of work: KT, CN, NLN, VX, NC, KSTT, TCD, TH, HC, QT or NV.
    """

    field: str
    issuer: str
    agency: str
    type_name: str
    subject: str
    paragraphs: tuple[str, ...]
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wording:
    """A paper put into words: its subject (trích yếu, without "V/v") and the parts of its text."""

    subject: str
    body: tuple[Part, ...]


@dataclass(frozen=True)
class Signature:
    """Who signs: the lines above the title ("TM. Ủy ban nhân dân", "KT. Chủ tịch"), the title, the name."""

    title: str
    name: str
    powers: tuple[str, ...] = ()


def papers() -> tuple[Paper, ...]:
    """Every invented paper, always in the same order."""
    return tuple(
        Paper(
            field=paper["field"],
            issuer=paper["issuer"],
            agency=paper["agency"],
            type_name=paper["type"],
            subject=paper["subject"],
            paragraphs=tuple(paper["paragraphs"]),
            basis=tuple(paper.get("basis", ())),
        )
        for paper in _texts()["papers"]
    )


def put_into_words(paper: Paper, *, agency: str, province: str, on: date, random: Random) -> Wording:
    """`paper` as `agency` writes it on a day; the same `random` gives the same figures."""
    figures = {"agency": agency, "province": province, **_figures(on, random)}
    frame = _texts()["frames"][TIERS[paper.issuer]][paper.type_name]
    if paper.type_name == "Quyết định":
        parts = _decision(paper, agency)
    else:
        parts = [random.choice(frame["opening"]), *paper.paragraphs, random.choice(frame["closing"])]
    return Wording(paper.subject.format_map(figures), tuple(_filled(part, figures) for part in parts))


def official_document(
    type_name: str,
    *,
    agency: str,
    code: str,
    place: str,
    on: date | None,
    subject: str,
    body: Sequence[Part],
    signature: Signature,
    parent: str = "",
    addressees: Sequence[str] = (),
    recipients: Sequence[str] = (),
    urgency: str = "",
) -> bytes:
    """Văn bản hành chính as PDF/A, laid out by Nghị định 30/2020/NĐ-CP, Phụ lục I; `type_name` as in its art. 7.

    `code` is number and symbol ("12/UBND-KT"), without the number where it is still to be given, as is the day when
    there is none; `parent` the agency above (cơ quan chủ quản). A part of `body` is a paragraph, or one of
    {"basis": …}, {"heading": …}, {"centred": …}, {"article": "Điều 1.", "text": …}.
    """
    number, _, notation = code.partition("/")
    today = clock.today()
    content = Content(
        type_name=type_name,
        agency=agency,
        parent=parent,
        number=number.strip(),
        notation=notation,
        place=place,
        year=(on or today).year,
        day=on,
        subject=f"Về việc {subject}" if type_name in WITH_REGARD else subject,
        addressees=tuple(addressees),
        blocks=tuple(map(_block, body)),
        signed=Signed(signature.title, signature.name, signature.powers),
        recipients=tuple(recipients) or (() if addressees else ("Các cơ quan, đơn vị liên quan",)),
        urgency=urgency,
    )
    return as_pdf(content, at=timezone.make_aware(datetime.combine(on or today, datetime.min.time())))


def _block(part: Part) -> Block:
    if isinstance(part, str):
        return Block("text", part)
    if "article" in part:
        return Block("article", part["text"], label=part["article"])
    [(kind, text)] = part.items()
    return Block({"centred": "decides"}.get(kind, kind), text)


@cache
def _texts() -> dict[str, Any]:
    texts: dict[str, Any] = json.loads(PAPERS.read_text())
    return texts


def _figures(on: date, random: Random) -> dict[str, str]:
    count, amount = random.randint(8, 180), random.randint(12, 900)
    return {
        "year": str(on.year),
        "next_year": str(on.year + 1),
        "month": written_month(on.month),
        "quarter": ("I", "II", "III", "IV")[(on.month - 1) // 3],
        "deadline": f"{on + timedelta(days=random.randint(10, 30)):%d/%m/%Y}",
        "n1": f"{count:02}",
        "n2": f"{random.randint(3, count):02}",
        "m1": str(amount),
        "m2": str(random.randint(5, amount)),
        "p1": _percent(random),
        "p2": _percent(random),
    }


def _percent(random: Random) -> str:
    return f"{random.uniform(55, 99.5):.1f}".replace(".", ",")


def _decision(paper: Paper, agency: str) -> list[Part]:
    articles = [{"article": f"Điều {number}.", "text": text} for number, text in enumerate(paper.paragraphs, start=1)]
    return [{"centred": agency}, *({"basis": text} for text in paper.basis), {"centred": "Quyết định:"}, *articles]


def _filled(part: Part, figures: dict[str, str]) -> Part:
    if isinstance(part, str):
        return part.format_map(figures)
    return {name: text.format_map(figures) for name, text in part.items()}
