"""Ids that are not one's own, in the address and in the body: refused, and nothing has changed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Sum
from django.test import Client
from django.urls import reverse

from tests.doors import REASON, many
from tests.roles import answer_of
from tests.standing import PRIVATE, Standing
from vanphong.audit.models import Event
from vanphong.documents.models import Document, RegisterEntry
from vanphong.kernel import clock
from vanphong.memos.models import Memo
from vanphong.memos.queries import round_now
from vanphong.org.models import Appointment, Duty, Person

pytestmark = pytest.mark.django_db

Sent = Callable[[Standing], tuple[list[Any], dict[str, Any]]]
GIVEN = {"reason": REASON}

#: Who asks, how, by which address and with which ids: what does not belong together is not found.
ADDRESSES: list[tuple[str, str, str, Sent]] = [
    ("registrar", "GET", "document-file", lambda s: ([s.registered.pk, s.file.pk], {})),
    ("registrar", "GET", "document-page", lambda s: ([s.registered.pk, s.file.pk, 1], {"rong": "160"})),
    ("registrar", "GET", "paper", lambda s: ([s.theirs.pk], {})),
    ("registrar", "GET", "correct", lambda s: ([s.theirs.pk], {})),
    ("registrar", "POST", "unregister", lambda s: ([s.theirs.pk], GIVEN)),
    ("registrar", "GET", "register-book", lambda s: (_their_book(s), {})),
    ("registrar", "GET", "follow-up", lambda s: (_their_book(s), {})),
    ("registrar", "GET", "register-book-file", lambda s: ([*_their_book(s), "xlsx"], {})),
    ("registrar", "GET", "follow-up-file", lambda s: ([*_their_book(s), "pdf"], {})),
    ("registrar", "POST", "reserve-number", lambda s: ([s.their_entry.register_id], GIVEN)),
    ("registrar", "POST", "void-number", lambda s: ([s.their_entry.pk], GIVEN)),
    ("chief", "GET", "handling-slip", lambda s: ([s.theirs.pk], {})),
    ("chief", "POST", "instruct", lambda s: ([s.theirs.pk], {"lead": _kt(s)})),
    ("chief", "POST", "instruct-many", lambda s: ([], many(s.theirs, {"lead": _kt(s)}))),
    ("head_kt", "POST", "assign-many", lambda s: ([], many(s.theirs, {"person": s.office.specialist_kt.pk}))),
    ("specialist_kt", "GET", "draft-new", lambda s: ([], {"reply": s.theirs.pk})),
    ("specialist_kt", "GET", "letter-new", lambda s: ([], {"reply": s.theirs.pk})),
    ("specialist_kt", "GET", "letter-edit", lambda s: ([s.their_draft.pk], {})),
    ("specialist_kt", "GET", "paper-models", lambda s: ([], {"reply": s.theirs.pk})),
    ("specialist_kt", "GET", "paper-model-file", lambda s: ([], {"loai": "Công văn", "reply": s.theirs.pk})),
    ("specialist_kt", "GET", "memo-new", lambda s: ([], {"van-ban": s.theirs.pk})),
    ("specialist_kt", "GET", "memo-new", lambda s: ([], {"du-thao": s.their_draft.pk})),
    ("specialist_nc", "GET", "memo-new", lambda s: ([], {"du-thao": s.drafted.pk})),
    ("head_kt", "GET", "memo-file", lambda s: ([s.submitted.pk, "van-ban-den", s.file.pk], {})),
    ("head_kt", "GET", "memo-file", lambda s: ([s.submitted.pk, "du-thao", 2], {})),
    ("head_kt", "GET", "memo-file", lambda s: ([s.submitted.pk, "kem-y-kien", 1], {})),
    ("head_kt", "GET", "memo-page", lambda s: ([s.submitted.pk, "van-ban-den", s.file.pk, 1], {"rong": "160"})),
    ("chief", "POST", "memo-take-over", lambda s: ([s.submitted.pk, s.opined.waiting[0].pk], GIVEN)),
    ("administrator", "GET", "person", lambda s: ([s.office.outsider.pk], {})),
    ("administrator", "POST", "lock-sign-in", lambda s: ([s.office.outsider.pk], GIVEN)),
    ("administrator", "POST", "unlock-sign-in", lambda s: ([s.office.outsider.pk], {})),
    ("administrator", "POST", "reset-password", lambda s: ([s.office.outsider.pk], {})),
    ("administrator", "POST", "appoint", lambda s: ([s.office.outsider.pk], _post(s.office.units["KT"].pk))),
    ("administrator", "POST", "name-secretary", lambda s: ([s.office.outsider.pk], _charge(s.office.registrar.pk))),
    ("outsider", "POST", "end-absence", lambda s: ([s.absence.pk], {})),
    ("outsider", "POST", "revoke", lambda s: ([s.grant.pk], {})),
    ("administrator", "POST", "end-appointment", lambda s: ([_their_post(s)], {"last_day": _today()})),
]

#: The address is one's own, an id in the body is not.
BODIES: list[tuple[str, str, Sent]] = [
    ("chief", "instruct", lambda s: ([s.registered.pk], {"lead": _vp(s)})),
    ("chief", "instruct", lambda s: ([s.registered.pk], {"lead": _kt(s), "supporting": _vp(s)})),
    ("chief", "instruct", lambda s: ([s.registered.pk], {"lead": _kt(s), "informed": _vp(s)})),
    ("chief", "instruct-many", lambda s: ([], many(s.registered, {"lead": _vp(s)}))),
    ("chief", "duty", lambda s: ([], {"person": s.office.outsider.pk, "first": _today(), "last": _today()})),
    ("chief", "plan-absence", lambda s: ([], {"person": s.office.outsider.pk, "first": _today(), "last": _today()})),
    ("chief", "plan-absence", lambda s: ([], {"person": s.office.chair.pk, "first": _today(), "last": _today()})),
    ("chief", "grant", lambda s: ([], _delegation(s.office.chair, s.office.vice_chair))),
    ("chief", "grant", lambda s: ([], _delegation(s.office.chief, s.office.outsider))),
    ("chief", "grant", lambda s: ([], _delegation(s.office.chief, s.office.deputy) | {"field": s.their_field.pk})),
    ("administrator", "name-secretary", lambda s: ([s.office.chair.pk], _charge(s.office.outsider.pk))),
    ("head_kt", "assign", lambda s: ([s.instructed.pk], {"person": s.office.outsider.pk})),
    ("head_kt", "assign", lambda s: ([s.instructed.pk], {"person": s.office.specialist_nc.pk})),
    ("head_kt", "assign-many", lambda s: ([], many(s.instructed, {"person": s.office.specialist_nc.pk}))),
    ("specialist_kt", "ask-unit", lambda s: ([s.handled.pk], {"unit": _vp(s), "question": REASON})),
    ("specialist_kt", "send-for-signature", lambda s: ([s.drafted.pk], {"signer": s.office.outsider.pk})),
    ("specialist_kt", "send-for-signature", lambda s: ([s.drafted.pk], {"signer": s.office.head_nc.pk})),
    ("specialist_kt", "memo-edit", lambda s: ([s.written.pk], {"subject": "V/v", "draft": s.their_draft.pk})),
    ("head_kt", "memo-forward", lambda s: ([s.submitted.pk], {"person": s.office.outsider.pk, "question": REASON})),
    ("deputy", "memo-send-back", lambda s: ([s.opined.pk], _sent_to_another(s))),
    ("chief", "memo-step-due", lambda s: ([s.opined.pk], _step_of_another(s))),
    ("deputy", "memo-more-time", lambda s: ([s.opined.pk, s.submitted.waiting[0].pk], _step_of_another(s))),
    ("chief", "memo-decline-time", lambda s: ([s.opined.pk, s.submitted.waiting[0].pk], {"reason": REASON})),
    ("specialist_nc", "ballot-new", lambda s: ([], {"subject": "V/v", "draft": s.drafted.pk})),
    ("specialist_kt", "ballot-edit", lambda s: ([s.ballot.pk], {"subject": "V/v", "draft": s.their_draft.pk})),
    ("specialist_kt2", "memo-new", lambda s: ([], {"subject": "V/v", "draft": s.drafted.pk})),
    ("registrar", "register", lambda s: ([s.received.pk], _line(field=s.their_field.pk))),
    ("registrar", "correct", lambda s: ([s.registered.pk], _line(field=s.their_field.pk))),
    ("registrar", "issue", lambda s: ([s.signed.pk], {"register": s.their_entry.register_id})),
    ("registrar", "issue", lambda s: ([s.signed.pk], {"register": _book(s, "CV"), "reserved": s.their_entry.pk})),
    ("registrar", "issue", lambda s: ([s.signed.pk], {"register": _book(s, "QĐ"), "reserved": s.reserved.pk})),
    ("administrator", "appoint", lambda s: ([s.office.head_nc.pk], _post(_vp(s)))),
]

LISTS = [
    ("registrar", "incoming", {}),
    ("registrar", "documents", {"q": "chuyen rieng"}),
    ("registrar", "day-sheet", {}),
    ("registrar", "intake", {}),
    ("chief", "my-work", {}),
    ("chief", "outgoing", {}),
    ("chief", "memos", {"q": "chuyen rieng"}),
    ("head_kt", "unit-tray", {}),
    ("administrator", "event-log", {"q": "rieng"}),
]


@pytest.mark.parametrize(("role", "method", "name", "sent"), ADDRESSES)
def test_what_is_not_ones_own_is_not_found(role, method, name, sent, standing: Standing, browsers: dict[str, Client]):
    args, data = sent(standing)
    before = _state()
    assert answer_of(browsers[role], method, name, args, data, kept=True) == 404
    assert _state() == before


@pytest.mark.parametrize(("role", "name", "sent"), BODIES)
def test_a_foreign_id_in_the_body_is_refused(role, name, sent, standing: Standing, browsers: dict[str, Client]):
    args, data = sent(standing)
    before = _state()
    assert answer_of(browsers[role], "POST", name, args, data, kept=True) in {404, 409, 422}
    assert _state() == before


@pytest.mark.parametrize(("role", "name", "asked"), LISTS)
def test_no_list_names_a_paper_of_the_other_agency(role, name, asked, standing: Standing, browsers: dict[str, Client]):
    page = browsers[role].get(reverse(name), asked)
    assert page.status_code == 200
    assert PRIVATE not in page.content.decode()


def test_a_form_leads_back_to_this_house_only(standing: Standing, browsers: dict[str, Client]):
    address = reverse("claim", args=[standing.instructed.pk])
    for elsewhere in ("https://example.com/", "//example.com/", "javascript:alert(1)"):
        answer = browsers["specialist_kt"].post(address, {"next": elsewhere})
        assert "example" not in answer.get("Location", "")
        assert "javascript" not in answer.get("Location", "")


def _state() -> tuple[Any, ...]:
    """What any act would change."""
    versions = [kind.objects.aggregate(Sum("version"))["version__sum"] for kind in (Document, Memo)]
    counts = [kind.objects.count() for kind in (Event, Document, Memo, RegisterEntry, Appointment, Duty)]
    return (*versions, *counts)


def _kt(s: Standing) -> int:
    return s.office.units["KT"].pk


def _vp(s: Standing) -> int:
    return s.office.units["VP"].pk


def _step_of_another(s: Standing) -> dict[str, Any]:
    return {"step": s.submitted.waiting[0].pk, "day": "31/12/2099", "hour": "17:00", "reason": REASON}


def _sent_to_another(s: Standing) -> dict[str, Any]:
    return {"target": s.submitted.steps.first().pk, "text": REASON, "checksum": round_now(s.opined).checksum}


def _book(s: Standing, code: str) -> int:
    return s.office.registers[code].pk


def _their_book(s: Standing) -> list[int]:
    return [s.their_entry.register_id, s.their_entry.year]


def _their_post(s: Standing) -> int:
    return Appointment.objects.get(person=s.office.outsider).pk


def _post(unit: int) -> dict[str, Any]:
    return {"unit": unit, "role": "unit_head", "title": "Trưởng phòng", "valid_from": _today()}


def _line(**values: Any) -> dict[str, Any]:
    return {"issuer_name": "Sở Tài chính", "subject": "V/v kinh phí", "arrival_date": _today()} | values


def _charge(person: int) -> dict[str, Any]:
    return {"person": person, "valid_from": _today()}


def _delegation(grantor: Person, deputy: Person) -> dict[str, Any]:
    return {"grantor": grantor.pk, "deputy": deputy.pk, "valid_from": _today(), "valid_to": _today()}


def _today() -> str:
    return f"{clock.today():%d/%m/%Y}"
