"""The components of every page: leaves are tags, frames are block tags. Each is shown on the gallery page /ui/."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput, Select, Textarea
from django.middleware.csrf import get_token
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from vanphong.ui import formats, marks
from vanphong.ui.charts import Chart
from vanphong.ui.paging import Page

register = template.Library()
register.filter("thousands", formats.thousands)
register.filter("vndate", formats.vndate)
register.filter("vndatetime", formats.vndatetime)
register.filter("duration", formats.duration)
register.simple_tag(marks.icon)
register.simple_tag(marks.chip)
register.simple_tag(marks.due_chip)
register.simple_tag(marks.urgency_mark)
register.simple_tag(marks.secrecy_mark)
register.simple_tag(marks.holder_chip)
register.simple_tag(marks.subject)
register.simple_tag(marks.mark_box)

WORD_LABELS = {
    "instruction": "Bút phê",
    "reason": "Lý do",
    "opinion": "Ý kiến",
    "comment": "Ý kiến",
    "words": "Ý kiến",
    "subject": "Trích yếu",
    "summary": "Tóm tắt",
    "legal_basis": "Căn cứ pháp lý",
    "proposal": "Đề xuất",
    "note": "Ghi chú",
    "addressees": "Kính gửi",
    "basis": "Căn cứ",
    "body": "Nội dung",
    "recipients": "Nơi nhận",
}


@register.inclusion_tag("ui/components/empty.html")
def empty(text: str, url: str = "", label: str = "", icon_name: str = "circle-check") -> dict[str, str]:
    """Zero is a pleasant state and says so; an optional next step."""
    return {"text": text, "url": url, "label": label, "icon_name": icon_name}


@register.inclusion_tag("ui/components/stat.html")
def stat(label: str, value: float, url: str = "", kind: str = "plain", detail: str = "") -> dict[str, object]:
    """One figure with its name, a link to what is behind it."""
    return {"label": label, "value": value, "url": url, "kind": kind, "detail": detail}


@register.inclusion_tag("ui/components/more.html")
def more(page: Page[Any]) -> dict[str, object]:
    """The foot of a list: back to the beginning, and "Xem tiếp"."""
    return {"page": page}


@register.inclusion_tag("ui/components/filters.html")
def filters(bar: object) -> dict[str, object]:
    """Filters as chips that combine; `bar` is a vanphong.ui.filters.FilterBar."""
    return {"bar": bar}


@register.inclusion_tag("ui/components/timeline.html")
def timeline(entries: Sequence[object]) -> dict[str, object]:
    """What happened, oldest first: each entry has .at .who .what, and may have .position .words .held .icon .kind."""
    return {"entries": entries}


@register.inclusion_tag("ui/components/opinion.html")
def opinion(entry: object) -> dict[str, object]:
    """One opinion as on the form: .step .name .position .choice .kind .words .at .in_place .question."""
    return {"entry": entry}


@register.inclusion_tag("ui/components/steps.html")
def steps(entries: Sequence[object]) -> dict[str, object]:
    """Where a paper is on its way: each entry has .label and .state (done, current, next)."""
    return {"entries": entries}


@register.inclusion_tag("ui/components/obstacles.html")
def obstacles(reasons: Sequence[str], label: str = "") -> dict[str, object]:
    """A grey button with every reason why it is grey."""
    return {"reasons": reasons, "label": label}


@register.inclusion_tag("ui/components/chart.html")
def chart(identifier: str, data: Chart | Mapping[str, Any]) -> dict[str, object]:
    """A drawing with the table of the same numbers beneath."""
    drawn = data if isinstance(data, Chart) else Chart.of(data)
    return {"id": identifier, "data_id": f"{identifier}-data", "chart": drawn}


@register.inclusion_tag("ui/components/work_item.html")
def work_item(
    url: str, code: str, subject: str, due: object = None, urgency: str = "", detail: str = ""
) -> dict[str, object]:
    """A paper in a column of what waits."""
    return {"url": url, "code": code, "subject": subject, "due": due, "urgency": urgency, "detail": detail}


@register.simple_tag
def field(bound: BoundField, label: str = "", **attributes: str) -> SafeString:
    """A form field with label, help and error tied to it. Keywords become attributes: data_combobox="1"."""
    extra = {name.replace("_", "-"): value for name, value in attributes.items()}
    widget = bound.field.widget
    if isinstance(widget, CheckboxInput):
        kind, css = "check", "form-check-input"
    elif bound.use_fieldset:
        kind, css = "choices", ""
    else:
        kind, css = "plain", "form-select" if isinstance(widget, Select) else "form-control"
    if isinstance(widget, Textarea):
        extra.setdefault("rows", "4")
    if bound.errors:
        css += " is-invalid"
    context = {
        "field": bound,
        "kind": kind,
        "label": label or bound.label,
        "control": bound.as_widget(attrs={"class": css, **extra}),
    }
    return render_to_string("ui/components/field.html", context)


@register.inclusion_tag("ui/components/fields.html")
def fields(form: BaseForm) -> dict[str, object]:
    """Every field of a form, its errors first."""
    return {"form": form}


@register.simple_block_tag(end_name="endcard")
def card(content: str, title: str = "", kind: str = "plain", aside: str = "") -> SafeString:
    """A sheet with a title. Kinds: plain, now (what is to be done now), quiet."""
    return render_to_string(
        "ui/components/card.html", {"content": content, "title": title, "kind": kind, "aside": aside}
    )


@register.simple_block_tag(end_name="endcolumn")
def column(content: str, title: str, count: int = 0, url: str = "") -> SafeString:
    """A column of what waits for me, with its count."""
    return render_to_string(
        "ui/components/column.html", {"content": content, "title": title, "count": count, "url": url}
    )


@register.simple_block_tag(end_name="endpaper_table")
def paper_table(content: str, caption: str, headings: str = "", select: bool = False) -> SafeString:
    """A list of papers; on a phone each row is a card. `headings` are split at "|"; `select` adds the marking box."""
    return render_to_string(
        "ui/components/paper_table.html",
        {"content": content, "caption": caption, "headings": headings.split("|") if headings else [], "select": select},
    )


@register.simple_block_tag(takes_context=True, end_name="endaction_form")
def action_form(
    context: Context,
    content: str,
    url: str,
    label: str,
    *,
    seen: object = None,
    kind: str = "primary",
    icon_name: str = "",
    keep: str = "",
    confirm: str = "",
    multipart: bool = False,
) -> SafeString:
    """A form that posts one act: CSRF, the version that was read, one button. Kinds: primary, secondary, danger."""
    return render_to_string(
        "ui/components/action_form.html",
        {
            "content": content,
            "url": url,
            "label": label,
            "seen": "" if seen is None else str(seen),
            "kind": kind,
            "icon_name": icon_name,
            "keep": keep,
            "confirm": confirm,
            "multipart": multipart,
            "csrf_token": get_token(context["request"]) if "request" in context else "",
        },
    )


@register.simple_block_tag(end_name="endbulk_bar")
def bulk_bar(content: str) -> SafeString:
    """The bar that appears at the bottom of a marked list, inside its form."""
    return render_to_string("ui/components/bulk_bar.html", {"content": content})


@register.filter
def word_label(name: str) -> str:
    """The Vietnamese name of a form field whose words a refused page gives back."""
    return WORD_LABELS.get(name, "Nội dung")
