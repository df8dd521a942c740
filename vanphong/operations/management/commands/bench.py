"""`vanphong bench`: how fast the office works on this machine, each figure beside its floor."""

import json
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from vanphong.operations.measuring import (
    measure_drafting,
    measure_escalation,
    measure_memos,
    measure_pages,
    measure_registration,
    scratch_office,
)

#: What is measured: by which function, with which option, and its usual value.
MEASURES: dict[str, tuple[Callable[..., dict[str, Any]], str, Any]] = {
    "registration": (measure_registration, "papers", 200),
    "pages": (measure_pages, "papers", 2000),
    "escalation": (measure_escalation, "items", [1000, 100_000]),
    "drafting": (measure_drafting, "rounds", 15),
    "memos": (measure_memos, "memos", [10, 1000, 100_000]),
}


class Command(BaseCommand):
    help = (
        "Đo tốc độ trong một cơ sở dữ liệu riêng, xóa sau khi đo: "
        "đăng ký văn bản (registration), các trang (pages), đôn đốc (escalation), "
        "soạn thảo (drafting), phiếu trình (memos)"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=sorted(MEASURES))
        parser.add_argument("--papers", type=int, metavar="N", help="số văn bản")
        parser.add_argument("--items", type=_sizes, metavar="N,N", help="số việc quá hạn, mỗi cỡ một lần đo")
        parser.add_argument("--memos", type=_sizes, metavar="N,N", help="số phiếu trình, mỗi cỡ một lần đo")
        parser.add_argument("--rounds", type=int, metavar="N", help="số lượt đo, mỗi lượt một lần cạnh mức sàn")
        parser.add_argument("--json", action="store_true", help="một đối tượng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        measure, option, usual = MEASURES[options["what"]]
        with scratch_office() as office:
            found = measure(office, options[option] or usual)
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
        else:
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]
