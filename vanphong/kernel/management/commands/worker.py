"""`vanphong worker`: does the jobs of the queue and the scheduled ones, until told to end."""

import asyncio
import os
from typing import Any, cast

from django.core.management.base import BaseCommand
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector


class Command(BaseCommand):
    help = "Chạy các việc nền (hàng đợi trong cơ sở dữ liệu) và các việc theo lịch."

    def handle(self, *args: Any, **options: Any) -> None:
        connector = cast(DjangoConnector, app.connector).get_worker_connector()
        with app.replace_connector(connector) as working:
            asyncio.run(work(working))


async def work(working: App) -> None:
    jobs_at_once = int(os.environ.get("VANPHONG_JOBS", "2"))
    async with working.open_async():
        await working.run_worker_async(concurrency=jobs_at_once, shutdown_graceful_timeout=10, delete_jobs="successful")
