"""Where the web server listens."""

import os
import socket

from .errors import Unavailable

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000
PORTS_TO_TRY = 20


def free_port() -> int:
    """VANPHONG_PORT, else the first free one from 8000 on. Raises Unavailable when it is taken."""
    if named := os.environ.get("VANPHONG_PORT"):
        if _is_free(int(named)):
            return int(named)
        raise Unavailable(f"Cổng {named} (VANPHONG_PORT) đang có chương trình khác dùng. Chọn cổng khác.")
    for port in range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TO_TRY):
        if _is_free(port):
            return port
    raise Unavailable(f"Các cổng từ {DEFAULT_PORT} đều đang có chương trình dùng. Đặt VANPHONG_PORT một cổng khác.")


def answers(port: int) -> bool:
    """Does somebody listen there?"""
    with socket.socket() as visitor:
        return visitor.connect_ex((DEFAULT_HOST, port)) == 0


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((DEFAULT_HOST, port))
        except OSError:
            return False
        return True
