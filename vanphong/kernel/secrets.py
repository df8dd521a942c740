"""The installation's secret key: made at first run, never a default one."""

import os
import secrets
from pathlib import Path

from .home import make_home

SHORTEST = 50


def secret_key(home: Path) -> str:
    """The key of this installation: VANPHONG_SECRET_KEY, else the file secret_key of its home, made when missing.

    Raises SystemExit when a key is given that anybody could guess (short, or of few different letters).
    """
    if given := os.environ.get("VANPHONG_SECRET_KEY"):
        if len(given) < SHORTEST or len(set(given)) < 10 or "insecure" in given:
            raise SystemExit(
                f"VANPHONG_SECRET_KEY quá dễ đoán (cần ít nhất {SHORTEST} ký tự ngẫu nhiên). "
                "Bỏ biến này đi để hệ thống tự tạo khóa."
            )
        return given
    kept = home / "secret_key"
    if not kept.exists():
        make_home(home)
        made = home / f".secret_key.{os.getpid()}"
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(64))
        try:
            os.link(made, kept)
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return kept.read_text().strip()
