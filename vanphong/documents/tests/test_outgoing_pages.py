from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from vanphong.documents import actions
from vanphong.documents.enums import Status
from vanphong.documents.forms import DraftForm, acts_for
from vanphong.documents.models import Document
from vanphong.org.tests.granting import away

from .papers import awaiting_signature, checksum_of, drafted, received, registered, signed
from .test_intake_pages import _pdf

REASON = "Số liệu chưa khớp với báo cáo"


def _post(client, name, document, **values):
    return client.post(reverse(name, args=[document.pk]), {"seen": document.version} | values)


def test_a_draft_is_begun_from_the_page(office, sign_in):
    client = sign_in(office.specialist_kt)
    typed = {
        "key": uuid4(),
        "document_type": office.types["Công văn"].pk,
        "subject": "V/v trả lời",
        "urgency": 0,
        "copies": 1,
        "to_action": "stc\n- Công ty Ánh Dương;\n",
        "to_information": "VPCP",
    }
    for _ in range(2):
        answer = client.post(reverse("draft-new"), typed | {"file": _pdf("dự thảo.pdf", "một")})
    document = Document.objects.get()
    assert answer.url == document.get_absolute_url()
    sent_to = document.recipients.values_list("name", "agency", "group")
    assert set(sent_to) == {
        (office.finance.name, office.finance.pk, "action"),
        ("Công ty Ánh Dương", None, "action"),
        (office.government_office.name, office.government_office.pk, "information"),
    }


def test_recipients_are_looked_up_in_one_query_however_many_lines_name_them(office):
    typed = {
        "key": uuid4(),
        "document_type": office.types["Công văn"].pk,
        "subject": "V/v trả lời",
        "urgency": 0,
        "copies": 1,
        "to_action": "stc\nCông ty Ánh Dương",
        "to_information": "VPCP\nSở Tài chính",
    }
    form = DraftForm(office.specialist_kt, typed, {"file": _pdf("dự thảo.pdf", "một")})
    assert form.is_valid(), form.errors
    with CaptureQueriesContext(connection) as asked:
        sent_to = form.values().recipients
    assert len(asked) == 1
    assert [agency for _, agency, _ in sent_to] == [office.finance, None, office.government_office, office.finance]


def test_a_reply_starts_with_what_the_incoming_paper_says(office, sign_in):
    incoming = registered(office)
    actions.let_see(incoming, "assigned", people=[office.specialist_kt])
    url = f"{reverse('draft-new')}?reply={incoming.pk}"
    page = sign_in(office.specialist_kt).get(url).content.decode()
    assert "Sở Tài chính tỉnh Sơn Hòa</textarea>" in page
    assert sign_in(office.specialist_nc).get(url).status_code == 404
    assert sign_in(office.registrar).get(reverse("draft-new")).status_code == 403


def test_what_is_missing_is_said_in_place(office, sign_in):
    answer = sign_in(office.specialist_kt).post(reverse("draft-new"), {"key": uuid4(), "subject": "V/v còn thiếu"})
    assert answer.status_code == 422
    assert "V/v còn thiếu" in answer.content.decode()
    assert not Document.objects.exists()


def test_every_act_of_the_way_from_its_page(office, sign_in):
    drafter, leader, registry = (sign_in(p) for p in (office.specialist_kt, office.vice_chair, office.registrar))
    paper = drafted(office)

    def now():
        paper.refresh_from_db()
        return paper

    steps = [
        (drafter, "draft-replace", lambda: {"file": _pdf(), "note": "sửa số liệu"}, Status.DRAFTED),
        (drafter, "send-for-signature", lambda: {"signer": office.vice_chair.pk}, Status.AWAITING_SIGNATURE),
        (leader, "decline", lambda: {"reason": REASON}, Status.DRAFTED),
        (drafter, "send-for-signature", lambda: {"signer": office.vice_chair.pk}, Status.AWAITING_SIGNATURE),
        (leader, "sign", lambda: {"checksum": checksum_of(paper)}, Status.SIGNED),
        (registry, "issue", lambda: {"register": office.registers["CV"].pk}, Status.ISSUED),
    ]
    for client, name, values, status in steps:
        answer = _post(client, name, now(), **values())
        assert (answer.status_code, answer.url) == (302, paper.get_absolute_url()), (name, answer.content.decode())
        assert now().status == status


def test_whoever_sends_a_draft_to_be_signed_is_told_which_leader_is_away(office, sign_in):
    document = drafted(office)
    away(office.vice_chair, 1, 3)
    page = sign_in(office.specialist_kt).get(document.get_absolute_url()).content.decode()
    assert f"Ông/bà {office.vice_chair.full_name} vắng từ" in page
    assert "chưa ủy quyền cho ai" in page


def test_a_draft_is_cancelled_from_its_page(office, sign_in):
    paper = drafted(office)
    _post(sign_in(office.specialist_kt), "draft-cancel", paper, reason=REASON)
    paper.refresh_from_db()
    assert paper.status == Status.CANCELLED


def test_foreign_ids_in_a_form_are_no_choice(office, sign_in):
    client, theirs = sign_in(office.registrar), office.neighbour.registers.get(code="CV")
    assert _post(client, "issue", signed(office), register=theirs.pk).status_code == 422
    paper = drafted(office)
    client = sign_in(office.specialist_kt)
    assert _post(client, "send-for-signature", paper, signer=office.outsider.pk).status_code == 422


@pytest.mark.parametrize("name", ["draft-replace", "draft-cancel", "send-for-signature", "decline", "sign", "issue"])
def test_who_may_not_see_the_paper_finds_none(office, sign_in, name):
    answer = _post(sign_in(office.specialist_nc), name, awaiting_signature(office), reason=REASON)
    assert answer.status_code == 404


def test_a_colleague_sees_the_draft_but_may_not_act(office, sign_in):
    paper, client = drafted(office), sign_in(office.specialist_kt2)
    assert _post(client, "draft-cancel", paper, reason=REASON).status_code == 403
    assert _post(client, "close", paper, reason=REASON).status_code == 403


def _names(person, document):
    return [act.name for act in acts_for(type(person).objects.get(pk=person.pk), Document.objects.get(pk=document.pk))]


def test_each_person_is_offered_what_is_theirs_to_do(office):
    assert _names(office.registrar, received(office)) == ["register"]
    assert _names(office.registrar, registered(office)) == ["correct", "unregister"]
    assert _names(office.chief, registered(office)) == []
    assert _names(office.specialist_kt, drafted(office)) == ["send-for-signature", "draft-cancel"]
    assert _names(office.head_kt, drafted(office)) == []
    assert _names(office.vice_chair, awaiting_signature(office)) == ["sign", "decline"]
    assert _names(office.chair, awaiting_signature(office)) == []
    held = registered(office)
    Document.objects.filter(pk=held.pk).update(status=Status.ASSIGNED)
    actions.hand_over(
        Document.objects.get(pk=held.pk), actions.Holder(office.units["KT"], "handle", office.specialist_kt)
    )
    assert _names(office.specialist_kt, held) == ["draft-new", "close"]
