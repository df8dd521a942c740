"""What this machine can do with files, and how to turn on what it cannot; read by `vanphong doctor`."""

import shutil
from typing import NamedTuple

from vanphong.kernel import confined


class Capability(NamedTuple):
    name: str
    is_on: bool
    how_to_turn_on: str


def libreoffice() -> str | None:
    """The path of LibreOffice's soffice, or None where the machine has none."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def capabilities() -> list[Capability]:
    return [
        Capability(
            "Xem trang của tệp Word (LibreOffice)",
            libreoffice() is not None,
            "apt-get install --no-install-recommends libreoffice-writer-nogui",
        ),
        Capability(
            "Mở tệp trong tiến trình không có mạng",
            confined.network_can_be_cut(),
            "sysctl kernel.unprivileged_userns_clone=1",
        ),
    ]
