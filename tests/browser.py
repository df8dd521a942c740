"""A real Chromium for the tests marked `browser`."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

UNPACKED = Path(__file__).resolve().parent.parent / ".browser" / "chromium"
WIDE = {"width": 1366, "height": 900}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
QUIETLY = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def chromium() -> str:
    """The path of the program: BROWSER, else the machine's own, else the one that set-up unpacked."""
    return os.environ.get("BROWSER") or shutil.which("chromium") or str(UNPACKED)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright runs an event loop in this thread; Django would take that for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=chromium(), args=QUIETLY)
        yield program
        program.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh window, wide unless the test asks otherwise: @pytest.mark.parametrize("page", [PHONE], indirect=True)."""
    context = browser.new_context(**{"viewport": WIDE, "locale": "vi-VN", **getattr(request, "param", {})})
    yield context.new_page()
    context.close()
