"""vanphong verify: prove that the installation is whole."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from vanphong.operations import queries


class Command(BaseCommand):
    help = "Kiểm tra sổ liền số, lịch sử khớp trạng thái, nhật ký không đứt, tệp nguyên vẹn"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="một đối tượng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(queries.problems())
        checked = queries.what_was_checked()
        if options["json"]:
            problems = [{"check": problem.check, "text": problem.text} for problem in found]
            told = {"ok": not found, "checked": checked, "problems": problems}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        else:
            for problem in found:
                self.stdout.write(f"{problem.check}: {problem.text}")
            self.stdout.write("Nguyên vẹn." if not found else f"{len(found)} chỗ sai.")
        if found:
            sys.exit(1)
