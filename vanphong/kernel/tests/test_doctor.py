import json

import pytest
from django.core.management import call_command

from vanphong.kernel import capabilities
from vanphong.kernel.home import vanphong_home


@pytest.fixture(autouse=True)
def the_home_of_the_database(settings):
    settings.HOME = vanphong_home()


@pytest.mark.django_db
def test_each_line_is_an_object_and_what_is_off_says_how_to_turn_it_on(capsys):
    call_command("doctor", json=True)
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert found[0]["name"] == "Cơ sở dữ liệu"
    assert found[0]["is_on"]
    assert all(line["turn_on"] for line in found if not line["is_on"])


@pytest.mark.django_db
def test_a_missing_program_is_named_with_the_command_that_brings_it(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not capabilities.libreoffice().is_on
    call_command("doctor")
    assert "apt-get install -y tesseract-ocr tesseract-ocr-vie" in capsys.readouterr().out


@pytest.mark.django_db
def test_tesseract_without_vietnamese_does_not_count(monkeypatch, tmp_path):
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho List of available languages\necho eng\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "chưa có tiếng Việt" in capabilities.tesseract().detail


def test_a_required_part_that_is_off_fails_the_command(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql:///office?host=/nowhere")
    off = capabilities.database()
    assert off.is_required
    assert not off.is_on
    assert "DATABASE_URL" in off.turn_on
