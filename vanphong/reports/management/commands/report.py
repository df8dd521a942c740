"""vanphong report year YEAR: the year's figures; vanphong report quality YEAR: those of the check."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from vanphong.org.models import Agency
from vanphong.reports import queries


class Command(BaseCommand):
    help = "In số liệu tổng kết: vanphong report year 2019 --json"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("period", choices=["year", "quality"])
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
        if options["period"] == "quality":
            self._tell_quality(queries.quality(agency, options["number"]), as_json=options["json"])
            return
        figures = queries.year(agency, options["number"])
        if options["json"]:
            self.stdout.write(json.dumps(figures.as_dict(), ensure_ascii=False))
        else:
            self._write_table(figures)

    def _tell_quality(self, figures: queries.Figures, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(figures.as_dict(), ensure_ascii=False))
            return
        total = figures.total
        self.stdout.write(f"Dự thảo đã kiểm tra: {total.first}, bản đầu có lỗi phải sửa: {total.first_wrong}")
        self.stdout.write(f"Đã ban hành: {total.issued}, ban hành còn lỗi phải sửa: {total.issued_wrong}")
        for rule in figures.rules:
            self.stdout.write(f"  {rule.code} {rule.title}: {rule.first} ở bản đầu, {rule.issued} khi ban hành")

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
