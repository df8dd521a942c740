"""Hỏi ý kiến đơn vị khác và trả lời."""

from datetime import timedelta

import pytest

from vanphong.audit.queries import history_of
from vanphong.documents.actions import close
from vanphong.documents.enums import Status
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org.queries import stands_for
from vanphong.routing.actions import answer_question, ask_unit
from vanphong.routing.queries import questions_to


@pytest.fixture
def asked(office, assigned):
    paper = assigned()
    return ask_unit(paper, office.units["NC"], "Có vướng quy định nào không?", actor=office.specialist_kt)


def test_the_unit_asked_sees_the_paper_and_the_question(office, assigned):
    paper = assigned()
    assert not Document.objects.visible_to(office.specialist_nc).exists()
    asked = ask_unit(paper, office.units["NC"], "Có vướng quy định nào không?", actor=office.specialist_kt)
    assert Document.objects.visible_to(office.specialist_nc).get() == paper
    assert list(questions_to(stands_for(office.specialist_nc))) == [asked]
    paper.refresh_from_db()
    assert (paper.status, paper.custody.person) == (Status.ASSIGNED, office.specialist_kt)


def test_only_the_handler_asks(office, assigned):
    paper = assigned()
    for name, person in office.cast.items():
        if name != "specialist_kt":
            with pytest.raises(NotPermitted):
                ask_unit(paper, office.units["NC"], "Có vướng quy định nào không?", actor=person)


def test_what_cannot_be_asked(office, assigned):
    paper, yesterday = assigned(), clock.today() - timedelta(days=1)
    for unit in ("VP", "LDUB", "KT"):
        with pytest.raises(Refused) as refused:
            ask_unit(paper, office.units[unit], " ", due_date=yesterday, actor=office.specialist_kt)
        assert len(refused.value.reasons) == 3


def test_a_second_click_asks_once(office, assigned):
    paper = assigned()
    ask_unit(paper, office.units["NC"], "Có vướng gì không?", actor=office.specialist_kt, seen=paper.version)
    with pytest.raises(AlreadyDone):
        ask_unit(paper, office.units["NC"], "Có vướng gì không?", actor=office.specialist_kt, seen=paper.version)
    with pytest.raises(Stale):
        ask_unit(paper, office.units["NC"], "Có cần họp không?", actor=office.specialist_kt, seen=paper.version)
    assert paper.questions.count() == 1


def test_the_unit_answers_once(office, asked):
    answer_question(asked, "Không vướng.", actor=office.specialist_nc)
    asked.refresh_from_db()
    assert (asked.answer, asked.answered_by) == ("Không vướng.", office.specialist_nc)
    assert history_of(asked.document).last().says == "Phòng Nội chính trả lời: Không vướng."
    assert not questions_to(stands_for(office.head_nc))
    with pytest.raises(AlreadyDone):
        answer_question(asked, "Không vướng.", actor=office.specialist_nc)
    with pytest.raises(Refused, match="đã được trả lời"):
        answer_question(asked, "Có vướng.", actor=office.head_nc)


def test_only_the_unit_asked_answers(office, asked):
    for name, person in office.cast.items():
        if name not in {"head_nc", "specialist_nc"}:
            with pytest.raises(NotPermitted):
                answer_question(asked, "Không vướng.", actor=person)


def test_an_empty_answer_and_a_closed_paper_are_refused(office, asked):
    with pytest.raises(Refused, match="Chưa ghi"):
        answer_question(asked, "  ", actor=office.specialist_nc)
    close(asked.document, "Lưu để theo dõi, không phải trả lời", actor=office.specialist_kt)
    assert not questions_to(stands_for(office.specialist_nc))
    with pytest.raises(Refused, match="giải quyết xong"):
        answer_question(asked, "Không vướng.", actor=office.specialist_nc)
