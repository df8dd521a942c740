"""Pictures of the models: one of each in the documents, made anew by a command."""

import io
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from vanphong.drafting.printing import copy_block, pictures
from vanphong.drafting.rules import COPIES, TYPES, demo_copy

DOCS = Path(__file__).resolve().parents[3] / "docs"
LARGEST = 40 * 1024
COPYING = """#!/bin/sh
for file in "$@"; do
  case "$file" in *.docx) mkdir -p out && cp "$(dirname "$0")/page.pdf" "out/$(basename "$file" .docx).pdf";; esac
done
"""


@pytest.fixture
def quick_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In place of LibreOffice a program that makes the same page of each file."""
    (tmp_path / "page.pdf").write_bytes(copy_block(demo_copy("Bản sao y")))
    (tmp_path / "soffice").write_text(COPYING)
    (tmp_path / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))


def test_each_type_and_each_copy_has_its_picture(quick_office: None) -> None:
    made = dict(pictures())
    assert made.keys() == {*TYPES, *COPIES}
    for data in made.values():
        assert Image.open(io.BytesIO(data)).width == 500
        assert len(data) < LARGEST


def test_the_command_writes_them_under_their_names(quick_office: None, tmp_path: Path) -> None:
    call_command("models", pictures=tmp_path / "mau")
    names = {path.name for path in (tmp_path / "mau").iterdir()}
    assert len(names) == len(TYPES) + len(COPIES)
    assert {"quyet-dinh.png", "giay-uy-quyen.png", "ban-trich-sao.png"} < names


def test_without_libreoffice_the_command_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CommandError, match="chưa có LibreOffice"):
        call_command("models", pictures=tmp_path)


def test_the_documents_show_every_one() -> None:
    shown = re.findall(r"!\[(.+?)\]\((.+?)\)", (DOCS / "mau-van-ban.md").read_text())
    assert [name for name, _ in shown] == [*TYPES, *COPIES]
    assert all(0 < (DOCS / path).stat().st_size < LARGEST for _, path in shown)
