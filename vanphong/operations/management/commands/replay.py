"""vanphong replay: a year of work through the real actions, into an empty office."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from vanphong.kernel.errors import Refused
from vanphong.operations.actions import load_office, replay
from vanphong.reports import queries as reports


class Command(BaseCommand):
    help = "Chạy lại một năm công tác bằng chính các thao tác thật, vào một văn phòng trống, rồi in số liệu của năm"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--year", type=int, default=2019)
        parser.add_argument("--incoming", type=int, default=500, help="số văn bản đến")
        parser.add_argument("--outgoing", type=int, default=220, help="số văn bản đi")
        parser.add_argument("--seed", type=int, default=1, help="cùng một số cho cùng số liệu")
        parser.add_argument("--json", action="store_true", help="một đối tượng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        agency = load_office().agency
        counts = {name: options[name] for name in ("incoming", "outgoing", "seed")}
        try:
            replay(agency, options["year"], **counts)
        except Refused as refusal:
            raise CommandError(refusal.message) from refusal
        figures = reports.year(agency, options["year"])
        if options["json"]:
            self.stdout.write(json.dumps({"seed": options["seed"], **figures.as_dict()}, ensure_ascii=False))
        else:
            received, issued = figures.received.total.count, figures.issued.total.count
            self.stdout.write(f"Năm {figures.year}: đến {received}, đi {issued}.")
