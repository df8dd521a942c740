"""Requests that no page of ours sends: each is answered by a page of the house, and none breaks anything."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors import DOORS
from tests.roles import EVERYBODY, Door, answer_of
from tests.standing import Standing

pytestmark = pytest.mark.django_db

LONG_NUMBER, LONG_WORDS = "9" * 5000, "á " * 1100
SIGNS = "' \\ :* & ! | <-> ( %_ ½ ² ٣ \u202e \ufffe \U0001f4c4 =1+1"
ODD = ["\x00", SIGNS, "-1", "99999999999999999999", "007", "32/13/2026", LONG_NUMBER, LONG_WORDS]
ONE_BY_ONE = ["a\x00b", LONG_NUMBER, SIGNS]
#: Every name that some page reads from its address.
NAMES = (
    "q sau rong tep vua reply van-ban du-thao ngay muc nam don-vi trang-thai xem mang niem-phong next chon "
    "row year month from to type field issuer unit status urgency step at overdue late first last start end "
    "code"
)
PLACES = ["van-ban", "van-ban/1/tep", "phieu-trinh", "tiep-nhan", "so-dang-ky/1", "quan-tri/nguoi-dung", "bao-cao/nam"]
PLACES += ["trinh-chanh-van-phong", "hoi-don-vi", "bao-cao/chat-luong"]
NUMBERS = [
    "0",
    "-1",
    "99999",
    "2147483648",
    "9223372036854775808",
    LONG_NUMBER,
    "%00",
    "%FF",
    "٣",
    "1.0",
    "9999-99-99.pdf",
]


@pytest.fixture(autouse=True)
def patience(settings: Any) -> None:
    settings.REQUESTS_PER_MINUTE = 10**6


@pytest.mark.parametrize("door", DOORS, ids=lambda door: f"{door.method} {door.name}")
def test_odd_words_break_nothing(door: Door, standing: Standing, browsers: dict[str, Client]) -> None:
    browser, args = browsers[_who_may(door)], door.args(standing)
    for sent in _odd(door.data(standing)):
        assert answer_of(browser, door.method, door.name, args, sent) < 500, sent


@pytest.mark.parametrize("place", PLACES)
def test_odd_numbers_in_the_address_break_nothing(place: str, browsers: dict[str, Client]) -> None:
    for number in NUMBERS:
        for address in (f"/{place}/{number}/", f"/{place}/{number}"):
            answer = browsers["registrar"].get(address)
            assert answer.status_code < 500, address
            if answer.status_code >= 400:
                assert '<html lang="vi"' in answer.content.decode()


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/x-www-form-urlencoded", b"reason=%FF%FE%00&reason=\xc3\x28&=&&&seen=1&seen=2"),
        ("application/x-www-form-urlencoded; charset=utf-16", b"\xff\xfer\x00e\x00"),
        ("application/x-www-form-urlencoded", b"a=1&" * 6000),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="file"; filename="\xff\x00/../a\r\n',
        ),
        ("multipart/form-data", b"no boundary"),
        ("application/json", b"{"),
        ("", b"\x00" * 100),
    ],
)
def test_odd_bodies_break_nothing(
    content_type: str, body: bytes, standing: Standing, browsers: dict[str, Client]
) -> None:
    for name, args in (("receive", []), ("discard", [standing.received.pk]), ("register", [standing.received.pk])):
        answer = browsers["registrar"].generic("POST", reverse(name, args=args), body, content_type)
        assert 200 <= answer.status_code < 500
        assert answer.status_code < 300 or "Traceback" not in answer.content.decode()


def _who_may(door: Door) -> str:
    """Somebody who gets as far as one can."""
    return min(door.may & EVERYBODY, default="registrar")


def _odd(usual: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """An odd value in all that can be sent at once, then in one field after the other."""
    for value in ODD:
        yield dict.fromkeys([*NAMES.split(), *usual], value)
    for name in usual:
        for value in ONE_BY_ONE:
            yield usual | {name: value}
