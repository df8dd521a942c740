"""A real Chromium for the tests marked `browser`."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

UNPACKED = Path(__file__).resolve().parent.parent / ".browser"
WIDE = {"width": 1366, "height": 900}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
QUIETLY = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium, else the one that set-up unpacked."""
    # Playwright runs an event loop in this thread; Django would take that for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    if (node := UNPACKED / "node").exists():
        os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(node)
    program = shutil.which("chromium") or str(UNPACKED / "chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=QUIETLY)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh window, wide unless the test asks otherwise: @pytest.mark.parametrize("page", [PHONE], indirect=True)."""
    context = browser.new_context(**{"viewport": WIDE, "locale": "vi-VN", **getattr(request, "param", {})})
    yield context.new_page()
    context.close()
