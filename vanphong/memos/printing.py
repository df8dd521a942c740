"""The memo on paper: the form of the Office (Phiếu trình giải quyết công việc), as PDF/A."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from vanphong.documents.models import Document
from vanphong.kernel.typesetting import typeset
from vanphong.ui.formats import vndate, vndatetime

from . import queries
from .models import Memo, MemoRound
from .queries import Said

FORM = Path(__file__).resolve().parent / "typst" / "memo.typ"


def memo_pdf(memo: Memo) -> bytes:
    """The round that leaders read last, with every opinion on it; before the first round, the author's words so far."""
    rounds = queries.rounds_of(memo)
    submitted = rounds[0] if rounds else None
    data = _head(memo, submitted) | _content(submitted or memo)
    data["boxes"] = list(_boxes(submitted)) if submitted else []
    data["foot"] = _foot(submitted)
    return typeset(FORM, data)


def _head(memo: Memo, submitted: MemoRound | None) -> dict[str, Any]:
    day = submitted.submitted_at if submitted else memo.moved_at
    return {
        "title": f"Phiếu trình {memo.code}".strip(),
        "agency": {"parent": memo.agency.short_name or memo.agency.name, "name": "Văn phòng"},
        "unit": memo.unit.name,
        "code": memo.code or f"        /PT-{memo.unit.code}",
        "place": memo.agency.place or "",
        "date": "-".join(reversed(vndate(day).split("/"))),
        "addressees": ["Lãnh đạo Ủy ban nhân dân tỉnh", "Lãnh đạo Văn phòng"],
        "round": submitted.number if submitted else 0,
        "paper": _paper(memo.incoming) if memo.incoming else None,
    }


def _paper(incoming: Document) -> str:
    arrival = f" (số đến {incoming.arrival_number})" if incoming.arrival_number else ""
    return f"{queries.named(incoming)}{arrival}: {incoming.subject}"


def _content(words: Memo | MemoRound) -> dict[str, Any]:
    parts = {name: getattr(words, name).splitlines() for name in ("what", "summary", "legal_basis", "view", "proposal")}
    enclosed = words.draft_name if isinstance(words, MemoRound) else ""
    return parts | {"subject": words.subject, "enclosed": enclosed}


def _boxes(submitted: MemoRound) -> Iterator[dict[str, str | int]]:
    """As on the page: those open together are marked so, a question stands under who asked it."""
    for stage in queries.stages_of(queries.chain_of(submitted)):
        for said in chain.from_iterable(stage.boxes):
            yield _box(said, stage.joined if said.level == 0 else "")


def _box(said: Said, together: str) -> dict[str, str | int]:
    return {
        "level": said.level,
        "together": together,
        "in_place": said.in_place,
        "question": said.question,
        "step": said.step,
        "name": said.name,
        "title": said.position,
        "choice": said.choice,
        "words": said.words,
        "at": vndatetime(said.at),
    }


def _foot(submitted: MemoRound | None) -> list[str]:
    if submitted is None:
        return ["Phiếu chưa trình."]
    lines = [f"Mã kiểm (SHA-256) nội dung trình lần {submitted.number}: {_grouped(submitted.checksum)}"]
    if submitted.draft_checksum:
        lines.append(f"Mã kiểm dự thảo kèm theo: {_grouped(submitted.draft_checksum)}")
    return lines


def _grouped(checksum: str) -> str:
    """In groups of eight, so that it can be read and compared."""
    return " ".join(checksum[place : place + 8] for place in range(0, len(checksum), 8))
