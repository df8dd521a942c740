"""Bút phê: who may, what stands in the way, and what follows."""

from datetime import date, timedelta

import pytest

from vanphong.audit.queries import history_of
from vanphong.documents.enums import AccessReason, Status, Step
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org.models import Duty, Unit
from vanphong.routing.actions import Instructing, instruct, instruct_many, send_back
from vanphong.routing.enums import UnitRole
from vanphong.routing.models import Instruction
from vanphong.routing.rules import Order

MAY = {"chief", "deputy"}


def in_days(days: int) -> date:
    return clock.today() + timedelta(days=days)


def test_the_paper_goes_to_the_lead_unit_with_its_due_date(office, registered):
    paper = registered()
    instruct(
        paper,
        lead=office.units["KT"],
        supporting=[office.units["NC"]],
        informed=[office.units["HC"]],
        due_date=in_days(5),
        text="  Nghiên cứu,  tham mưu ",
        actor=office.chief,
    )
    paper.refresh_from_db()
    assert (paper.status, paper.lead_unit, paper.due_date) == (Status.INSTRUCTED, office.units["KT"], in_days(5))
    assert (paper.custody.unit, paper.custody.person, paper.custody.step) == (office.units["KT"], None, Step.ASSIGN)
    written = paper.instructions.get(current=True)
    assert (written.author, written.author_title, written.text) == (
        office.chief,
        "Chánh Văn phòng",
        "Nghiên cứu, tham mưu",
    )
    assert [(named.unit.code, named.role, named.due_date) for named in written.units.select_related("unit")] == [
        ("KT", UnitRole.LEAD, in_days(5)),
        ("NC", UnitRole.SUPPORT, in_days(5)),
        ("HC", UnitRole.INFORMATION, None),
    ]


def test_the_units_named_may_see_the_paper_and_no_other(office, registered):
    paper = registered()
    instruct(
        paper,
        lead=office.units["KT"],
        supporting=[office.units["NC"]],
        due_date=None,
        text="",
        actor=office.chief,
    )
    seen_by = {name for name, person in office.cast.items() if Document.objects.visible_to(person).exists()}
    assert {"specialist_kt", "head_kt", "specialist_nc", "head_nc", "chief", "registrar"} <= seen_by
    assert not {"head_hc", "chair", "outsider", "outsider_registrar"} & seen_by
    assert paper.accesses.get(unit=office.units["NC"]).reason == AccessReason.SUPPORT


def test_the_timeline_says_it_in_words(office, registered):
    paper = registered()
    instruct(
        paper,
        lead=office.units["KT"],
        supporting=[office.units["NC"]],
        due_date=date(2100, 1, 15),
        text="Xử lý gấp.",
        actor=office.chief,
    )
    assert history_of(paper).last().says == (
        "Bút phê: giao Phòng Kinh tế tổng hợp chủ trì; Phòng Nội chính phối hợp; hạn 15/01/2100. Xử lý gấp."
    )


def test_only_the_chief_and_the_deputy_on_duty_may_instruct(office, registered):
    paper = registered()
    for name, person in office.cast.items():
        if name in MAY:
            continue
        with pytest.raises(NotPermitted):
            instruct(paper, lead=office.units["KT"], due_date=None, text="", actor=person)
    instruct(paper, lead=office.units["KT"], due_date=None, text="", actor=office.deputy)


def test_duty_ends_with_its_day(office, registered):
    Duty.objects.update(valid_to=in_days(-1))
    with pytest.raises(NotPermitted):
        instruct(registered(), lead=office.units["KT"], due_date=None, text="", actor=office.deputy)


