"""Small marks of a list, drawn without a template because a page shows hundreds."""

from functools import lru_cache
from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

URGENCY = {"urgent": "KHẨN", "very_urgent": "THƯỢNG KHẨN", "immediate": "HỎA TỐC"}
SECRECY = {"confidential": "MẬT", "secret": "TỐI MẬT", "top_secret": "TUYỆT MẬT"}
DUE_ICONS = {"soon": "clock", "late": "alert-triangle", "paused": "player-pause", "done": "check"}


@lru_cache(maxsize=512)
def icon(name: str, label: str = "") -> SafeString:
    """A Tabler icon of icons.txt; silent to a screen reader unless it has a label."""
    sheet = static("vendor/icons.svg")
    if label:
        return format_html('<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"/></svg>', label, sheet, name)
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', sheet, name)


def chip(text: str, kind: str = "plain", icon_name: str = "") -> SafeString | str:
    """A short state in words. Kinds: plain, accent, soon, late, done, paused."""
    if not text:
        return ""
    return format_html('<span class="chip chip-{}">{}{}</span>', kind, icon(icon_name) if icon_name else "", text)


def due_chip(due: Any) -> SafeString | str:
    """When it is due: nothing without a deadline, plain while far, then amber, red, paused or done, always in words."""
    if not due or due.kind == "none":
        return ""
    return chip(due.text, "plain" if due.kind == "far" else due.kind, DUE_ICONS.get(due.kind, ""))


def urgency_mark(urgency: str) -> SafeString | str:
    """Dấu mức độ khẩn: a red frame with the word, as on paper (NĐ 30/2020, PL I)."""
    return _stamp(URGENCY.get(urgency, ""), "urgency")


def secrecy_mark(secrecy: str) -> SafeString | str:
    """Dấu độ mật."""
    return _stamp(SECRECY.get(secrecy, ""), "secrecy")


def _stamp(word: str, kind: str) -> SafeString | str:
    return format_html('<span class="mark mark-{}">{}</span>', kind, word) if word else ""


def holder_chip(holder: object, detail: object = "") -> SafeString:
    """Who has it now, with a smaller second fact (unit, since when); says so when nobody has."""
    if not holder:
        return format_html('<span class="holder text-muted">{}</span>', "Không ai đang giữ")
    second = format_html(' <span class="holder-detail">{}</span>', detail) if detail else ""
    return format_html('<span class="holder">{}<span>{}{}</span></span>', icon("user"), holder, second)


def subject(text: str, url: str = "", urgency: str = "") -> SafeString:
    """What a paper is about: two lines, then cut, the whole in the tooltip; a link when it has an address."""
    cut = format_html('<span class="subject-text" title="{}">{}{}</span>', text, urgency_mark(urgency), text)
    return format_html('<a class="subject-link" href="{}">{}</a>', url, cut) if url else cut


def mark_box(value: object, label: str, name: str = "chon") -> SafeString:
    """The box that marks a row for the bulk bar."""
    return format_html(
        '<input type="checkbox" class="form-check-input" name="{}" value="{}" aria-label="Chọn {}">',
        name,
        str(value),
        label,
    )
