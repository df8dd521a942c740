"""Việc đang tắc of papers: nobody there to instruct, to assign or to sign."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from vanphong.deadlines.queries import stuck_papers
from vanphong.documents.tests.papers import awaiting_signature, registered
from vanphong.memos.models import RoundStep
from vanphong.memos.tests.papers import submitted
from vanphong.org.models import Duty, Person
from vanphong.org.tests.granting import away, granted
from vanphong.routing.actions import instruct


def instructed(office):
    paper = registered(office, field=office.fields["KT"])
    instruct(paper, lead=office.units["KT"], due_date=None, text="Giao phòng tham mưu.", actor=office.chief)
    return paper


def listed(office):
    return [row.custody.document for row in stuck_papers(office.administrator).rows]


def shown(browser, query: str = "") -> str:
    return browser.get(f"{reverse('stuck')}{query}").content.decode()


def test_nothing_is_stuck_while_everybody_is_there(office):
    registered(office)
    instructed(office)
    awaiting_signature(office)
    assert listed(office) == []


def test_new_papers_of_a_chief_away_with_nobody_on_duty(office, sign_in):
    paper = registered(office)
    away(office.chief)
    assert listed(office) == []
    Duty.objects.all().delete()
    text = shown(sign_in(office.deputy))
    assert paper.subject in text
    assert "Người giữ vắng, chưa ủy quyền" in text
    assert "Chuyển cho" in text
    assert paper.subject not in shown(sign_in(office.administrator))
    assert "Không có việc nào đang tắc" in shown(sign_in(office.chief), "?vi-sao=khuyet")
    granted(office.chief, office.deputy_off, field=office.fields["NC"])
    assert listed(office) == [paper]
    granted(office.chief, office.deputy_off)
    assert listed(office) == []


def test_the_papers_of_a_head_away_or_locked(office, sign_in):
    paper = instructed(office)
    away(office.head_kt)
    assert listed(office) == [paper]
    granted(office.head_kt, office.head_nc)
    assert listed(office) == []
    away(office.head_nc)
    assert listed(office) == [paper]
    Person.objects.filter(pk=office.head_kt.pk).update(is_active=False)
    assert "Chưa có người giữ chức vụ, hoặc bị khóa" in shown(sign_in(office.chief), "?vi-sao=khuyet&q=")


def test_what_waits_for_the_signature_of_somebody_away(office):
    paper = awaiting_signature(office)
    away(office.vice_chair)
    assert listed(office) == [paper]
    granted(office.vice_chair, office.vice_chair_nc)
    assert listed(office) == []


def test_a_step_before_somebody_who_may_not_sign_in_is_stuck(office, sign_in):
    memo = submitted(office)
    step = RoundStep.objects.open().get()
    Person.objects.filter(pk=step.person_id).update(is_active=False)
    assert memo.code in shown(sign_in(office.chief), "?vi-sao=khuyet")
    granted(step.person, office.head_nc)
    assert "Không có việc nào đang tắc" in shown(sign_in(office.chief), "?vi-sao=khuyet")


@pytest.mark.django_db
def test_more_papers_take_no_more_queries(office, sign_in):
    away(office.head_kt)
    browser, taken = sign_in(office.chief), []
    for more in (1, 2):
        for _ in range(more):
            instructed(office)
        shown(browser)
        with CaptureQueriesContext(connection) as captured:
            assert "Không có việc nào" not in shown(browser)
        taken.append(len(captured))
    assert taken[0] == taken[1]