def test_every_obstacle_is_said_at_once(office, registered):
    office.units["HC"].valid_to = in_days(-1)
    with pytest.raises(Refused) as refused:
        instruct(
            registered(),
            lead=office.units["LDVP"],
            supporting=[office.units["VP"], office.units["HC"], office.units["NC"]],
            informed=[office.units["NC"]],
            due_date=in_days(-1),
            text="",
            actor=office.chief,
        )
    reasons = " ".join(refused.value.reasons)
    assert len(refused.value.reasons) == 5
    for words in ("Văn phòng Sở không thuộc", "không còn hoạt động", "nhóm lãnh đạo", "nhiều lần", "đã qua"):
        assert words in reasons


def test_a_due_date_that_has_passed_needs_its_reason(office, registered):
    paper = registered()
    instruct(
        paper,
        lead=office.units["KT"],
        due_date=in_days(-1),
        text="Văn bản đến chậm, xử lý ngay",
        actor=office.chief,
    )
    assert Document.objects.get(pk=paper.pk).due_date == in_days(-1)


def test_a_second_click_is_the_same_instruction(office, registered):
    paper = registered()
    for expected in (None, AlreadyDone):
        if expected is None:
            instruct(paper, lead=office.units["KT"], due_date=None, text="", actor=office.chief, seen=paper.version)
            continue
        with pytest.raises(expected):
            instruct(paper, lead=office.units["KT"], due_date=None, text="", actor=office.chief, seen=paper.version)
    assert Instruction.objects.filter(document=paper).count() == 1


def test_the_second_of_two_leaders_is_told_to_reload(office, registered):
    paper = registered()
    instruct(paper, lead=office.units["KT"], due_date=None, text="", actor=office.chief, seen=paper.version)
    with pytest.raises(Stale):
        instruct(paper, lead=office.units["NC"], due_date=None, text="", actor=office.deputy, seen=paper.version)
    with pytest.raises(Refused, match="không chờ bút phê"):
        instruct(paper, lead=office.units["NC"], due_date=None, text="", actor=office.deputy)


def test_of_many_papers_the_bad_one_stops_no_other(office, registered):
    good, bad, repeated = registered(), registered(), registered()
    instruct(repeated, lead=office.units["KT"], due_date=None, text="", actor=office.chief)
    foreign = Unit.objects.get(code="VP")
    results = instruct_many(
        [
            Instructing(bad, Order(foreign), bad.version),
            Instructing(repeated, Order(office.units["KT"]), repeated.version),
            Instructing(good, Order(office.units["KT"]), good.version),
        ],
        actor=office.chief,
    )
    assert [bool(given.error) for given in results] == [True, False, False]
    assert "Văn phòng Sở" in results[0].error.message
    statuses = Document.objects.in_bulk([good.pk, bad.pk])
    assert statuses[good.pk].status == Status.INSTRUCTED
    assert statuses[bad.pk].status == Status.REGISTERED


def test_the_lead_unit_sends_back_what_is_not_theirs(office, instructed):
    paper = instructed()
    send_back(paper, "Nội dung thuộc Phòng Nội chính", actor=office.head_kt, seen=paper.version)
    paper.refresh_from_db()
    assert (paper.status, paper.lead_unit, paper.due_date) == (Status.REGISTERED, None, None)
    assert (paper.custody.unit, paper.custody.step) == (office.units["LDVP"], Step.INSTRUCT)
    instruct(paper, lead=office.units["NC"], due_date=None, text="", actor=office.chief)
    assert paper.instructions.count() == 2
    assert paper.instructions.get(current=True).units.get().unit == office.units["NC"]


def test_only_the_head_of_the_lead_unit_sends_back_with_a_reason(office, instructed, assigned):
    paper = instructed()
    for name, person in office.cast.items():
        if name != "head_kt":
            with pytest.raises(NotPermitted):
                send_back(paper, "Nội dung thuộc đơn vị khác", actor=person)
    with pytest.raises(Refused, match="lý do"):
        send_back(paper, "sai", actor=office.head_kt)
    with pytest.raises(Refused, match="chưa phân công"):
        send_back(assigned(), "Nội dung thuộc đơn vị khác", actor=office.head_kt)
