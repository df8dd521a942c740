"""`vanphong bench`: how fast the office works on this machine, each figure beside its floor."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from vanphong.operations.measuring import measure_pages, measure_registration, scratch_office

MEASURES = {"registration": (measure_registration, 200), "pages": (measure_pages, 2000)}


class Command(BaseCommand):
    help = "Đo tốc độ trong một cơ sở dữ liệu riêng, xóa sau khi đo: đăng ký văn bản (registration), các trang (pages)"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=sorted(MEASURES))
        parser.add_argument("--papers", type=int, metavar="N", help="số văn bản")
        parser.add_argument("--json", action="store_true", help="một đối tượng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        measure, usual = MEASURES[options["what"]]
        with scratch_office() as office:
            found = measure(office, options["papers"] or usual)
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
        else:
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
