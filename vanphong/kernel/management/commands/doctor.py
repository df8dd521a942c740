"""`vanphong doctor`: what is on, what is off, and how to turn it on."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from vanphong.kernel.capabilities import survey


class Command(BaseCommand):
    help = "Cho biết phần nào đang hoạt động, phần nào chưa và cách bật. Mã thoát 1 khi phần bắt buộc không hoạt động."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="mỗi dòng một đối tượng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        found = survey()
        for capability in found:
            if options["json"]:
                self.stdout.write(json.dumps(capability.as_dict(), ensure_ascii=False))
                continue
            self.stdout.write(f"{'bật' if capability.is_on else 'TẮT'}  {capability.name}: {capability.detail}")
            if capability.turn_on:
                self.stdout.write(f"     bật bằng: {capability.turn_on}")
        if any(capability.is_required and not capability.is_on for capability in found):
            sys.exit(1)
