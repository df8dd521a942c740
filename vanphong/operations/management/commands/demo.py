"""`vanphong demo`: the demo office on this machine, from nothing to a page in the browser."""

import fcntl
import json
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections

from vanphong.kernel.errors import Unavailable
from vanphong.kernel.processes import run_together
from vanphong.kernel.web import DEFAULT_HOST, answers, free_port
from vanphong.operations.actions import SignIn, load_demo_office
from vanphong.ui.formats import vndate

SECONDS_FOR_THE_LAST_RUN = 30


class Command(BaseCommand):
    help = "Mở văn phòng mẫu: tạo dữ liệu nếu chưa có, chạy máy chủ web và việc nền, in địa chỉ và tài khoản."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="in một đối tượng JSON khi đã sẵn sàng")

    def handle(self, *args: Any, **options: Any) -> None:
        with only_here(settings.HOME / "demo.lock") as lock:
            call_command("migrate", interactive=False, verbosity=0)
            call_command("collectstatic", interactive=False, verbosity=0)
            sign_ins = load_demo_office(Watched(sys.stderr))
            connections.close_all()
            port = free_port()
            vanphong = [sys.executable, "-m", "vanphong"]
            run_together(
                {
                    "Máy chủ web": [*vanphong, "serve", "--bind", f"{DEFAULT_HOST}:{port}"],
                    "Tiến trình việc nền": [*vanphong, "worker"],
                },
                is_ready=lambda: answers(port),
                on_ready=lambda: self.announce(f"http://{DEFAULT_HOST}:{port}/", sign_ins, options["json"]),
                keep_open=[lock],
            )

    def announce(self, address: str, sign_ins: list[SignIn], as_json: bool) -> None:
        if as_json:
            people = [sign_in._asdict() for sign_in in sign_ins]
            self.stdout.write(json.dumps({"address": address, "sign_ins": people}, ensure_ascii=False))
        else:
            self.stdout.write(f"\nVăn phòng đang mở tại {address}\n\n{table(sign_ins)}\n\nDừng: Ctrl-C")
        self.stdout.flush()


class Watched:
    """How far the office has come: one line rewritten on a terminal, else a line now and then."""

    def __init__(self, out: TextIO) -> None:
        self.out, self.told = out, 0.0
        self.pause, self.end = (0.1, "\r") if out.isatty() else (10.0, "\n")

    def __call__(self, acts: int, moment: datetime) -> None:
        if time.monotonic() - self.told > self.pause:
            self.told = time.monotonic()
            words = f"Đang dựng văn phòng mẫu: ngày {vndate(moment)}, {acts} việc đã làm…"
            print(words.ljust(70), end=self.end, file=self.out, flush=True)


@contextmanager
def only_here(path: Path) -> Iterator[int]:
    """Hold the demo of this home. A run that was just ended gets a moment. Raises Unavailable when one goes on."""
    deadline = time.monotonic() + SECONDS_FOR_THE_LAST_RUN
    with path.open("w") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise Unavailable(
                        f"Văn phòng mẫu ở {path.parent} đang mở trong một cửa sổ khác. "
                        "Dừng nó (Ctrl-C), hoặc đặt VANPHONG_HOME một thư mục khác."
                    ) from None
                time.sleep(0.2)
        yield lock.fileno()


def table(sign_ins: list[SignIn]) -> str:
    """The sign-ins under one another in columns."""
    rows = [("Vai trò", "Họ và tên", "Tên đăng nhập", "Mật khẩu"), *sign_ins]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
