"""What every answer carries and no page contains: the policy, no inline script or style, nothing from elsewhere."""

from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors import DOORS
from tests.roles import Door
from tests.standing import Standing
from vanphong.kernel.middleware import CONTENT_SECURITY_POLICY

pytestmark = pytest.mark.django_db

PAGES = [door for door in DOORS if door.method == "GET"]
ACTS = [door for door in DOORS if door.method == "POST"]
ADDRESSES = {"href", "src", "action", "formaction", "hx-get", "hx-post"}


class Faults(HTMLParser):
    """What the policy would block, or what would send the browser elsewhere."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "style" or (tag == "script" and "src" not in given and given.get("type") != "application/json"):
            self.found.append(f"<{tag}>")
        for name, value in given.items():
            elsewhere = value.startswith(("http:", "https:", "//", "javascript:", "data:"))
            if name == "style" or name.startswith("on") or (name in ADDRESSES and elsewhere):
                self.found.append(f"<{tag} {name}={value!r}>")


def role_of(door: Door) -> str:
    return sorted(door.may)[0] if door.may else "anonymous"


@pytest.mark.parametrize("door", PAGES, ids=lambda door: door.name)
def test_every_answer_carries_its_policy(door: Door, standing: Standing, browsers: dict[str, Client]):
    answer = browsers[role_of(door)].get(reverse(door.name, args=door.args(standing)), door.data(standing))
    policy = answer.headers["Content-Security-Policy"]
    assert policy == CONTENT_SECURITY_POLICY or policy.startswith("default-src 'none'; sandbox")
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    if answer.headers["Content-Type"].startswith("text/html"):
        assert Faults(answer.content.decode()).found == []


@pytest.mark.parametrize("path", ["/khong-co/", "/van-ban/999999/", "/quan-tri/"])
def test_a_refusal_carries_it_too(path: str, browsers: dict[str, Client]):
    answer = browsers["specialist_kt"].get(path)
    assert answer.status_code in {403, 404}
    assert answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert Faults(answer.content.decode()).found == []


@pytest.mark.parametrize("door", ACTS, ids=lambda door: door.name)
def test_no_act_without_the_token_of_the_form(door: Door, standing: Standing):
    browser = Client(enforce_csrf_checks=True)
    person = getattr(standing.office, role_of(door))
    browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    answer = browser.post(reverse(door.name, args=door.args(standing)), door.data(standing))
    assert answer.status_code == 403
    assert "Phiên làm việc đã đổi" in answer.content.decode()


def test_users_files_come_as_attachments_in_a_sandbox(standing: Standing, browsers: dict[str, Client]):
    address = reverse("document-file", args=[standing.handled.pk, standing.file.pk])
    answer = browsers["specialist_kt"].get(address)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "private" in answer.headers["Cache-Control"]
