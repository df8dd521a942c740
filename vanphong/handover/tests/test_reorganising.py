"""What is open before a unit that was merged away, or a person who left: nothing of it is forgotten."""

from dataclasses import replace

import pytest

from tests.office import Office
from vanphong.ballots import actions as ballots
from vanphong.ballots.models import Ballot
from vanphong.ballots.tests import slips
from vanphong.consultations import actions as consultations
from vanphong.consultations.models import Addressee, Consultation
from vanphong.consultations.tests import asked
from vanphong.handover import actions, queries
from vanphong.handover.rules import Holder
from vanphong.handover.tests.test_handover import REASON, between, go_over, open_kinds
from vanphong.kernel import clock
from vanphong.memos import actions as memos
from vanphong.memos.enums import Act, StepState, Who
from vanphong.memos.models import Memo, RoundStep
from vanphong.memos.queries import plan_of
from vanphong.memos.rules import Ask
from vanphong.memos.tests.papers import opine, submitted, written
from vanphong.org import actions as org
from vanphong.org.enums import Role
from vanphong.org.models import Person
from vanphong.routing.rules import active_assignment

pytestmark = pytest.mark.django_db
KT_PEOPLE = ("specialist_kt", "specialist_kt2", "head_kt")


def merged(office: Office, source: str = "KT", into: str = "NC") -> tuple[Holder, Holder]:
    """One unit into the other, its people with it; the head of the other stays its head."""
    old, new = office.units[source], office.units[into]
    org.merge_unit(old, new, clock.today(), actor=office.administrator)
    for name in KT_PEOPLE:
        person = getattr(office, name)
        post = person.posts[0]
        today = {"role": post.role, "title": post.title, "valid_from": clock.today()}
        org.appoint(person, new, **today, actor=office.administrator)
        person.appointments.filter(unit=old).delete()
    old.refresh_from_db()
    return Holder(unit=old), Holder(unit=new)


def again(person: Person) -> Person:
    """As a later request sees them."""
    return Person.objects.get(pk=person.pk)


def test_a_step_put_aside_is_handed_over_and_comes_back_to_the_other(office: Office) -> None:
    memo = submitted(office)
    memos.forward(memo, office.specialist_nc, "Đề nghị cho ý kiến về kinh phí.", actor=office.head_kt)
    source, target = Holder(person=office.head_kt), Holder(person=office.head_nc)
    assert open_kinds(office, source) == ["step"]
    assert go_over(office, source, target) == []
    memo = Memo.objects.get(pk=memo.pk)
    assert memo.steps.get(state=StepState.ASIDE).person == office.head_nc
    opine(memo, office.specialist_nc)
    assert [step.person for step in Memo.objects.get(pk=memo.pk).waiting] == [office.head_nc]


def test_a_numbered_memo_keeps_its_unit_and_its_papers_go_to_the_other(office: Office) -> None:
    memo = submitted(office)
    source, target = merged(office)
    assert open_kinds(office, source) == ["memo", "step", "planned"]
    assert go_over(office, source, target) == []
    assert open_kinds(office, source) == []
    memo = Memo.objects.get(pk=memo.pk)
    assert (memo.unit, memo.author) == (source.unit, office.specialist_kt)
    assert {memo.draft.lead_unit, memo.draft.custody.unit, memo.incoming.custody.unit} == {target.unit}
    assert active_assignment(memo.incoming).unit == target.unit
    assert actions.hand_over(source, target, REASON, actor=office.administrator).results == []


def test_what_comes_back_to_the_author_of_a_merged_unit_lies_with_the_other(office: Office) -> None:
    memo = submitted(office)
    source, target = merged(office)
    go_over(office, source, target)
    memo = memos.recall(memo, actor=again(office.specialist_kt))
    assert {memo.draft.custody.unit, memo.incoming.custody.unit} == {target.unit}
    memo = memos.submit(memo, actor=again(office.specialist_kt))
    assert {step.unit for step in memo.steps.filter(round__running=True, who=Who.UNIT_HEAD)} <= {target.unit}


