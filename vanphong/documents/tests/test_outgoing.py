from datetime import timedelta
from uuid import uuid4

import pytest

from vanphong.audit.queries import history_of
from vanphong.documents import actions
from vanphong.documents.actions import Draft, Holder
from vanphong.documents.enums import OUTGOING, EntryStatus, FileRole, SigningCapacity, Status, Step
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale

from .papers import (
    awaiting_signature,
    checksum_of,
    drafted,
    issued,
    line,
    made_file,
    received,
    registered,
    signed,
)

REASON = "Số liệu chưa khớp với báo cáo"


def test_from_draft_to_issue(office):
    draft = drafted(office)
    assert (draft.custody.person, draft.custody.step) == (office.specialist_kt, Step.HANDLE)
    replaced = actions.replace_draft(draft, made_file("bản hai"), actor=office.specialist_kt, note="sửa số liệu")
    sent = actions.send_for_signature(replaced, office.vice_chair, actor=office.specialist_kt)
    assert (sent.custody.person, sent.custody.step) == (office.vice_chair, Step.SIGN)
    back = actions.decline(sent, REASON, actor=office.vice_chair)
    assert (back.status, back.custody.person) == (Status.DRAFTED, office.specialist_kt)
    sent = actions.send_for_signature(back, office.vice_chair, actor=office.specialist_kt)
    read = checksum_of(sent)
    done = actions.sign(sent, read, actor=office.vice_chair)
    assert (done.custody.unit, done.custody.step) == (office.units["VT"], Step.ISSUE)
    final = actions.issue(done, office.registers["CV"], actor=office.registrar)
    assert (final.status, final.custody) == (Status.ISSUED, None)
    assert final.code == "01/UBND-KT"
    assert final.issued_date == clock.today()
    assert final.files.get(role=FileRole.ISSUED).blob_id == read
    assert OUTGOING.replay(event.verb for event in history_of(final) if event.verb) == Status.ISSUED


def test_issuing_the_answer_closes_what_it_answers(office):
    incoming = registered(office)
    actions.let_see(incoming, "assigned", people=[office.specialist_kt])
    Document.objects.filter(pk=incoming.pk).update(status=Status.ASSIGNED)
    answer = issued(office, replies_to=incoming)
    incoming.refresh_from_db()
    assert (incoming.status, incoming.custody) == (Status.CLOSED, None)
    assert answer.code in incoming.closing_note


def test_an_answer_needs_a_paper_one_may_see(office):
    with pytest.raises(NotPermitted):
        drafted(office, replies_to=registered(office))


def test_an_answer_is_to_an_incoming_paper_of_the_same_agency(office):
    own = drafted(office)
    with pytest.raises(Refused):
        drafted(office, replies_to=own)
    theirs = actions.receive(office.neighbour, [], actor=office.outsider_registrar)
    actions.let_see(theirs, "consulted", people=[office.specialist_kt])
    with pytest.raises(Refused):
        drafted(office, replies_to=theirs)


def test_a_draft_begun_twice_with_the_same_key_is_one(office):
    key = uuid4()
    assert drafted(office, key=key) == drafted(office, key=key)


def test_who_may_draft(office):
    values = Draft(office.types["Công văn"], "V/v")
    for person, unit in [(office.registrar, "VT"), (office.outsider, "KT"), (office.specialist_nc, "KT")]:
        with pytest.raises(NotPermitted):
            actions.draft(office.agency, office.units[unit], values, made_file(), actor=person)
    with pytest.raises(Refused):
        actions.draft(
            office.agency, office.units["KT"], Draft(values.document_type, " "), made_file(), actor=office.specialist_kt
        )


def test_only_the_drafter_changes_a_draft(office):
    draft = drafted(office)
    for person in (office.specialist_kt2, office.head_kt, office.registrar):
        with pytest.raises(NotPermitted):
            actions.replace_draft(draft, made_file(), actor=person)
        with pytest.raises(NotPermitted):
            actions.cancel_draft(draft, REASON, actor=person)
        with pytest.raises(NotPermitted):
            actions.send_for_signature(draft, office.vice_chair, actor=person)


def test_a_cancelled_draft_is_finished(office):
    draft = actions.cancel_draft(drafted(office), REASON, actor=office.specialist_kt)
    assert (draft.status, draft.custody) == (Status.CANCELLED, None)
    with pytest.raises(Stale):
        actions.send_for_signature(draft, office.vice_chair, actor=office.specialist_kt)


def test_a_draft_before_a_leader_is_not_replaced(office):
    sent = awaiting_signature(office)
    with pytest.raises(Stale):
        actions.replace_draft(sent, made_file(), actor=office.specialist_kt)
    with pytest.raises(Stale):
        actions.cancel_draft(sent, REASON, actor=office.specialist_kt)


def test_only_a_leader_of_the_agency_is_asked_to_sign(office):
    for person in (office.head_kt, office.registrar, office.outsider):
        with pytest.raises(Refused):
            actions.send_for_signature(drafted(office), person, actor=office.specialist_kt)


def test_only_the_leader_asked_signs_or_declines(office):
    sent = awaiting_signature(office)
    for person in (office.chair, office.vice_chair_nc, office.head_kt):
        with pytest.raises(NotPermitted):
            actions.sign(sent, checksum_of(sent), actor=person)
        with pytest.raises(NotPermitted):
            actions.decline(sent, REASON, actor=person)


