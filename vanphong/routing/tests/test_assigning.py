"""Phân công, nhận việc, chuyển lại."""

from datetime import date, timedelta

import pytest

from vanphong.audit.queries import history_of
from vanphong.documents.actions import close
from vanphong.documents.enums import AccessReason, Status, Step
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org.queries import stands_for
from vanphong.routing.actions import assign, claim, hand_back
from vanphong.routing.enums import Outcome
from vanphong.routing.queries import unit_tray


def in_days(days: int) -> date:
    return clock.today() + timedelta(days=days)


def test_the_head_gives_the_paper_to_a_specialist(office, instructed):
    paper = instructed()
    assign(paper, office.specialist_kt, due_date=in_days(3), note="Tham mưu trả lời", actor=office.head_kt)
    paper.refresh_from_db()
    assert paper.status == Status.ASSIGNED
    assert (paper.custody.unit, paper.custody.person) == (office.units["KT"], office.specialist_kt)
    assert paper.custody.step == Step.HANDLE
    assert paper.accesses.get(person=office.specialist_kt).reason == AccessReason.ASSIGNED
    assert list(Document.objects.filter(custody__person=office.specialist_kt)) == [paper]
    assert not unit_tray(stands_for(office.head_kt))
    assert history_of(paper).last().says == (
        f"Phân công Nguyễn Thu Trang xử lý; hạn {in_days(3):%d/%m/%Y}. Tham mưu trả lời"
    )


def test_only_the_head_of_the_lead_unit_assigns(office, instructed):
    paper = instructed()
    for name, person in office.cast.items():
        if name != "head_kt":
            with pytest.raises(NotPermitted):
                assign(paper, office.specialist_kt, actor=person)


@pytest.mark.parametrize("name", ["specialist_nc", "outsider", "chief"])
def test_nobody_of_another_unit_is_given_the_paper(office, instructed, name):
    with pytest.raises(Refused, match="không làm việc tại đơn vị chủ trì"):
        assign(instructed(), getattr(office, name), actor=office.head_kt)


def test_who_may_not_sign_in_is_not_given_the_paper(office, instructed):
    office.specialist_kt.is_active = False
    with pytest.raises(Refused):
        assign(instructed(), office.specialist_kt, actor=office.head_kt)


def test_the_person_is_not_given_longer_than_the_paper(office, instructed):
    paper = instructed(due_date=in_days(5))
    with pytest.raises(Refused, match="không được sau hạn của văn bản"):
        assign(paper, office.specialist_kt, due_date=in_days(6), actor=office.head_kt)
    with pytest.raises(Refused, match="đã qua"):
        assign(paper, office.specialist_kt, due_date=in_days(-1), actor=office.head_kt)
    assign(paper, office.specialist_kt, due_date=in_days(5), actor=office.head_kt)


def test_the_head_takes_the_paper_from_one_to_another(office, assigned):
    paper = assigned()
    assign(paper, office.specialist_kt2, actor=office.head_kt)
    paper.refresh_from_db()
    assert paper.custody.person == office.specialist_kt2
    assert [given.outcome for given in paper.assignments.all()] == [Outcome.REASSIGNED, Outcome.ACTIVE]
    with pytest.raises(Refused, match="đang xử lý"):
        assign(paper, office.specialist_kt2, actor=office.head_kt)
    with pytest.raises(NotPermitted):
        hand_back(paper, "Không còn phụ trách việc này", actor=office.specialist_kt)


def test_another_name_from_the_same_page_is_no_second_click(office, instructed):
    paper = instructed()
    assign(paper, office.specialist_kt, actor=office.head_kt, seen=paper.version)
    with pytest.raises(AlreadyDone):
        assign(paper, office.specialist_kt, actor=office.head_kt, seen=paper.version)
    with pytest.raises(Stale):
        assign(paper, office.specialist_kt2, actor=office.head_kt, seen=paper.version)


def test_a_specialist_claims_what_nobody_was_given(office, instructed):
    paper = instructed()
    taken = claim(paper, actor=office.specialist_kt, seen=paper.version)
    assert (taken.person, taken.due_date) == (office.specialist_kt, paper.due_date)
    with pytest.raises(AlreadyDone):
        claim(paper, actor=office.specialist_kt, seen=paper.version)
    with pytest.raises(Stale):
        claim(paper, actor=office.specialist_kt2, seen=paper.version)
    with pytest.raises(Refused, match="đã có người nhận"):
        claim(paper, actor=office.specialist_kt2)


def test_only_specialists_of_the_lead_unit_claim(office, instructed):
    paper = instructed()
    for name, person in office.cast.items():
        if name not in {"specialist_kt", "specialist_kt2"}:
            with pytest.raises(NotPermitted):
                claim(paper, actor=person)


def test_the_handler_gives_the_paper_back_with_a_reason(office, assigned):
    paper = assigned()
    with pytest.raises(Refused, match="lý do"):
        hand_back(paper, "bận", actor=office.specialist_kt)
    hand_back(paper, "Đang nghỉ phép đến hết tuần", actor=office.specialist_kt, seen=paper.version)
    paper.refresh_from_db()
    assert (paper.status, paper.custody.person, paper.custody.step) == (Status.INSTRUCTED, None, Step.ASSIGN)
    assert list(unit_tray(stands_for(office.head_kt))) == [paper]
    assert paper.assignments.get().outcome == Outcome.HANDED_BACK


def test_only_the_handler_gives_back(office, assigned):
    paper = assigned()
    for name, person in office.cast.items():
        if name != "specialist_kt":
            with pytest.raises(NotPermitted):
                hand_back(paper, "Không phụ trách việc này", actor=person)


def test_an_assignment_reads_as_done_when_the_paper_is_closed(office, assigned):
    paper = assigned()
    assert not paper.assignments.get().done
    close(paper, "Lưu để theo dõi, không phải trả lời", actor=office.specialist_kt)
    paper.refresh_from_db()
    assert paper.assignments.get().done
    assert not Document.objects.filter(custody__person=office.specialist_kt)
