"""The roles of the office as sets of its cast, and what a browser of each is answered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.standing import Standing

REGISTRY = {"registrar"}
OFFICE_LEADERS = {"chief", "deputy", "deputy_off"}
KT = {"head_kt", "specialist_kt", "specialist_kt2"}
NC = {"head_nc", "specialist_nc"}
OURS = REGISTRY | OFFICE_LEADERS | KT | NC | {"vice_chair", "chair", "administrator"}
OUTSIDERS = {"outsider", "outsider_registrar"}
RESPONDENT = {"respondent"}
EVERYBODY = OURS | OUTSIDERS | RESPONDENT
ROLES = ("anonymous", *sorted(EVERYBODY))

AUTHOR = {"specialist_kt"}
INSTRUCTORS = {"chief", "deputy"}
ADMINISTRATOR = {"administrator"}
REGISTRARS = REGISTRY | {"outsider_registrar"}
LEAD_ASKING = {"specialist_kt", "head_kt", "chief"}
READERS_OF_BOOKS = REGISTRY | OFFICE_LEADERS | {"chair"}
WRITERS = KT | NC | {"outsider"}

#: Who says which words are right in the office.
KEEP_WORDS = ADMINISTRATOR | OFFICE_LEADERS | {"head_kt", "head_nc"}

#: Who sees a paper at each point of its way (NĐ 30/2020, art. 22-24): each hand it went through, and nobody else.
SEE_REGISTERED = REGISTRY | OFFICE_LEADERS
SEE_INSTRUCTED = SEE_REGISTERED | KT
SEE_ASKED_ABOUT = SEE_INSTRUCTED | NC
SEE_TO_SIGN = KT | {"vice_chair"}
SEE_SIGNED = SEE_TO_SIGN | REGISTRY
SEE_ASKING = KT | OFFICE_LEADERS
SEE_SUBMITTED = SEE_INSTRUCTED | {"vice_chair"}

#: Who sees an issued document that was sent to the Division of Internal Affairs too.
SEE_SENT = SEE_SIGNED | NC

#: Who votes by slip: by post, and the member written down who works elsewhere; who sees it, who ends it.
VOTERS = {"chair", "vice_chair", "chief", "outsider"}
SEE_BALLOT = VOTERS | OFFICE_LEADERS | KT
LEAD_BALLOT = AUTHOR | {"head_kt", "chief"}
KEEP_MEMBERS = {"chief"} | ADMINISTRATOR

KEPT_OUT = 401
Made = Callable[[Standing], Any]


@dataclass(frozen=True)
class Door:
    """One address by one method: who may, who at least sees the object, and what a browser sends."""

    name: str
    method: str
    may: set[str]
    sees: set[str] = field(default_factory=lambda: EVERYBODY)
    args: Made = lambda s: []
    data: Made = lambda s: {}
    done: int = 200
    otherwise: dict[str, int] = field(default_factory=dict)

    def expected(self, role: str) -> int:
        if role in self.otherwise:
            return self.otherwise[role]
        if role == "anonymous":
            return KEPT_OUT
        return self.done if role in self.may else 403 if role in self.sees else 404


def page(name: str, may: set[str], **options: Any) -> Door:
    return Door(name, "GET", may, **options)


def act(name: str, may: set[str], *, done: int = 302, **options: Any) -> Door:
    return Door(name, "POST", may, done=done, **options)


def answer_of(
    browser: Client, method: str, name: str, args: list[Any], data: dict[str, Any], *, kept: bool = False
) -> int:
    """The status this browser gets, KEPT_OUT when it is sent to sign in. What was done is undone, unless `kept`."""
    session = browser.cookies.get(settings.SESSION_COOKIE_NAME)
    with transaction.atomic():
        response = getattr(browser, method.lower())(reverse(name, args=args), data)
        b"".join(response.streaming_content) if response.streaming else response.content
        transaction.set_rollback(not kept)
    browser.cookies.clear()
    if session:
        browser.cookies[settings.SESSION_COOKIE_NAME] = session.value
    entrance = f"{reverse('sign-in')}?next="
    return KEPT_OUT if response.get("Location", "").startswith(entrance) else response.status_code