def test_exactly_the_bytes_that_were_read_are_signed(office):
    sent = awaiting_signature(office)
    with pytest.raises(Stale):
        actions.sign(sent, "0" * 64, actor=office.vice_chair)
    signature = actions.sign(sent, checksum_of(sent), actor=office.vice_chair).signature
    assert signature.checksum == checksum_of(sent)
    assert signature.capacity == SigningCapacity.DEPUTY_FOR
    assert signature.block == "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH"


def test_a_second_click_signs_once(office):
    sent = awaiting_signature(office)
    seen, read = sent.version, checksum_of(sent)
    actions.sign(sent, read, actor=office.vice_chair, seen=seen)
    with pytest.raises(AlreadyDone):
        actions.sign(sent, read, actor=office.vice_chair, seen=seen)


def test_only_what_is_signed_is_issued_and_only_by_the_registry(office):
    sent = awaiting_signature(office)
    with pytest.raises(Refused, match="chưa được người có thẩm quyền ký"):
        actions.issue(sent, office.registers["CV"], actor=office.registrar)
    done = signed(office)
    for person in (office.vice_chair, office.specialist_kt, office.outsider_registrar):
        with pytest.raises(NotPermitted):
            actions.issue(done, office.registers["CV"], actor=person)


def test_the_register_must_be_one_for_this_type(office):
    done = signed(office)
    theirs = office.neighbour.registers.get(code="CV")
    for book in (office.registers["QĐ"], office.registers["DEN"], theirs):
        with pytest.raises(Refused):
            actions.issue(done, book, actor=office.registrar)
    assert not office.registers["QĐ"].entries.exists()


@pytest.mark.parametrize(
    ("type_name", "book", "code"),
    [
        ("Quyết định", "QĐ", "01/QĐ-UBND"),
        ("Tờ trình", "TTr", "01/TTr-UBND"),
        ("Biên bản", "KHAC", "01/BB-UBND"),
        ("Thư công", "KHAC", "01/UBND"),
    ],
)
def test_the_notation_follows_the_type(office, type_name, book, code):
    assert issued(office, type_name=type_name, book=book).code == code


def test_a_decision_of_law_carries_its_year(office):
    final = issued(office, type_name="Quyết định (quy phạm pháp luật)", book="QĐ-QPPL")
    assert final.code == f"01/{clock.today().year}/QĐ-UBND"


def test_a_reserved_number_is_used_once(office):
    book = office.registers["CV"]
    kept = actions.reserve_number(book, "Giữ cho công văn ngày mai", actor=office.registrar)
    assert issued(office).entry.number == 2
    final = actions.issue(signed(office), book, actor=office.registrar, reserved=kept)
    assert (final.entry, final.code) == (kept, "01/UBND-KT")
    assert final.entry.status == EntryStatus.USED
    with pytest.raises(Refused):
        actions.issue(signed(office), book, actor=office.registrar, reserved=kept)


def test_a_number_reserved_last_year_is_not_used_this_year(office):
    with clock.held_at(clock.now() - timedelta(days=366)):
        kept = actions.reserve_number(office.registers["CV"], "Giữ cho công văn cuối năm", actor=office.registrar)
    with pytest.raises(Refused, match="thuộc sổ năm"):
        actions.issue(signed(office), office.registers["CV"], actor=office.registrar, reserved=kept)


def test_the_same_bytes_in_two_versions_are_issued(office):
    draft = drafted(office)
    same = (draft.files.get().blob, "lại.pdf")
    draft = actions.replace_draft(draft, same, actor=office.specialist_kt)
    sent = actions.send_for_signature(draft, office.chair, actor=office.specialist_kt)
    done = actions.sign(sent, checksum_of(sent), actor=office.chair)
    assert actions.issue(done, office.registers["CV"], actor=office.registrar).status == Status.ISSUED


def test_closing_is_for_whoever_holds_the_paper(office):
    paper = registered(office)
    Document.objects.filter(pk=paper.pk).update(status=Status.ASSIGNED)
    actions.hand_over(Document.objects.get(pk=paper.pk), Holder(office.units["KT"], Step.HANDLE, office.specialist_kt))
    for person in (office.specialist_kt2, office.head_kt, office.outsider):
        with pytest.raises(NotPermitted):
            actions.close(paper, "Đã trả lời qua điện thoại", actor=person)
    closed = actions.close(paper, "Đã trả lời qua điện thoại", actor=office.specialist_kt)
    assert (closed.status, closed.custody) == (Status.CLOSED, None)
    held = closed.custodies.order_by("-since", "-id").first()
    assert held.until is not None
    assert held.working_minutes is not None


def test_a_move_of_the_other_direction_is_refused(office):
    with pytest.raises(Stale):
        actions.close(drafted(office), "Không cần trả lời nữa", actor=office.specialist_kt)
    with pytest.raises(Stale):
        actions.discard(drafted(office), "Không cần trả lời nữa", actor=office.registrar)
    with pytest.raises(Refused):
        actions.register(drafted(office), line(), actor=office.registrar)
    with pytest.raises(Refused):
        actions.issue(received(office), office.registers["CV"], actor=office.registrar)
