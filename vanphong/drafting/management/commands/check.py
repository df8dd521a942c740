"""vanphong check: the layout of drafts by decree."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from vanphong.drafting.enums import Severity
from vanphong.drafting.queries import check_any
from vanphong.drafting.rules import Checked
from vanphong.kernel import clock
from vanphong.kernel.errors import DomainError


class Command(BaseCommand):
    help = "Kiểm tra thể thức, kỹ thuật trình bày của tệp Word, PDF theo Nghị định 30/2020/NĐ-CP"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="TỆP")
        parser.add_argument("--json", action="store_true", help="một đối tượng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        told = [self._one(path) for path in options["files"]]
        if options["json"]:
            self.stdout.write(json.dumps({"files": told}, ensure_ascii=False))
        else:
            for one in told:
                self._write(one)
        if any("error" in one for one in told):
            sys.exit(2)
        if any(found["severity"] == Severity.ERROR for one in told for found in one["findings"]):
            sys.exit(1)

    def _one(self, path: Path) -> dict[str, Any]:
        if not path.is_file():
            return {"file": str(path), "error": "Không có tệp này. Mời kiểm tra lại đường dẫn.", "findings": []}
        try:
            return {"file": str(path), **_told(check_any(path.resolve(), clock.today()))}
        except DomainError as error:
            return {"file": str(path), "error": error.message, "findings": []}

    def _write(self, one: dict[str, Any]) -> None:
        self.stdout.write(f"{one['file']}: {one.get('error') or one.get('note') or one['document_type'] or 'văn bản'}")
        for found in one["findings"]:
            fix = ", sửa tự động được" if found["fixable"] else ""
            self.stdout.write(
                f"  {found['rule']} {Severity(found['severity']).label}{fix} — {found['title']} ({found['article']}): "
                f"{found['found']} → {found['expected']}" + (f" ({found['times']} chỗ)" if found["times"] > 1 else "")
            )
        if not one["findings"] and not one.get("error") and not one.get("note"):
            self.stdout.write("  Không có lỗi.")


def _told(checked: Checked) -> dict[str, Any]:
    return {
        "document_type": checked.type_name,
        "on": checked.on.isoformat(),
        "note": checked.note,
        "findings": [asdict(one) for one in checked.findings],
    }
