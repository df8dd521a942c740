"""What this installation can do and what it cannot yet, each with the command that turns it on."""

import shutil
import socket
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import Error, connection

from . import confined, dictionary, postgres
from .errors import Unavailable

ALIVE_WORKERS = "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '1 minute'"
LEAST_FREE_BYTES = 2 * 1024**3


@dataclass(frozen=True)
class Capability:
    """`turn_on` is a command, or what to do; empty when it is on."""

    name: str
    is_on: bool
    detail: str
    turn_on: str = ""
    is_required: bool = False

    def as_dict(self) -> dict[str, str | bool]:
        return asdict(self)


def survey() -> list[Capability]:
    """Everything `vanphong doctor` reports, the database first."""
    return [database(), worker(), disk(), fonts(), confinement(), libreoffice(), tesseract(), spelling(), mail()]


def database() -> Capability:
    name = "Cơ sở dữ liệu"
    try:
        postgres.ensure_running(settings.HOME)
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            [version] = cursor.fetchone()
    except (Unavailable, Error) as error:
        return Capability(name, False, str(error).strip(), "đặt DATABASE_URL đúng, hoặc bỏ đi", is_required=True)
    kind = "máy chủ theo DATABASE_URL" if postgres.server_url() else "kèm theo"
    return Capability(name, True, f"PostgreSQL {version} ({kind})", is_required=True)


def worker() -> Capability:
    name, turn_on = "Tiến trình việc nền", "vanphong worker"
    try:
        with connection.cursor() as cursor:
            cursor.execute(ALIVE_WORKERS)
            [count] = cursor.fetchone()
    except Error:
        return Capability(name, False, "chưa tạo bảng dữ liệu", "vanphong migrate")
    return Capability(name, count > 0, f"{count} tiến trình đang chạy", "" if count else turn_on)


def disk() -> Capability:
    free = shutil.disk_usage(_nearest(settings.HOME)).free
    detail = f"còn {free / 1024**3:.1f} GB tại {settings.HOME}".replace(".", ",", 1)
    is_on = free >= LEAST_FREE_BYTES
    return Capability("Chỗ trống trên đĩa", is_on, detail, "" if is_on else "giải phóng đĩa hoặc chuyển VANPHONG_HOME")


def fonts() -> Capability:
    found = finders.find("vendor/fonts/Tinos-Regular.ttf")
    return Capability(
        "Phông chữ Tinos", bool(found), str(found or "chưa có"), "" if found else "python3 setup/assets.py"
    )


def confinement() -> Capability:
    is_on = confined.network_can_be_cut()
    return Capability(
        "Mở tệp lạ trong tiến trình không có mạng",
        is_on,
        "không gian mạng riêng" if is_on else "máy không cho tạo không gian mạng riêng",
        "" if is_on else "sysctl -w kernel.unprivileged_userns_clone=1",
    )


def libreoffice() -> Capability:
    return _program("Đổi tệp Word sang PDF", "soffice", "apt-get install -y libreoffice-writer-nogui")


def tesseract() -> Capability:
    name, turn_on = "Nhận dạng chữ trên bản quét", "apt-get install -y tesseract-ocr tesseract-ocr-vie"
    program = shutil.which("tesseract")
    if not program:
        return Capability(name, False, "không có chương trình tesseract", turn_on)
    languages = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False).stdout.split()
    if "vie" not in languages:
        return Capability(name, False, f"{program} chưa có tiếng Việt", turn_on)
    return Capability(name, True, program)


def spelling() -> Capability:
    name, found = "Kiểm tra chính tả dự thảo", dictionary.path()
    detail = str(found or "không có từ điển tiếng Việt vi_VN.dic")
    return Capability(name, found is not None, detail, "" if found else "apt-get install -y hunspell-vi")


def mail() -> Capability:
    name, turn_on = "Gửi thư điện tử", "đặt VANPHONG_SMTP_HOST (docs/operations.md)"
    if not settings.EMAIL_HOST:
        return Capability(name, False, "chưa đặt máy chủ thư", turn_on)
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        socket.create_connection((settings.EMAIL_HOST, settings.EMAIL_PORT), timeout=3).close()
    except OSError as error:
        return Capability(name, False, f"không nối được {server}: {error}", "kiểm tra VANPHONG_SMTP_HOST và tường lửa")
    return Capability(name, True, f"{server}, liên kết trong thư dẫn về {settings.PUBLIC_URL}")


def _program(name: str, program: str, turn_on: str) -> Capability:
    found = shutil.which(program)
    return Capability(name, bool(found), found or f"không có chương trình {program}", "" if found else turn_on)


def _nearest(folder: Path) -> Path:
    return next(path for path in (folder, *folder.parents) if path.exists())
