"""Who may not, what stands in the way, and two at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.office import Office
from vanphong.documents import actions as documents
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import drafted
from vanphong.kernel.errors import AlreadyDone, DomainError, NotPermitted, Refused, Stale
from vanphong.memos import actions
from vanphong.memos.enums import Choice, MemoStatus
from vanphong.memos.models import Memo, Opinion
from vanphong.memos.queries import plan_of, round_now
from vanphong.org.enums import Role
from vanphong.org.models import Appointment, Person

from .papers import at_committee, at_office, give_back, handled, opine, submitted, words, written

SignIn = Callable[[Person], Client]


def who_may(
    office: Office, act: Callable[[Person], object], *, refusals: tuple[type[DomainError], ...] = (NotPermitted,)
) -> set[str]:
    """Those of the whole cast whom the act does not refuse; whatever it does is undone."""
    may = set()
    for name, person in office.cast.items():
        with transaction.atomic(), suppress(*refusals):
            act(person)
            may.add(name)
            transaction.set_rollback(True)
    return may


def afresh(memo: Memo) -> Memo:
    return Memo.objects.get(pk=memo.pk)


def test_only_who_handles_the_paper_writes_a_memo_about_it(office: Office) -> None:
    paper = handled(office)

    def writes(actor: Person) -> Memo:
        return actions.write(paper, office.units["KT"], words(office), actor=actor)

    assert who_may(office, writes, refusals=(NotPermitted, Refused)) == {"specialist_kt"}
    assert not Memo.objects.exists()


def test_a_draft_of_somebody_else_or_already_under_way_is_not_attached(office: Office) -> None:
    theirs = drafted(office)
    with pytest.raises(Refused, match="do anh/chị soạn"):
        actions.write(None, office.units["KT"], words(office), actor=office.specialist_kt2, draft=theirs)
    documents.send_for_signature(theirs, office.vice_chair, actor=office.specialist_kt)
    with pytest.raises(Refused, match="chưa trình"):
        actions.write(None, office.units["KT"], words(office), actor=office.specialist_kt, draft=theirs)


def test_one_draft_goes_with_one_open_memo(office: Office) -> None:
    memo = written(office)
    with pytest.raises(Refused, match="đang kèm một phiếu trình khác"):
        actions.write(None, office.units["KT"], words(office), actor=office.specialist_kt, draft=memo.draft)


def test_only_the_author_edits_submits_and_recalls(office: Office) -> None:
    memo = written(office)
    first, *others = plan_of(memo)
    for act in (
        lambda actor: actions.edit(afresh(memo), words(office), actor=actor, draft=memo.draft),
        lambda actor: actions.submit(afresh(memo), actor=actor),
        lambda actor: actions.adjust(afresh(memo), [replace(first, hours=6), *others], actor=actor),
    ):
        assert who_may(office, act) == {"specialist_kt"}
    actions.submit(memo, actor=office.specialist_kt)
    assert who_may(office, lambda actor: actions.recall(afresh(memo), actor=actor)) == {"specialist_kt"}


@pytest.mark.parametrize("reach", [written, submitted])
def test_only_the_author_and_the_chief_put_a_memo_aside(office: Office, reach: Callable[[Office], Memo]) -> None:
    memo = reach(office)
    aside = who_may(office, lambda actor: actions.withdraw(afresh(memo), "Không cần trình nữa.", actor=actor))
    assert aside == {"specialist_kt", "chief"}


@pytest.mark.parametrize("person", ["specialist_kt", "chief"])
def test_a_memo_put_aside_on_its_way_gives_its_papers_back(office: Office, person: str) -> None:
    memo = actions.withdraw(at_office(office), "Bộ đã có hướng dẫn khác.", actor=office.cast[person])
    assert (memo.status, memo.holders) == (MemoStatus.WITHDRAWN, "")
    assert not memo.rounds.filter(running=True).exists()
    assert Document.objects.get(pk=memo.incoming_id).custody.person == office.specialist_kt


@pytest.mark.parametrize(
    ("reach", "leader"), [(submitted, "head_kt"), (at_office, "deputy"), (at_committee, "vice_chair")]
)
def test_only_the_leader_it_waits_for_gives_an_opinion(
    office: Office, reach: Callable[[Office], Memo], leader: str
) -> None:
    memo = reach(office)
    assert memo.holders == office.cast[leader].full_name
    for act in (opine, give_back):
        assert who_may(office, lambda actor, act=act: act(afresh(memo), actor)) == {leader}
    assert opine(memo, office.cast[leader]).holders != office.cast[leader].full_name


def test_a_leader_who_left_the_post_gives_no_opinion(office: Office) -> None:
    memo = at_office(office)
    Appointment.objects.filter(person=office.deputy).delete()
    with pytest.raises(NotPermitted):
        opine(memo, office.deputy)


def test_every_gap_of_a_memo_is_named_at_once(office: Office) -> None:
    memo = written(office, summary=" ", proposal="")
    memo.plan.filter(role=Role.CHIEF).update(person=None)
    memo.plan.filter(role=Role.CHAIR).update(person=office.head_nc)
    with pytest.raises(Refused) as refusal:
        actions.submit(memo, actor=office.specialist_kt)
    assert refusal.value.reasons == [
        "Chưa ghi tóm tắt, rà soát.",
        "Chưa ghi đề xuất.",
        "Chưa chọn người cho ý kiến ở bước “Lãnh đạo Văn phòng”.",
        "Quách Thị Lan hiện không thuộc “Lãnh đạo UBND”; mời chọn lại.",
    ]


def test_a_paper_given_to_another_meanwhile_stops_the_memo(office: Office) -> None:
    from vanphong.routing.actions import assign

    memo = written(office, draft=False)
    assign(memo.incoming, office.specialist_kt2, actor=office.head_kt)
    with pytest.raises(Refused, match="không còn ở chỗ người lập phiếu"):
        actions.submit(memo, actor=office.specialist_kt)
    paper = Document.objects.get(pk=memo.incoming_id)
    actions.withdraw(memo, actor=office.specialist_kt2)
    assert actions.write(paper, office.units["KT"], words(office), actor=office.specialist_kt2).pk


@pytest.mark.parametrize("choice", [Choice.AGREE_WITH_CHANGES, Choice.DISAGREE, Choice.OTHER, Choice.RETURN, "", "x"])
def test_all_but_agreement_needs_words(office: Office, choice: str) -> None:
    with pytest.raises(Refused):
        opine(submitted(office), office.head_kt, choice, "  ")
    assert not Opinion.objects.exists()


def test_an_opinion_is_given_only_on_the_version_that_stands(office: Office) -> None:
    memo = submitted(office)
    read = round_now(memo).checksum
    memo = give_back(memo, office.head_kt)
    changed = replace(words(office), proposal="Không thống nhất.")
    memo = actions.edit(memo, changed, actor=office.specialist_kt, draft=memo.draft)
    memo = actions.submit(memo, actor=office.specialist_kt)
    with pytest.raises(Stale, match="nội dung khác bản anh/chị đã đọc"):
        actions.opine(memo, Choice.AGREE, "", read, actor=office.head_kt)


def test_the_words_with_the_leaders_are_not_edited(office: Office) -> None:
    memo = submitted(office)
    with pytest.raises(Stale, match="đang ở chỗ lãnh đạo"):
        actions.edit(memo, words(office), actor=office.specialist_kt, draft=memo.draft)
    with pytest.raises(Stale):
        actions.adjust(memo, plan_of(memo), actor=office.specialist_kt)


@pytest.mark.parametrize("read", [submitted, at_office, lambda office: give_back(submitted(office), office.head_kt)])
def test_what_leaders_have_read_is_put_aside_with_a_reason(office: Office, read: Callable[[Office], Memo]) -> None:
    memo = read(office)
    with pytest.raises(Refused, match="Cần ghi lý do"):
        actions.withdraw(memo, "", actor=office.specialist_kt)


def test_somebody_elses_page_writes_nothing(office: Office) -> None:
    key = uuid4()
    mine = actions.write(None, office.units["KT"], words(office), actor=office.specialist_kt, key=key)
    with pytest.raises(Stale):
        actions.write(None, office.units["KT"], words(office), actor=office.specialist_kt2, key=key)
    assert list(Memo.objects.filter(key=key)) == [mine]


def test_a_repeated_click_does_nothing_twice(office: Office) -> None:
    key = uuid4()
    paper = handled(office)
    first, second = (
        actions.write(paper, office.units["KT"], words(office), actor=office.specialist_kt, key=key) for _ in range(2)
    )
    assert first == second
    for act in (
        lambda seen: actions.submit(first, actor=office.specialist_kt, seen=seen),
        lambda seen: opine(first, office.head_kt, seen=seen),
        lambda seen: opine(first, office.deputy, seen=seen),
        lambda seen: give_back(first, office.vice_chair, seen=seen),
    ):
        seen = Memo.objects.get(pk=first.pk).version
        done = act(seen)
        first.round = done.round
        with pytest.raises(AlreadyDone):
            act(seen)
        assert Memo.objects.get(pk=first.pk).version == done.version


def test_other_words_from_the_same_page_are_no_second_click(office: Office) -> None:
    memo = submitted(office)
    opine(memo, office.head_kt, seen=memo.version)
    with pytest.raises(Stale):
        opine(memo, office.head_kt, Choice.DISAGREE, "Chưa đủ căn cứ.", seen=memo.version)


def test_a_memo_saved_twice_is_saved_once(office: Office) -> None:
    memo = written(office, draft=False)
    said, otherwise = words(office, view="Đủ điều kiện."), words(office, view="Chưa đủ điều kiện.")
    edited = actions.edit(memo, said, actor=office.specialist_kt, seen=memo.version)
    with pytest.raises(AlreadyDone):
        actions.edit(memo, said, actor=office.specialist_kt, seen=memo.version)
    with pytest.raises(Stale):
        actions.edit(memo, otherwise, actor=office.specialist_kt, seen=memo.version)
    assert Memo.objects.get(pk=memo.pk).version == edited.version


def test_who_acts_on_an_old_page_is_told(office: Office) -> None:
    memo = submitted(office)
    seen = memo.version
    opine(memo, office.head_kt)
    with pytest.raises(Stale, match="Phiếu trình đã thay đổi, mời tải lại"):
        actions.recall(memo, actor=office.specialist_kt, seen=seen)


@pytest.mark.parametrize("reach", [written, submitted, at_office, at_committee])
@pytest.mark.parametrize("options", [{}, {"paper": False, "draft": False}])
def test_who_sees_a_memo_over_the_whole_office(
    office: Office, reach: Callable[..., Memo], options: dict[str, bool]
) -> None:
    memo = reach(office, **options)
    seen = {name for name, person in office.cast.items() if Memo.objects.visible_to(person).filter(pk=memo.pk)}
    unit = {"head_kt", "specialist_kt", "specialist_kt2"}
    if reach is written:
        assert seen == unit
    elif options:
        assert seen == unit | {"deputy", "vice_chair"}
    else:
        reported = {"chief", "deputy", "deputy_off", "registrar", "registrar2"}
        assert seen == unit | reported | {"vice_chair"}


def test_another_units_memo_is_not_found_by_its_address(office: Office, sign_in: SignIn) -> None:
    memo = submitted(office)
    for person in ("outsider", "outsider_registrar", "specialist_nc", "head_nc"):
        browser = sign_in(office.cast[person])
        for name in ("memo", "memo-pdf", "memo-edit"):
            assert browser.get(reverse(name, args=[memo.pk])).status_code == 404, (person, name)
        for name in ("memo-edit", "memo-submit", "memo-opine", "memo-return", "memo-recall", "memo-withdraw"):
            assert browser.post(reverse(name, args=[memo.pk])).status_code == 404, (person, name)


def test_another_units_paper_cannot_be_named_in_the_address(office: Office, sign_in: SignIn) -> None:
    paper = handled(office)
    browser = sign_in(office.specialist_nc)
    for name in ("van-ban", "du-thao"):
        assert browser.get(reverse("memo-new"), {name: paper.pk}).status_code == 404
    assert browser.get(reverse("memo-new"), {"van-ban": "1 OR 1=1"}).status_code == 404


def test_a_leader_of_another_agency_cannot_be_asked(office: Office) -> None:
    foreign = Appointment.objects.get(person=office.outsider)
    foreign.role = "chair"
    foreign.save()
    memo = written(office)
    memo.plan.filter(role=Role.CHAIR).update(person=office.outsider)
    with pytest.raises(Refused, match="không thuộc “Lãnh đạo UBND”"):
        actions.submit(memo, actor=office.specialist_kt)


def in_its_own_connection(act: Callable[[], Memo]) -> str:
    try:
        act()
    except DomainError as error:
        return type(error).__name__
    else:
        return "done"
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_two_acts_at_once_leave_one(office: Office) -> None:
    memo = submitted(office)
    seen = memo.version
    acts = [
        lambda: opine(memo, office.head_kt, seen=seen),
        lambda: give_back(memo, office.head_kt, seen=seen),
        lambda: actions.recall(memo, actor=office.specialist_kt, seen=seen),
    ]
    with ThreadPoolExecutor() as pool:
        ends = list(pool.map(in_its_own_connection, acts))
    assert sorted(ends) == ["Stale", "Stale", "done"]
    assert Opinion.objects.count() <= 1


@pytest.mark.django_db(transaction=True)
def test_a_double_click_on_a_new_memo_writes_one(office: Office) -> None:
    key = uuid4()
    paper = handled(office)

    def write() -> Memo:
        return actions.write(paper, office.units["KT"], words(office), actor=office.specialist_kt, key=key)

    with ThreadPoolExecutor() as pool:
        ends = list(pool.map(in_its_own_connection, [write] * 4))
    assert ends == ["done"] * 4
    assert Memo.objects.get().status == MemoStatus.DRAFT


@pytest.mark.django_db(transaction=True)
def test_memos_submitted_at_once_get_each_their_number(office: Office) -> None:
    memos = [written(office, paper=False, draft=False) for _ in range(4)]
    acts = [lambda memo=memo: actions.submit(memo, actor=office.specialist_kt) for memo in memos]
    with ThreadPoolExecutor() as pool:
        assert list(pool.map(in_its_own_connection, acts)) == ["done"] * 4
    assert sorted(Memo.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
