"""What holds for the templates of every house."""

import re
from pathlib import Path

import pytest

from vanphong import ui

HOUSES = Path(ui.__file__).parent.parent
TEMPLATES = sorted(HOUSES.glob("*/templates/**/*.html"))
ICONS = set((HOUSES / "ui" / "icons.txt").read_text().split())
NAMED_ICON = re.compile(r"""\{% icon ["']([a-z0-9-]+)["']|icon_name=["']([a-z0-9-]+)["']""")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(HOUSES)))
def test_every_template_keeps_the_rules(template):
    text = template.read_text()
    assert {name for pair in NAMED_ICON.findall(text) for name in pair if name} <= ICONS
    markup = re.sub(r"{%.*?%}", "", text)
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|javascript:", markup), "the content security policy refuses this"
    assert not re.search(r"<script(?![^>]*\bsrc=)", text), "no inline script"
    assert not re.search(r"\|safe\b|autoescape off", text), "what people typed stays escaped"
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", text), "nothing comes from outside the machine"
    assert "thành công" not in text.lower(), "say what happened and what follows"
