"""The papers that arrive in a demo or a replay: typeset ones, and real public documents where they lie at hand."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from django.conf import settings

from vanphong.documents.actions import Registration
from vanphong.documents.enums import Secrecy, Urgency
from vanphong.documents.models import DocumentType
from vanphong.files.actions import store, store_made
from vanphong.files.models import Blob
from vanphong.kernel import clock
from vanphong.kernel.errors import Invalid
from vanphong.kernel.vietnamese import fold
from vanphong.org.enums import AgencyKind
from vanphong.org.models import Agency, Field
from vanphong.org.queries import correspondents

from ..printing import Paper, Signature, official_document, papers, put_into_words

SAMPLES = settings.BASE_DIR.parent / "shared" / "samples"
KINDS = {
    "department": AgencyKind.DEPARTMENT,
    "central": AgencyKind.CENTRAL,
    "district": AgencyKind.DISTRICT,
}
SUCCESSOR = {AgencyKind.DISTRICT: AgencyKind.COMMUNE}
SIGNERS = ("Nguyễn Văn Khang", "Trần Thị Hạnh", "Lê Quốc Tuấn", "Phạm Thu Hiền", "Hoàng Đức Lương", "Đỗ Minh Thảo")
URGENCIES = (Urgency.NORMAL,) * 17 + (Urgency.URGENT, Urgency.URGENT, Urgency.IMMEDIATE)


@dataclass(frozen=True)
class Sheet:
    """One paper in the hand of the registrar: what is written on it, and its bytes (none for a secret paper)."""

    registration: Registration
    blob: Blob | None
    name: str

    @property
    def files(self) -> list[tuple[Blob, str]]:
        return [(self.blob, self.name)] if self.blob else []


@dataclass(frozen=True)
class Written:
    """A draft just typeset: what it is, and its bytes."""

    document_type: DocumentType
    subject: str
    blob: Blob
    name: str


def incoming_papers() -> list[Paper]:
    """What may arrive, in a fixed order."""
    return [paper for paper in papers() if paper.issuer in KINDS]


def own_papers(field_code: str, types: Collection[str]) -> list[Paper]:
    """What the committee or its Office may issue: of these types, in this field where there is one."""
    own = [paper for paper in papers() if paper.issuer in ("committee", "office") and paper.type_name in types]
    return [paper for paper in own if paper.field == field_code] or own


def invented(paper: Paper, agency: Agency, field: Field, chance: Random, *, secrecy: int = Secrecy.NONE) -> Sheet:
    """A paper as it would come in today: typeset, with number, date and signer of its issuer."""
    today = clock.today()
    issuer = _issuer(paper, agency, chance)
    on = today - timedelta(days=chance.choice((0, 1, 1, 2, 3, 5)))
    words = put_into_words(paper, agency=issuer.name, province=agency.place, on=on, random=chance)
    type_ = DocumentType.objects.get(name=paper.type_name)
    number, notation = str(chance.randint(1, 3900)).zfill(2), _notation(type_, issuer, paper.field)
    title, powers = chance.choice((("GIÁM ĐỐC", ()), ("PHÓ GIÁM ĐỐC", ("KT. GIÁM ĐỐC",))))
    signature = Signature(title=title, name=chance.choice(SIGNERS), powers=powers)
    registration = Registration(
        issuer_name=issuer.name,
        issuer=issuer,
        subject=words.subject,
        arrival_date=today,
        document_type=type_,
        code_number=number,
        code_notation=notation,
        issued_date=on,
        field=field,
        urgency=chance.choice(URGENCIES),
        secrecy=secrecy,
        signer_name=signature.name,
        signer_position=signature.title.capitalize(),
    )
    if secrecy:
        return Sheet(registration, None, "")
    content = official_document(
        paper.type_name,
        agency=issuer.name,
        code=f"{number}/{notation}",
        place=issuer.place or agency.place,
        on=on,
        subject=words.subject,
        body=words.body,
        signature=signature,
        addressees=[agency.name],
    )
    return Sheet(registration, store_made(content), f"{number}_{notation}.pdf")


def samples() -> list[dict[str, Any]]:
    """The labels of the real public documents, where their folder lies beside the checkout."""
    labels = SAMPLES / "labels.jsonl"
    if not labels.exists():
        return []
    rows = [json.loads(line) for line in labels.read_text().splitlines()]
    return [row for row in rows if row["file"].startswith("files/")]


def sampled(label: dict[str, Any], field: Field, chance: Random) -> Sheet | None:
    """A real public document as a registrar would enter it today; None when the file is refused at the door."""
    path = SAMPLES / label["file"]
    try:
        with path.open("rb") as content:
            blob = store(content, name=path.name)
    except Invalid:
        return None
    today = clock.today()
    issued = date.fromisoformat(label["promulgation_date"]) if label.get("promulgation_date") else None
    name = label.get("issuing_agency") or "Cơ quan ban hành"
    registration = Registration(
        issuer_name=name,
        issuer=correspondents(name).first(),
        subject=label.get("subject") or "",
        arrival_date=today,
        document_type=DocumentType.objects.filter(name=label.get("document_type")).first(),
        code_number=str(label.get("code_number") or "")[:11],
        code_notation=str(label.get("code_notation") or "")[:30],
        issued_date=issued if issued and issued <= today else None,
        field=field,
        urgency=chance.choice(URGENCIES),
        signer_name=(label.get("signer_name") or "")[:50],
        signer_position=(label.get("signer_position") or "")[:100],
    )
    return Sheet(registration, blob, path.name)


def written(
    paper: Paper, agency: Agency, unit_code: str, signature: Signature, chance: Random, subject: str
) -> Written:
    """A draft to go out, typeset with its number left open; `subject` takes the place of the paper's own."""
    today = clock.today()
    words = put_into_words(paper, agency=agency.name, province=agency.place, on=today, random=chance)
    type_ = DocumentType.objects.get(name=paper.type_name)
    notation = f"{type_.abbreviation}-UBND" if type_.abbreviation else f"UBND-{unit_code}"
    content = official_document(
        paper.type_name,
        agency=agency.name,
        code=f"/{notation}",
        place=agency.place,
        on=None,
        subject=subject or words.subject,
        body=words.body,
        signature=signature,
        addressees=["Các sở, ban, ngành của tỉnh"] if not type_.abbreviation else [],
    )
    return Written(type_, subject or words.subject, store_made(content), f"Du thao {notation}.pdf")


def _issuer(paper: Paper, own: Agency, chance: Random) -> Agency:
    """The agency that would send it today: the one named, or the one its work went to, or any of its kind."""
    others = Agency.objects.in_force().exclude(pk=own.pk)
    kind = KINDS[paper.issuer]
    if paper.agency:
        named = Agency.objects.filter(search_key__contains=fold(paper.agency))
        for standing in (others.filter(pk__in=named), others.filter(predecessors__in=named)):
            if found := standing.first():
                return found
    of_kind = list(others.filter(kind=kind)) or list(others.filter(kind=SUCCESSOR.get(kind, kind)))
    return chance.choice(of_kind)


def _notation(type_: DocumentType, issuer: Agency, field_code: str) -> str:
    letters = issuer.abbreviation or "CQ"
    return f"{type_.abbreviation}-{letters}" if type_.abbreviation else f"{letters}-{field_code}"