def test_steps_that_ask_the_merged_unit_ask_the_other(office: Office) -> None:
    planned, coming = written(office), submitted(office)
    later = coming.steps.filter(state=StepState.WAITING).first()
    RoundStep.objects.filter(pk=later.pk).update(who=Who.UNIT_HEAD, role="", unit=office.units["KT"])
    source, target = merged(office)
    assert sorted(open_kinds(office, source)) == ["later", "memo", "memo", "planned", "planned", "step"]
    assert go_over(office, source, target) == []
    later.refresh_from_db()
    step = coming.steps.open().get()
    assert (later.unit, step.unit, step.who) == (target.unit, target.unit, Who.UNIT_HEAD)
    assert step.person.holds({Role.UNIT_HEAD}, unit_id=target.unit.pk)
    heads = [ask for ask in plan_of(planned) if ask.who == Who.UNIT_HEAD]
    assert [ask.unit for ask in heads] == [target.unit]
    memos.submit(Memo.objects.get(pk=planned.pk), actor=again(office.specialist_kt))


def test_the_routes_that_name_a_person_or_a_unit_are_named(office: Office) -> None:
    """They are the administrator's to change: each is said once, however often it asks."""
    kt, person = office.units["KT"], office.head_kt
    by_name = Ask(Who.PERSON, person=person)
    decided = Ask(Who.FIELD_LEADER, Role.CHAIR, act=Act.DECIDE)
    steps = [Ask(Who.UNIT_HEAD, unit=kt), by_name, replace(by_name, act=Act.CONTENT), decided]
    memos.keep_route(
        office.agency, "Quy trình tờ trình", steps, actor=office.administrator, document_type=office.types["Tờ trình"]
    )
    assert queries.notes_about(Holder(unit=kt)) == [f"Quy trình trình duyệt “Quy trình tờ trình” hỏi {kt}."]
    named = queries.notes_about(Holder(person=person))
    assert named == [f"Quy trình trình duyệt “Quy trình tờ trình” hỏi {person}."]
    assert queries.notes_about(Holder(unit=office.units["NC"])) == []


def test_the_consultations_and_ballots_of_a_person_go_to_another(office: Office) -> None:
    unsent, out, ballot, closed = asked.written(office), asked.sent(office), slips.opened(office), slips.closed(office)
    source, target = between(office)
    assert open_kinds(office, source) == ["consultation", "consultation", "ballot"]
    assert go_over(office, source, target) == []
    assert open_kinds(office, source) == []
    assert set(Consultation.objects.values_list("author", flat=True)) == {office.specialist_kt2.pk}
    consultations.send(unsent, actor=office.specialist_kt2)
    consultations.close(out, "Đã đủ ý kiến cần thiết.", actor=office.specialist_kt2)
    ballots.cancel(Ballot.objects.get(pk=ballot.pk), REASON, actor=office.specialist_kt2)
    assert Ballot.objects.get(pk=closed.pk).author == office.specialist_kt


def test_where_a_merged_unit_is_asked_the_other_is_asked(office: Office) -> None:
    asked.sent(office)
    source, target = Holder(unit=office.units["NC"]), Holder(unit=office.units["HC"])
    assert open_kinds(office, source) == ["place"]
    assert go_over(office, source, target) == []
    assert Addressee.objects.sent_to(again(office.head_hc)).count() == 1


def test_a_unit_asked_already_is_not_asked_twice(office: Office) -> None:
    one = asked.written(office)
    consultations.address(one, units=[office.units["HC"]], actor=office.specialist_kt)
    refused = go_over(office, Holder(unit=office.units["NC"]), Holder(unit=office.units["HC"]))
    assert len(refused) == 1
    assert "đã có tên" in refused[0]


def test_a_consultation_whose_author_does_not_follow_needs_a_person(office: Office) -> None:
    asked.sent(office)
    refused = go_over(office, Holder(unit=office.units["KT"]), Holder(unit=office.units["HC"]))
    assert "cần một người" in refused[0]
    assert go_over(office, Holder(unit=office.units["KT"]), Holder(person=office.specialist_nc)) == []
    assert Consultation.objects.get().unit == office.units["NC"]


def test_who_may_not_read_a_consultation_or_a_ballot_sees_only_that_it_is_open(office: Office) -> None:
    asked.written(office), asked.sent(office), slips.written(office)
    for unit in ("KT", "NC"):
        items = queries.open_items(Holder(unit=office.units[unit]), office.administrator)
        assert items
        assert {(item.subject, item.url) for item in items} == {("", "")}
