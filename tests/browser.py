"""A real Chromium for the tests marked `browser`."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

if TYPE_CHECKING:
    from tests.office import Office
    from tests.steps import Walk

UNPACKED = Path(__file__).resolve().parent.parent / ".programs"
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
    """The machine's own Chromium, else the one that set-up unpacked: its folder is the last on the path."""
    # Playwright runs an event loop in this thread; Django would take that for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    if (node := UNPACKED / "node").exists():
        os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(node)
    program = shutil.which("chromium")
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


@pytest.fixture
def walk(
    browser: Browser, live_server: object, office: "Office", request: pytest.FixtureRequest, tmp_path: Path
) -> "Iterator[Walk]":
    """One paper about to come in, and everybody at a window like the one the test asks for."""
    from tests.people import Colleagues, folder_for_photographs
    from tests.steps import Walk

    window = getattr(request, "param", {"viewport": WIDE})
    folder = folder_for_photographs(request.node.path.stem.removeprefix("test_"))
    people = Colleagues(browser, str(live_server), folder, **window)
    yield Walk(office, people, tmp_path)
    people.go_home()
