"""Sửa tự động: what is mended gives back the clean paper, word by word; nothing else is touched."""

import io
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document as WordFile

from tests.office import Office
from vanphong.audit.jobs import tell_subscribers
from vanphong.audit.models import Event
from vanphong.audit.queries import history_of
from vanphong.documents import actions as documents
from vanphong.documents.models import Document
from vanphong.documents.queries import current_draft
from vanphong.documents.tests.papers import drafted
from vanphong.drafting.actions import check, mend_draft
from vanphong.drafting.printing import as_word
from vanphong.drafting.rules import RULES, mend
from vanphong.drafting.rules.reading.word import paper_of
from vanphong.drafting.tests.mutations import PLANTS
from vanphong.drafting.tests.papers import clean, faulty, stored
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused
from vanphong.org.models import Person

TODAY = date(2026, 3, 9)
PLANTED_IN = ("Quyết định", "Công văn", "Quy chế")
MENDABLE = {rule.code for rule in RULES if rule.fixable}
#: Defects planted with words of their own: those stay, mended, beside the clean ones.
WITH_WORDS = {"TR-10", "DK-01", "DK-02", "PL-03", "TV-01", "TV-02", "TV-03", "TV-04", "TV-05", "TV-06"} | {
    "VH-01",
    "VH-03",
    "TG-03",
    *(f"VH-{number:02}" for number in range(4, 11)),
}
#: What the defect itself has taken away and nobody can know.
LOST = {"số 5": ("Số: 105", "Số: 05"), "tháng 2": ("Hòa, ngày 09 tháng 3", "Hòa, ngày 09 tháng 02")}


def words(path: Path) -> list[str]:
    return words_in(WordFile(str(path)))


def words_in(document: Any) -> list[str]:
    return [line.words for line in paper_of(document).lines if line.words]


def planted(folder: Path) -> Iterator[tuple[str, str, Path, list[str]]]:
    """Every mendable defect in a paper that has a place for it, with the words of the clean one."""
    clean_files = {name: as_word(clean(name)) for name in PLANTED_IN}
    right = {name: words_in(WordFile(io.BytesIO(data))) for name, data in clean_files.items()}
    for code, what, plant in PLANTS:
        papers = ((name, WordFile(io.BytesIO(data))) for name, data in clean_files.items())
        for name, document in islice((one for one in papers if code in MENDABLE and plant(one[1])), 1):
            document.save(str(folder / "sai.docx"))
            yield code, f"{what}, {name}", folder / "sai.docx", right[name]


def test_what_can_be_mended_is_and_gives_back_the_clean_words(tmp_path: Path) -> None:
    target, count = tmp_path / "da-sua.docx", 0
    for code, what, path, right in planted(tmp_path):
        _, done = mend(path, target, TODAY)
        count += 1
        assert code in {one.rule for one in done}, (code, what)
        lost = LOST.get(what.split(",")[0], ("", ""))
        if code not in WITH_WORDS:
            assert words(target) == [line.replace(*lost) if lost[0] else line for line in right], (code, what)
    assert count > 100


def test_only_the_lines_with_findings_change(tmp_path: Path) -> None:
    path, target = tmp_path / "sai.docx", tmp_path / "da-sua.docx"
    path.write_bytes(faulty())
    mend(path, target, TODAY)
    changed = [(a, b) for a, b in zip(words(path), words(target), strict=True) if a != b]
    assert [(a.split("/")[0][:8], b.split("/")[0][:6]) for a, b in changed] == [("Số: 5", "Số: 05"), ("Về việc ", "V")]


def draft_of(office: Office, data: bytes) -> Document:
    document = drafted(office)
    documents.replace_draft(document, (stored(data), "du-thao.docx"), actor=office.specialist_kt)
    tell_subscribers(Event.objects.filter(kind="documents.draft_replaced").latest("pk").pk)
    return Document.objects.get(pk=document.pk)


@pytest.mark.django_db
def test_the_author_has_it_mended_on_the_page_and_the_log_lists_what(
    office: Office, sign_in: Callable[[Person], Client]
) -> None:
    document = draft_of(office, faulty())
    browser, button = sign_in(office.specialist_kt), reverse("mend-draft", args=[document.pk])
    assert button in browser.get(document.get_absolute_url()).content.decode()
    answer = browser.post(button, {"seen": document.version}, follow=True).content.decode()
    assert "sửa 2 lỗi" in answer
    version = current_draft(document)
    assert version
    assert version.position == 3
    assert check(version.blob).found == []
    assert "Sửa tự động 2 lỗi thể thức: SO-03, TY-05" in history_of(document).last().says
    assert button not in browser.get(document.get_absolute_url()).content.decode()


@pytest.mark.django_db
def test_who_may_not_and_what_has_nothing_to_mend(office: Office, sign_in: Callable[[Person], Client]) -> None:
    document = draft_of(office, faulty())
    button = reverse("mend-draft", args=[document.pk])
    assert button not in sign_in(office.head_kt).get(document.get_absolute_url()).content.decode()
    with pytest.raises(NotPermitted):
        mend_draft(document, actor=office.head_kt)
    mend_draft(document, actor=office.specialist_kt)
    with pytest.raises(AlreadyDone, match="Không còn lỗi"):
        mend_draft(document, actor=office.specialist_kt)
    with pytest.raises(Refused, match="không phải tệp Word"):
        mend_draft(drafted(office), actor=office.specialist_kt)
