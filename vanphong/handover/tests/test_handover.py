"""Open work handed over in one go: a preview, a result for each item, and only what is left the second time."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.office import Office
from vanphong.audit.models import Event
from vanphong.documents import actions as documents
from vanphong.documents.enums import Status
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import drafted
from vanphong.handover import actions, queries
from vanphong.handover.rules import Holder
from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted, Refused
from vanphong.memos import actions as memos
from vanphong.memos.models import Memo
from vanphong.memos.queries import plan_of
from vanphong.memos.tests.papers import handled, opine, submitted, written
from vanphong.org import actions as org
from vanphong.org.enums import Role
from vanphong.org.models import Person
from vanphong.routing import actions as routing
from vanphong.routing.rules import active_assignment

pytestmark = pytest.mark.django_db
SignIn = Callable[[Person], Client]
REASON = "Quyết định 12/QĐ-UBND về điều động cán bộ."


def go_over(office: Office, source: Holder, target: Holder, **options: object) -> list[str]:
    """Everything handed over in one go; the reasons of those refused."""
    done = actions.hand_over(source, target, REASON, actor=office.administrator, **options)
    return [result.error.message for result in done.results if result.error]


def between(office: Office) -> tuple[Holder, Holder]:
    return Holder(person=office.specialist_kt), Holder(person=office.specialist_kt2)


def open_kinds(office: Office, source: Holder) -> list[str]:
    return [item.kind for item in queries.open_items(source, office.administrator)]


def test_a_persons_papers_drafts_and_memos_go_to_another(office: Office) -> None:
    paper, draft, memo = handled(office), drafted(office), written(office)
    source, target = between(office)
    assert open_kinds(office, source) == ["memo", "paper", "paper"]
    assert go_over(office, source, target) == []
    assert open_kinds(office, source) == []
    paper.refresh_from_db()
    draft.refresh_from_db()
    memo.refresh_from_db()
    assert paper.custody.person == active_assignment(paper).person == office.specialist_kt2
    assert draft.drafter == draft.custody.person == office.specialist_kt2
    assert memo.author == memo.draft.drafter == office.specialist_kt2
    assert memo.incoming.custody.person == office.specialist_kt2


def test_the_new_author_goes_on_where_the_first_left(office: Office) -> None:
    memo = written(office)
    go_over(office, *between(office))
    memo = memos.submit(Memo.objects.get(pk=memo.pk), actor=office.specialist_kt2)
    opine(memo, office.head_kt)


def test_a_memo_under_way_stays_with_its_leaders_and_keeps_who_submitted_it(office: Office) -> None:
    memo = submitted(office)
    assert go_over(office, *between(office)) == []
    memo.refresh_from_db()
    assert memo.author == office.specialist_kt2
    assert memo.rounds.get().full_name == office.specialist_kt.full_name
    assert memo.incoming.custody.person == office.head_kt
    recalled = memos.recall(memo, actor=office.specialist_kt2)
    assert recalled.incoming.custody.person == office.specialist_kt2


def test_open_and_coming_steps_ask_the_other(office: Office) -> None:
    open_step, coming = submitted(office), written(office)
    assert go_over(office, Holder(person=office.vice_chair), Holder(person=office.chair)) == []
    assert plan_of(coming)[-1].person == office.chair
    post = {"role": Role.UNIT_HEAD, "title": "Trưởng phòng", "valid_from": clock.today()}
    org.appoint(office.head_nc, office.units["KT"], **post, actor=office.administrator)
    head = Person.objects.get(pk=office.head_nc.pk)
    go_over(office, Holder(person=office.head_kt), Holder(person=head))
    assert [step.person for step in Memo.objects.get(pk=open_step.pk).waiting] == [head]


def test_what_the_receiver_may_not_do_is_refused_and_stops_nothing_else(office: Office) -> None:
    to_sign = documents.send_for_signature(drafted(office), office.vice_chair, actor=office.specialist_kt)
    refused = go_over(office, Holder(person=office.vice_chair), Holder(person=office.specialist_kt2))
    assert len(refused) == 1
    assert "một lãnh đạo có thẩm quyền ký" in refused[0]
    assert go_over(office, Holder(person=office.vice_chair), Holder(person=office.chair)) == []
    to_sign.refresh_from_db()
    assert to_sign.custody.person == office.chair
    assert to_sign.status == Status.AWAITING_SIGNATURE


def test_the_log_keeps_both_names(office: Office) -> None:
    paper = drafted(office)
    go_over(office, *between(office))
    event = Event.objects.get(kind="documents.holder_changed", subject_id=paper.pk)
    assert event.payload["before"] == office.specialist_kt.full_name
    assert event.payload["to"] == office.specialist_kt2.full_name
    assert event.payload["reason"] == REASON


def test_done_again_takes_only_what_is_left(office: Office) -> None:
    for _ in range(3):
        drafted(office)
    source, target = between(office)
    first = actions.hand_over(source, target, REASON, actor=office.administrator, at_once=2)
    assert (len(first.results), first.left) == (2, 1)
    again = actions.hand_over(source, target, REASON, actor=office.administrator, after=first.after)
    assert (len(again.results), again.left) == (1, 0)
    assert actions.hand_over(source, target, REASON, actor=office.administrator).results == []


def test_a_unit_goes_into_another_with_its_people_and_its_questions(office: Office, sign_in: SignIn) -> None:
    paper, old, new = handled(office), office.units["NC"], office.units["HC"]
    question = routing.ask_unit(paper, old, "Đề nghị cho ý kiến.", actor=office.specialist_kt)
    merge = {"unit": old.pk, "into": new.pk, "on": f"{clock.today():%d/%m/%Y}"}
    browser = sign_in(office.chief)
    answer = browser.post(reverse("merge-units"), merge)
    page = browser.get(answer["Location"])
    assert [item.kind for item in page.context["items"]] == ["question"]
    posted = {"tu": f"don-vi-{old.pk}", "den": f"don-vi-{new.pk}", "reason": REASON}
    assert "Đã bàn giao" in browser.post(reverse("hand-over"), posted).content.decode()
    question.refresh_from_db()
    assert question.unit == new


def test_a_paper_whose_person_does_not_follow_waits_with_the_new_unit(office: Office) -> None:
    paper = handled(office)
    new = office.units["NC"]
    assert go_over(office, Holder(unit=office.units["KT"]), Holder(unit=new)) == []
    paper = Document.objects.get(pk=paper.pk)
    assert (paper.status, paper.lead_unit, paper.custody.unit, paper.custody.person) == ("instructed", new, new, None)
    routing.assign(paper, office.specialist_nc, actor=office.head_nc)


def test_who_may_not_read_a_paper_sees_that_it_is_open_and_not_what_it_says(office: Office, sign_in: SignIn) -> None:
    draft = drafted(office)
    source, target = between(office)
    browser = sign_in(office.administrator)
    assert browser.get(draft.get_absolute_url()).status_code == 404
    page = browser.get(reverse("handover"), {"tu": source.key, "den": target.key}).content.decode()
    assert "Chỉ người có quyền xem nội dung" in page
    posted = {"tu": source.key, "den": target.key, "reason": REASON}
    page += browser.post(reverse("hand-over"), posted).content.decode()
    assert draft.subject not in page
    assert draft.get_absolute_url() not in page
    page = sign_in(office.chief).get(reverse("handover"), {"tu": target.key}).content.decode()
    assert draft.subject not in page


@pytest.mark.parametrize("after", ["paper-²", "paper-٣", "paper-" + "9" * 24, "giấy-1", "-"])
def test_where_to_go_on_that_names_no_item_is_the_beginning(office: Office, sign_in: SignIn, after: str) -> None:
    drafted(office)
    source, target = between(office)
    posted = {"tu": source.key, "den": target.key, "reason": REASON, "sau": after}
    answer = sign_in(office.administrator).post(reverse("hand-over"), posted)
    assert len(answer.context["done"].results) == 1


def test_what_is_marked_stays(office: Office, sign_in: SignIn) -> None:
    kept, gone = drafted(office), drafted(office)
    source, target = between(office)
    page = sign_in(office.administrator).get(reverse("handover"), {"tu": source.key, "den": target.key})
    keys = {item.about.document: item.key for item in page.context["items"]}
    posted = {"tu": source.key, "den": target.key, "reason": REASON, "giu": keys[kept]}
    sign_in(office.administrator).post(reverse("hand-over"), posted)
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert kept.drafter == office.specialist_kt
    assert gone.drafter == office.specialist_kt2


@pytest.mark.parametrize("wrong", ["self", "ended", "nobody", "reason", "elsewhere"])
def test_between_whom_it_cannot_be(office: Office, wrong: str) -> None:
    source, target = between(office)
    if wrong == "self":
        target = source
    if wrong == "ended":
        office.units["HC"].valid_to = clock.today() - timedelta(days=1)
        target = Holder(unit=office.units["HC"])
    if wrong == "nobody":
        target = Holder(
            person=org.add_person(office.agency, username="moi", full_name="Người Mới", actor=office.administrator)[0]
        )
    if wrong == "elsewhere":
        target = Holder(person=office.outsider)
    with pytest.raises(Refused):
        actions.hand_over(source, target, "ngắn" if wrong == "reason" else REASON, actor=office.administrator)


def test_who_may_not(office: Office) -> None:
    with pytest.raises(NotPermitted):
        actions.hand_over(*between(office), REASON, actor=office.head_kt)


def test_the_preview_asks_the_same_for_one_and_for_three(office: Office) -> None:
    source, _ = between(office)
    reader = Person.objects.get(pk=office.administrator.pk)
    counts, _units = [], reader.carried_unit_ids
    for _ in range(2):
        handled(office), drafted(office), written(office)
        with CaptureQueriesContext(connection) as asked:
            queries.open_items(source, reader)
        counts.append(len(asked))
    assert counts[0] == counts[1]
