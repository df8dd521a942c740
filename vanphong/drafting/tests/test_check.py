"""Kiểm tra thể thức: clean papers stay clean, and a single defect is found and named right."""

import io
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from docx import Document

from vanphong.drafting.printing import as_word
from vanphong.drafting.rules import RULES, Checked, check, check_word
from vanphong.drafting.rules.reading.word import paper_of
from vanphong.drafting.tests.mutations import PLANTS
from vanphong.drafting.tests.papers import ALL, clean

TODAY = date(2026, 3, 9)
#: Papers of different makings: with articles, with a heading, a letter, with chapters, an order by wire.
PLANTED_IN = ("Quyết định", "Báo cáo", "Công văn", "Quy chế", "Công điện", "Nghị quyết", "Tờ trình")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return tmp_path / "du-thao.docx"


def checked(path: Path) -> Checked:
    return check_word(path, TODAY)


@pytest.mark.parametrize("type_name", ALL)
def test_a_clean_paper_of_every_type_stays_clean(paper: Path, type_name: str) -> None:
    paper.write_bytes(as_word(clean(type_name)))
    found = checked(paper)
    assert found.findings == ()
    assert not found.note
    assert found.on == TODAY


def test_there_are_at_least_sixty_rules_each_with_its_own_code_and_article() -> None:
    assert len({rule.code for rule in RULES}) >= 60
    assert all(rule.article and rule.title and rule.where for rule in RULES)


@pytest.fixture(scope="module")
def clean_files() -> dict[str, bytes]:
    return {name: as_word(clean(name)) for name in PLANTED_IN}


def planted(clean_files: dict[str, bytes]) -> Iterator[tuple[str, str, bool]]:
    """Every defect in three papers that have a place for it: its code, what it is, whether it was named."""
    for code, what, plant in PLANTS:
        papers = ((name, Document(io.BytesIO(data))) for name, data in clean_files.items())
        for name, document in islice((one for one in papers if plant(one[1])), 3):
            found = check(paper_of(document), TODAY)
            yield code, f"{what}, {name}", code in {one.rule for one in found.findings}


def test_single_defects_are_found_and_named_right(clean_files: dict[str, bytes]) -> None:
    """At least 300 defects, one at a time: 95 of 100 are named by the code of their rule."""
    told = list(planted(clean_files))
    missed = [f"{code}: {what}" for code, what, named in told if not named]
    assert len(told) >= 300
    assert len(missed) <= 0.05 * len(told), missed
