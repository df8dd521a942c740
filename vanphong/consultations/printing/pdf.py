"""The table on landscape pages, set by Typst."""

from typing import Any

from vanphong.kernel.typesetting import typeset_sheet

from .sheet import COLUMNS, TITLE, Sheet


def as_pdf(sheet: Sheet) -> bytes:
    columns = [{"title": title, "width": width, "align": "left"} for title, width in COLUMNS]
    columns[0]["align"] = "center"
    rows: list[Any] = []
    for row in sheet.rows:
        if row.heading:
            rows.append({"heading": row.heading})
        rows.append(list(row.cells))
    return typeset_sheet(
        {
            "agency": {"parent": sheet.parent, "name": sheet.name},
            "title": TITLE,
            "subtitle": sheet.subject,
            "notes": sheet.notes,
            "columns": columns,
            "rows": rows,
            "numbered": False,
            "printed": sheet.subject[:120],
        }
    )
