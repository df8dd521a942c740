"""vanphong models: pictures of the models of papers, for the documents."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from vanphong.drafting.printing import pictures
from vanphong.kernel.confined import ConfinedFailure
from vanphong.kernel.errors import Unavailable
from vanphong.kernel.vietnamese import fold


class Command(BaseCommand):
    help = "Vẽ trang đầu của 29 mẫu văn bản và 3 mẫu bản sao, điền dữ liệu mẫu, thành tệp PNG"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pictures", type=Path, required=True, metavar="THƯ_MỤC")
        parser.add_argument("--json", action="store_true", help="một đối tượng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["pictures"]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            made = {name: self._keep(folder, name, data) for name, data in pictures()}
        except (Unavailable, ConfinedFailure, OSError) as error:
            raise CommandError(f"Chưa vẽ được mẫu văn bản: {error}") from error
        if options["json"]:
            self.stdout.write(json.dumps({"pictures": made}, ensure_ascii=False))
        else:
            self.stdout.write(f"Đã vẽ {len(made)} mẫu vào {folder}.")

    def _keep(self, folder: Path, name: str, data: bytes) -> str:
        path = folder / f"{fold(name).replace(' ', '-')}.png"
        path.write_bytes(data)
        return str(path)
