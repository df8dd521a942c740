"""Routes kept by the administrator, and the plan the author makes of them for one memo."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.office import Office
from vanphong.audit.jobs import tell_subscribers
from vanphong.audit.models import Event
from vanphong.audit.queries import history_of
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, Refused, Stale
from vanphong.memos import actions
from vanphong.memos.enums import Act, Joins, MemoStatus, Who
from vanphong.memos.models import Memo, Route
from vanphong.memos.queries import plan_of
from vanphong.memos.rules import Ask, merged
from vanphong.org.actions import merge_unit
from vanphong.org.enums import Role
from vanphong.org.events import UnitMerged
from vanphong.org.models import Person

from .papers import submitted, written

pytestmark = pytest.mark.django_db
SignIn = Callable[[Person], Client]

HEAD = Ask(Who.UNIT_HEAD, hours=4)
OFFICE = Ask(Who.FIELD_LEADER, Role.CHIEF, hours=8)
DECIDER = Ask(Who.FIELD_LEADER, Role.CHAIR, act=Act.DECIDE, hours=24)


def row(place: int, asked: str, **others: object) -> dict[str, object]:
    return {"place": place, "asked": asked, "act": "opine", "joins": "after", "hours": "", "required": "on", **others}


USUAL = [
    row(1, "unit_head:"),
    row(2, "field_leader:chief", hours=8),
    row(3, "field_leader:chair", act="decide", hours=24),
]


def typed(rows: list[dict[str, object]], **others: object) -> dict[str, Any]:
    """A route as it is posted."""
    found: dict[str, Any] = {"name": "Quy trình công văn", "buoc-TOTAL_FORMS": len(rows), "buoc-INITIAL_FORMS": 0}
    for number, values in enumerate(rows):
        found |= {f"buoc-{number}-{name}": value for name, value in values.items()}
    return found | others


def kept(office: Office, *steps: Ask, **others: Any) -> Route:
    given = {"name": "Quy trình công văn", "document_type": office.types["Công văn"], **others}
    name = given.pop("name")
    return actions.keep_route(office.agency, name, steps, actor=office.administrator, **given)


def test_a_route_is_kept_from_its_rows_in_the_order_of_their_numbers(office: Office, sign_in: SignIn) -> None:
    rows = [USUAL[2], USUAL[0], row(2, "field_leader:chief"), row(9, "")]
    answer = sign_in(office.administrator).post(
        reverse("route-new"), typed(rows, document_type=office.types["Công văn"].pk, source="Quy chế, Điều 12")
    )
    route = Route.objects.get(name="Quy trình công văn")
    assert answer["Location"] == reverse("routes")
    assert [step.who for step in route.steps.all()] == [Who.UNIT_HEAD, Who.FIELD_LEADER, Who.FIELD_LEADER]
    assert route.steps.last().act == Act.DECIDE
    assert route.source == "Quy chế, Điều 12"


def test_everything_wrong_is_said_at_once_and_nothing_typed_is_lost(office: Office, sign_in: SignIn) -> None:
    rows = [row(1, "field_leader:chair", hours=0), row(2, "unit_head:", hours=7), row(3, "unit_head:")]
    answer = sign_in(office.administrator).post(reverse("route-new"), typed(rows, name="Quy trình rất riêng"))
    assert answer.status_code == 422
    said = " ".join(answer.context["form"].obstacles)
    for wrong in ("chưa có bước quyết định", "Thứ bậc bị đảo", "hỏi hai lần", "từ 1 đến", "đang dùng cho loại"):
        assert wrong in said
    page = answer.content.decode()
    assert "Quy trình rất riêng" in page
    assert 'value="7"' in page


def test_an_ended_unit_and_a_post_nobody_holds_are_refused(office: Office) -> None:
    ended = office.units["NC"]
    ended.valid_to = clock.today() - timedelta(days=1)
    ended.save()
    nobody = Ask(Who.POSITION, Role.REGISTRAR, unit=office.units["KT"])
    with pytest.raises(Refused) as refusal:
        kept(office, Ask(Who.UNIT_HEAD, unit=ended), nobody, OFFICE, DECIDER)
    assert "đã kết thúc hoạt động" in refusal.value.message
    assert "hiện không có ai là “Văn thư” tại" in refusal.value.message


def test_a_route_asks_the_unit_that_carries_on_after_a_merger(office: Office) -> None:
    """What both units were asked side by side is asked once, as strictly as either was."""
    kt, nc = office.units["KT"], office.units["NC"]
    asked = Ask(Who.UNIT_HEAD, unit=kt), Ask(Who.UNIT_HEAD, unit=nc, joins=Joins.WITH, blocks=True)
    route = kept(office, *asked, OFFICE, DECIDER, document_type=None, field=office.fields["KT"])
    other = actions.keep_route(
        office.agency,
        "Quy trình tờ trình",
        [OFFICE, DECIDER],
        actor=office.administrator,
        document_type=office.types["Tờ trình"],
    )
    merge_unit(nc, kt, clock.today(), actor=office.administrator)
    tell_subscribers(Event.objects.get(kind=UnitMerged.kind).pk)
    route.refresh_from_db()
    steps = [(one.name, one.joins, one.blocks) for one in route.steps.order_by("position")]
    assert steps[0] == ("Lãnh đạo Phòng Kinh tế tổng hợp", Joins.AFTER, True)
    assert len(steps) == 3
    assert route.version == 2
    assert "Phòng Nội chính đã sáp nhập" in history_of(route).last().says
    other.refresh_from_db()
    assert other.version == 1
    assert submitted(office).status == MemoStatus.SUBMITTED


def test_a_step_that_was_asked_for_sure_is_not_made_needless_by_a_merger(office: Office) -> None:
    """KT or HC, then NC: after NC went into KT, KT is asked where nobody else can speak for it."""
    kt, hc, nc = (office.units[code] for code in ("KT", "HC", "NC"))
    either = Ask(Who.UNIT_HEAD, unit=kt), Ask(Who.UNIT_HEAD, unit=hc, joins=Joins.OR)
    left = merged([*either, Ask(Who.UNIT_HEAD, unit=nc, blocks=True), DECIDER], nc, kt)
    assert [(one.unit, one.joins, one.blocks) for one in left] == [
        (hc, Joins.AFTER, False),
        (kt, Joins.AFTER, True),
        (None, Joins.AFTER, False),
    ]


@pytest.mark.parametrize(
    "typed_in", [{"asked": "nobody:"}, {"act": "add"}, {"hours": "tám"}, {"unit": "999999"}, {"place": "-3"}]
)
def test_what_no_form_offers_is_refused_in_words(office: Office, sign_in: SignIn, typed_in: dict[str, str]) -> None:
    answer = sign_in(office.administrator).post(reverse("route-new"), typed([USUAL[0] | typed_in, *USUAL[1:]]))
    assert answer.status_code == 422
    assert not Route.objects.filter(name="Quy trình công văn").exists()


def test_a_preview_keeps_nothing_and_gives_room_for_more(office: Office, sign_in: SignIn) -> None:
    about = {"document_type": office.types["Công văn"].pk, "xem-truoc": "1"}
    answer = sign_in(office.administrator).post(reverse("route-new"), typed(USUAL, **about))
    assert answer.status_code == 200
    assert len(answer.context["form"].steps.forms) == 6
    assert not Route.objects.filter(name="Quy trình công văn").exists()


def test_a_second_click_makes_no_second_route(office: Office) -> None:
    kept(office, HEAD, OFFICE, DECIDER)
    with pytest.raises(AlreadyDone):
        kept(office, HEAD, OFFICE, DECIDER)
    assert Route.objects.filter(name="Quy trình công văn").count() == 1


def test_two_routes_for_the_same_memos_are_refused(office: Office) -> None:
    kept(office, HEAD, OFFICE, DECIDER)
    with pytest.raises(Refused, match="đang dùng cho loại và lĩnh vực này"):
        kept(office, OFFICE, DECIDER, name="Quy trình khác")


def test_what_one_administrator_kept_is_not_written_over_unseen(office: Office, sign_in: SignIn) -> None:
    route = kept(office, HEAD, OFFICE, DECIDER)
    browser = sign_in(office.administrator)
    page = reverse("route-edit", args=[route.pk])
    about = {"document_type": office.types["Công văn"].pk, "seen": route.version}
    assert f'name="seen" value="{route.version}"' in browser.get(page).content.decode()
    kept(office, OFFICE, DECIDER, route=route)
    answer = browser.post(page, typed(USUAL, **about))
    assert (answer.status_code, Route.objects.get(pk=route.pk).steps.count()) == (409, 2)
    kept(office, HEAD, OFFICE, DECIDER, route=route, seen=route.version + 1)


def test_the_log_says_what_a_route_was_and_what_it_is(office: Office) -> None:
    route = kept(office, HEAD, OFFICE, DECIDER)
    kept(office, replace(HEAD, hours=6, blocks=True, required=False), OFFICE, DECIDER, route=route)
    first, second = (event.says for event in history_of(route))
    assert "Trước đó: chưa có" in first
    after, before = second.split("Trước đó:")
    assert "Công văn, mọi lĩnh vực" in after
    assert "6 giờ; không đồng ý thì dừng; không bắt buộc" in after
    assert "6 giờ" not in before
    assert "“Quy trình công văn” (Công văn, mọi lĩnh vực): Lãnh đạo phòng" in before


def test_another_person_of_the_same_post_is_told_apart(office: Office) -> None:
    memo = written(office)
    plan, seen = plan_of(memo), memo.version
    by_chair, by_other = ([*plan[:2], replace(plan[2], person=one)] for one in (office.chair, office.vice_chair_nc))
    actions.adjust(memo, by_chair, actor=office.specialist_kt, seen=seen)
    with pytest.raises(AlreadyDone):
        actions.adjust(memo, by_chair, actor=office.specialist_kt, seen=seen)
    with pytest.raises(Stale):
        actions.adjust(memo, by_other, actor=office.specialist_kt, seen=seen)
    line = history_of(memo).last().says
    assert line.index(office.chair.full_name) < line.index("Trước đó") < line.index(office.vice_chair.full_name)


def test_the_general_route_stays_general(office: Office) -> None:
    general = Route.objects.get(agency=office.agency, document_type=None, field=None)
    with pytest.raises(Refused, match="Quy trình chung phải luôn có"):
        kept(office, HEAD, OFFICE, DECIDER, route=general)


def test_what_was_submitted_goes_on_by_the_steps_of_before(office: Office) -> None:
    memo = submitted(office)
    before = list(memo.steps.values_list("pk", "who"))
    kept(office, OFFICE, DECIDER)
    assert list(memo.steps.values_list("pk", "who")) == before
    assert [ask.who for ask in plan_of(written(office))] == [Who.FIELD_LEADER, Who.FIELD_LEADER]


def test_a_route_is_ended_and_taken_up_again(office: Office, sign_in: SignIn) -> None:
    route, browser = kept(office, HEAD, OFFICE, DECIDER), sign_in(office.administrator)
    browser.post(reverse("end-route", args=[route.pk]))
    route.refresh_from_db()
    assert not route.active
    assert "Dùng lại" in browser.get(reverse("routes")).content.decode()
    browser.post(reverse("route-edit", args=[route.pk]), typed(USUAL, document_type=office.types["Công văn"].pk))
    route.refresh_from_db()
    assert route.active


def plan_page(memo: Memo) -> str:
    return reverse("memo-plan", args=[memo.pk])


def test_the_author_chooses_another_person_and_adds_an_opinion(office: Office, sign_in: SignIn) -> None:
    memo = written(office)
    given = {f"buoc-{at}-person": ask.person.pk for at, ask in enumerate(plan_of(memo))}
    given |= {"seen": memo.version, "them-0-person": office.head_nc.pk, "buoc-2-person": office.chair.pk}
    sign_in(office.specialist_kt).post(plan_page(memo), given)
    plan = plan_of(memo)
    assert [ask.person for ask in plan] == [office.head_kt, office.head_nc, office.deputy, office.chair]
    assert plan[1].act == Act.OPINE
    assert not plan[1].required


def test_an_opinion_may_be_asked_beside_a_step(office: Office, sign_in: SignIn) -> None:
    memo = written(office)
    given = {f"buoc-{at}-person": ask.person.pk for at, ask in enumerate(plan_of(memo))}
    given |= {"seen": memo.version, "them-0-person": office.head_nc.pk, "them-0-at": "with:0"}
    sign_in(office.specialist_kt).post(plan_page(memo), given)
    assert [ask.joins for ask in plan_of(memo)] == [Joins.AFTER, Joins.WITH, Joins.AFTER, Joins.AFTER]


def test_two_opinions_are_added_where_each_was_put(office: Office, sign_in: SignIn) -> None:
    memo = written(office)
    given = {f"buoc-{at}-person": ask.person.pk for at, ask in enumerate(plan_of(memo))} | {"seen": memo.version}
    given |= {"them-0-person": office.head_nc.pk, "them-0-at": "after:0"}
    given |= {"them-1-person": office.deputy_off.pk, "them-1-at": "after:0"}
    sign_in(office.specialist_kt).post(plan_page(memo), given)
    asked = [office.head_kt, office.head_nc, office.deputy_off, office.deputy, office.vice_chair]
    assert [ask.person for ask in plan_of(memo)] == asked


def test_beside_those_of_whom_one_speaks_for_all_nobody_is_added(office: Office, sign_in: SignIn) -> None:
    kept(office, HEAD, OFFICE, replace(OFFICE, who=Who.POSITION, joins=Joins.OR), DECIDER)
    at = sign_in(office.specialist_kt).get(plan_page(written(office))).context["form"].added[0].fields["at"]
    assert [value for value, _ in at.choices] == ["", "after:0", "with:0", "after:1"]


def test_a_required_step_offers_no_dropping_and_an_optional_one_is_dropped(office: Office, sign_in: SignIn) -> None:
    kept(office, HEAD, replace(OFFICE, required=False), DECIDER)
    memo, browser = written(office), sign_in(office.specialist_kt)
    rows = browser.get(plan_page(memo)).context["form"].rows
    assert ["drop" in row.form.fields for row in rows] == [False, True, False]
    given = {f"buoc-{at}-person": ask.person.pk for at, ask in enumerate(plan_of(memo))}
    browser.post(plan_page(memo), given | {"seen": memo.version, "buoc-0-drop": "on", "buoc-1-drop": "on"})
    assert [ask.person for ask in plan_of(memo)] == [office.head_kt, office.vice_chair]
    memo.refresh_from_db()
    browser.post(plan_page(memo), {"seen": memo.version, "theo-co-quan": "1"})
    assert len(plan_of(memo)) == 3


def test_the_order_of_rank_is_not_turned_round(office: Office, sign_in: SignIn) -> None:
    memo = written(office)
    before = plan_of(memo)
    given = {f"buoc-{at}-person": ask.person.pk for at, ask in enumerate(before)}
    given |= {"seen": memo.version, "them-0-person": office.chair.pk, "them-0-at": "after:0"}
    answer = sign_in(office.specialist_kt).post(plan_page(memo), given)
    assert answer.status_code == 422
    assert "Thứ bậc bị đảo" in answer.content.decode()
    assert plan_of(memo) == before


def test_a_colleague_and_an_old_page_change_nothing(office: Office, sign_in: SignIn) -> None:
    memo = written(office)
    given = {f"buoc-{at}-person": ask.person.pk for at, ask in enumerate(plan_of(memo))}
    assert sign_in(office.specialist_kt2).get(plan_page(memo)).status_code == 403
    given |= {"seen": memo.version - 1, "them-0-person": office.head_nc.pk}
    assert sign_in(office.specialist_kt).post(plan_page(memo), given).status_code == 409
    assert len(plan_of(memo)) == 3
