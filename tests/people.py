"""People at their browsers: each comes in through the sign-in page and works with what the page offers."""

import asyncio
import os
import re
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any, Self

from django.urls import reverse
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect
from procrastinate import App
from procrastinate.contrib.django import app

from tests.office import PASSWORD
from vanphong.consultations.rules import only_responds
from vanphong.org.models import Person

expect.set_options(timeout=20_000)
PICTURES_ARE_THERE = "Promise.all([...document.images].filter(one => one.loading !== 'lazy').map(one => one.decode()))"


class Colleague:
    """One person with a browser of their own. Words are those a person reads: labels, buttons, links."""

    def __init__(self, page: Page, person: Person, home: str, *, touch: bool = False) -> None:
        self.page, self.person, self.home, self.touch = page, person, home, touch
        self.failures: list[str] = []
        page.on("pageerror", lambda error: self.failures.append(str(error)))
        page.on("console", lambda line: self.failures.append(line.text) if line.type == "error" else None)

    def sign_in(self) -> Self:
        self.page.goto(self.home)
        self.write("Tên đăng nhập", self.person.username)
        self.write("Mật khẩu", PASSWORD)
        self.press("Đăng nhập")
        self.reads("Góp ý được gửi" if only_responds(self.person) else "Việc của tôi")
        return self

    def open(self, name: str, *args: Any, query: str = "") -> None:
        self.page.goto(self.home + reverse(name, args=args) + query)

    def follow(self, name: str) -> None:
        self._touch_or_click(self.page.get_by_role("main").get_by_role("link", name=name).first)

    def press(self, name: str, *, within: Locator | None = None) -> None:
        self._touch_or_click((within or self.page).get_by_role("button", name=name, exact=True).first)

    def unfold(self, name: str) -> None:
        fold = self.page.get_by_role("main").locator("details").filter(has=self.page.locator("summary", has_text=name))
        if fold.first.get_attribute("open") is None:
            self._touch_or_click(fold.first.locator("summary").first)

    def write(self, label: str, words: str) -> None:
        self._field(label).fill(words)

    def choose(self, label: str, words: str) -> None:
        """From a list: the browser's own, or by typing a part of the words where scripts run."""
        field = self._field(label)
        if field.evaluate("element => element.matches('select')"):
            option = field.locator("option").filter(has_text=words).first
            field.select_option(value=option.get_attribute("value"))
        else:
            field.fill(words)
            field.press("Enter")

    def hand_in(self, label: str, *files: Path) -> None:
        self.page.get_by_label(label).first.set_input_files(files)

    def has_the_cursor_in(self, label: str) -> None:
        """The page is ready for the keyboard: the cursor stands in this field."""
        expect(self.page.get_by_label(label).locator("visible=true").first).to_be_focused()

    def reads(self, *words: str) -> None:
        """Every one of these stands on the page before the person's eyes."""
        for wanted in words:
            expect(self.page.get_by_role("main").get_by_text(wanted).locator("visible=true").first).to_be_visible()

    def page_is_whole(self) -> None:
        """Nothing sticks out at the side, no picture is missing, no script failed."""
        assert self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), self.page.url
        assert self.failures == []

    def _field(self, label: str) -> Locator:
        return self.page.get_by_label(re.compile(rf"^{re.escape(label)}( bắt buộc)?$")).locator("visible=true").first

    def _touch_or_click(self, element: Locator) -> None:
        if self.touch:
            element.tap()
        else:
            element.click()


class Colleagues:
    """Everybody who takes part, by person; what they see is photographed in the order of the work, if it is kept."""

    def __init__(self, browser: Browser, home: str, folder: Path | None, **window: Any) -> None:
        self.browser, self.home, self.folder, self.window = browser, home, folder, window
        self.present: dict[Person, Colleague] = {}
        self.photographs = 0

    def __call__(self, person: Person) -> Colleague:
        """This person, who signs in the first time they are called."""
        if person not in self.present:
            context = self.browser.new_context(locale="vi-VN", **self.window)
            context.set_default_timeout(20_000)
            touch = self.window.get("has_touch", False)
            self.present[person] = Colleague(context.new_page(), person, self.home, touch=touch).sign_in()
        return self.present[person]

    def photograph(self, person: Person, name: str) -> None:
        """What this person sees now is whole, and kept where photographs are kept."""
        colleague = self(person)
        colleague.page.evaluate(PICTURES_ARE_THERE)
        colleague.page_is_whole()
        if self.folder is None:
            return
        self.photographs += 1
        self.folder.mkdir(parents=True, exist_ok=True)
        with Image.open(BytesIO(colleague.page.screenshot())) as picture:
            few_colours = picture.convert("RGB").quantize(128)
        few_colours.save(self.folder / f"{self.photographs:02}-{name}.png")

    def go_home(self) -> None:
        for colleague in self.present.values():
            colleague.page.context.close()


def folder_for_photographs(name: str) -> Path | None:
    """VANPHONG_SCREENSHOTS=docs/screenshots pytest tests/test_walk_*.py renews the pictures of the documentation."""
    kept = os.environ.get("VANPHONG_SCREENSHOTS")
    return Path(kept) / name if kept else None


def work_off_jobs() -> None:
    """What the worker does with the jobs that wait, by the worker itself; beside Playwright, whose loop runs here."""
    with app.replace_connector(app.connector.get_worker_connector()) as working, ThreadPoolExecutor(1) as beside:
        beside.submit(asyncio.run, _work_off(working)).result()


async def _work_off(working: App) -> None:
    async with working.open_async():
        await working.run_worker_async(wait=False, install_signal_handlers=False, delete_jobs="successful")
