"""`vanphong serve`: the web server, one process with its workers under it."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.core.management.base import BaseCommand
from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication

from vanphong.kernel.postgres import share_connections
from vanphong.kernel.web import DEFAULT_HOST, DEFAULT_PORT

THREADS = 4


class Command(BaseCommand):
    help = "Chạy máy chủ web (gunicorn). Đứng sau một máy chủ HTTPS khi dùng thật."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--bind", default=f"{DEFAULT_HOST}:{DEFAULT_PORT}", help="địa chỉ:cổng")

    def handle(self, *args: Any, **options: Any) -> None:
        share_connections(THREADS)
        Server(options["bind"]).run()


class Server(BaseApplication):
    """Gunicorn inside our own process, so that it holds the embedded database like any command."""

    def __init__(self, bind: str) -> None:
        self.bind = bind
        super().__init__()

    def load_config(self) -> None:
        settings = {
            "bind": self.bind,
            "proc_name": "vanphong",
            "workers": int(os.environ.get("VANPHONG_WORKERS", min(4, os.cpu_count() or 1))),
            "worker_class": "gthread",
            "threads": THREADS,
            "timeout": 60,
            "graceful_timeout": 10,
            "umask": 0o077,
            "loglevel": "warning",
            "control_socket_disable": True,
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        return get_wsgi_application()
