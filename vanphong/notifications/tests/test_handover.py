"""Whoever receives open work by a handover hears of it."""

from collections import Counter

import pytest

from vanphong.audit.models import Event
from vanphong.ballots.actions import hand_on
from vanphong.ballots.tests import slips
from vanphong.consultations import actions
from vanphong.documents.tests.papers import drafted, registered
from vanphong.handover.actions import hand_over
from vanphong.handover.rules import Holder
from vanphong.memos.actions import name_another
from vanphong.memos.enums import StepState
from vanphong.memos.tests.papers import handled, opine, submitted, written
from vanphong.notifications.models import Notice
from vanphong.notifications.tests.telling import who_hears_of
from vanphong.notifications.tests.test_time_and_opinions import consulted, place_of
from vanphong.routing.actions import ask_unit, instruct

REASON = "Quyết định 12/QĐ-UBND về điều động cán bộ."


def go_over(office, source, target):
    done = hand_over(source, target, REASON, actor=office.administrator)
    assert [result.error for result in done.results if result.error] == []


def to_the_colleague(office):
    go_over(office, Holder(person=office.specialist_kt), Holder(person=office.specialist_kt2))


def to_the_other_unit(office):
    go_over(office, Holder(unit=office.units["KT"]), Holder(unit=office.units["NC"]))


def paper(office):
    handled(office)
    to_the_colleague(office)


def draft(office):
    drafted(office)
    to_the_colleague(office)


def paper_of_a_unit(office):
    instruct(registered(office), lead=office.units["KT"], due_date=None, text="Giao phòng.", actor=office.chief)
    to_the_other_unit(office)


def memo(office):
    written(office, paper=False, draft=False)
    to_the_colleague(office)


def memo_under_way(office):
    submitted(office)
    to_the_colleague(office)


def coming_step(office):
    step = submitted(office).steps.filter(state=StepState.WAITING).last()
    name_another(step, office.chair, REASON, actor=office.administrator)


def planned_step(office):
    written(office)
    go_over(office, Holder(person=office.vice_chair), Holder(person=office.chair))


def open_step(office):
    opine(opine(submitted(office), office.head_kt), office.deputy)
    go_over(office, Holder(person=office.vice_chair), Holder(person=office.chair))


def question(office):
    asked = handled(office, by=office.specialist_kt)
    ask_unit(asked, office.units["NC"], "Có vướng quy định nào?", actor=office.specialist_kt)
    go_over(office, Holder(unit=office.units["NC"]), Holder(unit=office.units["HC"]))


def consulting(office):
    consulted(office)
    go_over(office, Holder(person=office.specialist_kt), Holder(person=office.specialist_kt2))


def place(office):
    actions.repoint_place(place_of(office), office.units["KT"], REASON, actor=office.administrator)


def voting(office):
    ballot = slips.opened(office)
    person = next(one for one in (office.specialist_kt, office.specialist_kt2) if one != ballot.author)
    hand_on(ballot, person, office.units["KT"], REASON, actor=office.administrator)


@pytest.mark.parametrize(
    ("happens", "kind", "told"),
    [
        (paper, "routing.assigned", {"specialist_kt2"}),
        (draft, "documents.holder_changed", {"specialist_kt2"}),
        (paper_of_a_unit, "documents.holder_changed", {"head_nc"}),
        (memo, "memos.author_changed", {"specialist_kt2"}),
        (memo_under_way, "memos.author_changed", {"specialist_kt2"}),
        (memo_under_way, "documents.holder_changed", {"specialist_kt2"}),
        (coming_step, "memos.step_renamed", {"chair"}),
        (planned_step, "memos.step_renamed", set()),
        (open_step, "memos.passed_on", {"chair"}),
        (consulting, "consultations.leader_changed", {"specialist_kt2"}),
        (place, "consultations.place_passed_on", {"head_kt"}),
        (voting, "ballots.passed_on", {"specialist_kt2"}),
        (question, "routing.question_passed_on", {"head_hc"}),
    ],
)
def test_who_receives_work_hears_of_it(office, happens, kind, told):
    happens(office)
    assert who_hears_of(kind) == Counter(told)


def test_a_line_opens_what_was_handed_over(office, sign_in):
    memo_under_way(office)
    for event in Event.objects.filter(kind__in=["memos.author_changed", "documents.holder_changed"]):
        who_hears_of(event.kind)
    browser = sign_in(office.specialist_kt2)
    for line in Notice.objects.filter(person=office.specialist_kt2):
        assert browser.get(line.url).status_code == 200
