"""vanphong replay: a year of work through the real actions, into an empty office."""

import json
from datetime import date
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from vanphong.kernel.errors import Refused
from vanphong.operations.actions import load_office, replay
from vanphong.org.models import Agency
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
        call_command("migrate", interactive=False, verbosity=0)
        agency = load_office().agency
        counts = {name: options[name] for name in ("incoming", "outgoing", "seed")}
        try:
            slow = replay(agency, options["year"], **counts)
        except Refused as refusal:
            raise CommandError(refusal.message) from refusal
        figures = reports.year(agency, options["year"])
        found = _longest_wait(agency, options["year"])
        said = {"seed": options["seed"], "planted_bottleneck": slow and slow.full_name, "found_bottleneck": found}
        if options["json"]:
            self.stdout.write(json.dumps({**said, **figures.as_dict()}, ensure_ascii=False))
        else:
            received, issued = figures.received.total.count, figures.issued.total.count
            self.stdout.write(f"Năm {figures.year}: đến {received}, đi {issued}. Điểm nghẽn: {found or 'không có'}.")


def _longest_wait(agency: Agency, year: int) -> str:
    """Who lets things wait longest beyond the usual, as the page of bottlenecks shows it first."""
    waits = reports.waits(agency, reports.Period(date(year, 1, 1), date(year, 12, 31)), "person")
    return waits[0].name if waits else ""
