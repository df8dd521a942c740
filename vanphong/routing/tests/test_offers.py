"""What a paper's page offers to each person: open on their turn, grey with the reasons otherwise."""

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from vanphong.documents.actions import close
from vanphong.documents.enums import Status
from vanphong.documents.models import Document
from vanphong.routing.actions import ask_unit
from vanphong.routing.forms import acts_for


def offered(office, paper: Document) -> dict[str, list[str]]:
    """For each of the cast who is offered anything: the names of the acts, the grey ones in brackets."""
    found = {name: acts_for(person, paper) for name, person in office.cast.items()}
    return {
        name: [f"({act.name})" if act.obstacles else act.name for act in acts] for name, acts in found.items() if acts
    }


def test_a_registered_paper_waits_for_the_chief_or_the_deputy_on_duty(office, registered):
    assert offered(office, registered()) == {
        "chief": ["instruct"],
        "deputy": ["instruct"],
        "deputy_off": ["(instruct)"],
    }


def test_an_instructed_paper_waits_for_the_lead_unit(office, instructed):
    assert offered(office, instructed()) == {
        "chief": ["override-due"],
        "head_kt": ["assign", "send-back", "pause"],
        "specialist_kt": ["claim"],
        "specialist_kt2": ["claim"],
    }


def test_an_assigned_paper_is_with_its_handler(office, assigned):
    paper = assigned()
    assert offered(office, paper) == {
        "chief": ["override-due"],
        "head_kt": ["assign", "pause"],
        "specialist_kt": ["ask-unit", "hand-back", "ask-extension", "pause"],
    }
    ask_unit(paper, office.units["NC"], "Có vướng gì không?", actor=office.specialist_kt)
    paper.refresh_from_db()
    answering = {name: acts for name, acts in offered(office, paper).items() if "answer-question" in acts}
    assert set(answering) == {"head_nc", "specialist_nc"}


def test_a_paper_put_before_leaders_stays_where_it_is(office, assigned):
    paper = assigned()
    paper.status = Status.SUBMITTED
    paper.custody.person = office.head_kt
    assert offered(office, paper) == {
        "chief": ["override-due"],
        "head_kt": ["(assign)", "(pause)"],
        "specialist_kt": ["(ask-unit)", "(hand-back)", "ask-extension", "(pause)"],
    }


def test_nothing_is_offered_on_a_closed_paper(office, assigned):
    paper = assigned()
    close(paper, "Lưu để theo dõi, không phải trả lời", actor=office.specialist_kt)
    paper.refresh_from_db()
    assert offered(office, paper) == {}


@pytest.mark.parametrize("name", ["chief", "deputy_off", "head_kt", "specialist_kt", "specialist_nc"])
def test_each_act_draws_its_own_form(office, registered, instructed, assigned, name):
    person, asked = getattr(office, name), assigned()
    ask_unit(asked, office.units["NC"], "Có vướng gì không?", actor=office.specialist_kt)
    asked.refresh_from_db()
    request = RequestFactory().get("/")
    for paper in (registered(), instructed(), asked):
        for act in acts_for(person, paper):
            context = {"document": paper, "form": act.form, "obstacles": act.obstacles, "act": act}
            drawn = render_to_string(act.template, context, request)
            assert ("<form" in drawn) == (not act.obstacles)
            if not act.obstacles:
                assert f'value="{paper.get_absolute_url()}"' in drawn


def test_the_instruction_reads_the_same_number_of_rows_for_one_unit_and_three(office, instructed, assigned):
    def cost(paper: Document) -> int:
        with CaptureQueriesContext(connection) as captured:
            drawn = render_to_string("routing/_instruction.html", {"document": paper})
        assert "Chánh Văn phòng Trần Đức Khải" in drawn
        return len(captured)

    few = cost(instructed())
    assert cost(assigned(supporting=[office.units["NC"]], informed=[office.units["HC"]])) == few
