"""vanphong report year YEAR: the year's figures."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from vanphong.org.models import Agency
from vanphong.reports import queries


class Command(BaseCommand):
    help = "In số liệu tổng kết: vanphong report year 2019 --json"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("period", choices=["year"])
        parser.add_argument("number", type=int, metavar="YEAR")
        parser.add_argument("--agency", help="mã định danh của cơ quan; mặc định là cơ quan đầu tiên trên hệ thống")
        parser.add_argument("--json", action="store_true", help="một đối tượng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        agencies = Agency.objects.filter(hosted=True).order_by("id")
        if options["agency"]:
            agencies = agencies.filter(organ_id=options["agency"])
        agency = agencies.first()
        if agency is None:
            raise CommandError("Chưa có cơ quan nào trên hệ thống: chạy “vanphong demo” hoặc khai báo cơ quan trước.")
        figures = queries.year(agency, options["number"])
        if options["json"]:
            self.stdout.write(json.dumps(figures.as_dict(), ensure_ascii=False))
        else:
            self._write_table(figures)

    def _write_table(self, figures: queries.Year) -> None:
        self.stdout.write(f"{figures.agency.name}, năm {figures.year}")
        for part in (figures.received, figures.issued):
            self.stdout.write(f"{part.total.label}: {part.total.count}")
            for figure in part.by_month:
                self.stdout.write(f"  {figure.label}: {figure.count}")
        for figure in figures.handling:
            self.stdout.write(f"{figure.label}: {figure.count}")
        for step in figures.steps:
            self.stdout.write(
                f"{step.label}: {step.count} văn bản, trung vị {step.median_hours} giờ, phân vị 90 {step.p90_hours} giờ"
            )
