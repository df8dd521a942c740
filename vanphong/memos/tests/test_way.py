"""The whole way of a memo and of the papers that go with it."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.office import Office
from vanphong.audit.queries import history_of
from vanphong.documents import actions as documents
from vanphong.documents.actions import Draft
from vanphong.documents.enums import AccessReason, Status, Step
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import checksum_of, drafted, made_file
from vanphong.kernel.errors import Refused
from vanphong.memos import actions
from vanphong.memos.enums import MEMO, Choice, MemoStatus
from vanphong.memos.models import Memo
from vanphong.memos.queries import plan_of, rounds_of
from vanphong.org.models import Appointment, Person

from .papers import at_committee, at_office, give_back, handled, opine, submitted, words, written


def paper_of(memo: Memo) -> Document:
    return Document.objects.select_related("custody__person").get(pk=memo.incoming_id)


def draft_of(memo: Memo) -> Document:
    return Document.objects.select_related("custody__person").get(pk=memo.draft_id)


def held(document: Document) -> tuple[str, str, Person | None]:
    return document.status, document.custody.step, document.custody.person


def asked_of(memo: Memo) -> list[Person | None]:
    """Whom the run asks, in order."""
    return [step.person for step in memo.rounds.get(running=True).steps.select_related("person")]


def test_the_papers_go_with_the_memo_from_leader_to_leader(office: Office) -> None:
    memo = submitted(office)
    for person, step in (
        (office.head_kt, Step.HEAD_OPINION),
        (office.deputy, Step.OFFICE_OPINION),
        (office.vice_chair, Step.DECIDE),
    ):
        assert (memo.status, memo.holders) == (MemoStatus.SUBMITTED, person.full_name)
        assert held(paper_of(memo)) == (Status.SUBMITTED, step, person)
        assert held(draft_of(memo)) == (Status.SUBMITTED, step, person)
        memo = opine(memo, person)
    assert memo.status == MemoStatus.DECIDED
    assert (memo.holders, memo.waiting) == ("", [])


def test_agreement_sends_the_draft_to_be_signed_and_issuing_it_closes_the_paper(office: Office) -> None:
    memo = opine(at_committee(office), office.vice_chair)
    assert held(paper_of(memo)) == (Status.DECIDED, Step.HANDLE, office.specialist_kt)
    assert held(draft_of(memo)) == (Status.AWAITING_SIGNATURE, Step.SIGN, office.vice_chair)
    signed = documents.sign(draft_of(memo), checksum_of(draft_of(memo)), actor=office.vice_chair)
    documents.issue(signed, office.registers["CV"], actor=office.registrar)
    assert paper_of(memo).status == Status.CLOSED


@pytest.mark.parametrize(
    ("choice", "paper", "draft"),
    [
        (Choice.AGREE_WITH_CHANGES, Status.DECIDED, Status.DRAFTED),
        (Choice.DISAGREE, Status.ASSIGNED, Status.DRAFTED),
        (Choice.OTHER, Status.ASSIGNED, Status.DRAFTED),
    ],
)
def test_any_other_decision_puts_the_papers_back_on_the_authors_desk(
    office: Office, choice: Choice, paper: Status, draft: Status
) -> None:
    memo = opine(at_committee(office), office.vice_chair, choice, "Cân nhắc lại mức phân bổ.")
    assert memo.status == MemoStatus.DECIDED
    assert held(paper_of(memo)) == (paper, Step.HANDLE, office.specialist_kt)
    assert held(draft_of(memo)) == (draft, Step.HANDLE, office.specialist_kt)


def test_without_a_draft_the_author_closes_the_decided_paper(office: Office) -> None:
    memo = opine(at_committee(office, draft=False), office.vice_chair)
    assert held(paper_of(memo)) == (Status.DECIDED, Step.HANDLE, office.specialist_kt)
    documents.close(paper_of(memo), "Đã báo cáo, không cần văn bản trả lời.", actor=office.specialist_kt)


def test_a_memo_without_papers_is_decided_too(office: Office) -> None:
    memo = opine(at_committee(office, paper=False, draft=False), office.vice_chair)
    assert memo.status == MemoStatus.DECIDED


def test_a_disagreement_travels_upward(office: Office) -> None:
    memo = opine(submitted(office), office.head_kt, Choice.DISAGREE, "Chưa đủ căn cứ.")
    assert (memo.status, memo.holders) == (MemoStatus.SUBMITTED, office.deputy.full_name)


def test_leaders_may_see_the_papers_once_the_memo_is_submitted(office: Office) -> None:
    memo = submitted(office)
    for leader in (office.head_kt, office.deputy, office.vice_chair):
        for document in (paper_of(memo), draft_of(memo)):
            assert document.accesses.filter(person=leader, reason=AccessReason.OPINION).exists()


def test_the_numbers_of_a_unit_run_by_year_and_are_taken_at_the_first_submission(office: Office) -> None:
    first, second = written(office, draft=False), written(office, draft=False)
    assert first.code == ""
    second = actions.submit(second, actor=office.specialist_kt)
    first = actions.submit(first, actor=office.specialist_kt)
    assert (second.number, first.number) == (1, 2)
    day = second.numbered_on
    assert second.code == f"01-{day.month:02}/{day.year}/PT-KT"
    again = actions.submit(give_back(first, office.head_kt), actor=office.specialist_kt)
    assert (again.number, again.round) == (2, 2)


def test_a_head_who_writes_asks_the_office_leader_at_once(office: Office) -> None:
    memo = actions.write(None, office.units["KT"], words(office), actor=office.head_kt)
    memo = actions.submit(memo, actor=office.head_kt)
    assert (memo.status, asked_of(memo)) == (MemoStatus.SUBMITTED, [office.deputy, office.vice_chair])


def test_a_unit_without_a_head_asks_the_office_leader_at_once(office: Office) -> None:
    Appointment.objects.filter(person=office.head_kt).delete()
    memo = submitted(office, draft=False)
    assert (memo.status, asked_of(memo)) == (MemoStatus.SUBMITTED, [office.deputy, office.vice_chair])


def test_a_return_keeps_the_earlier_round_as_it_was_read(office: Office) -> None:
    memo = give_back(at_office(office), office.deputy, "Làm rõ nguồn kinh phí của dự án.")
    assert memo.status == MemoStatus.RETURNED
    assert held(paper_of(memo)) == (Status.ASSIGNED, Step.HANDLE, office.specialist_kt)
    changed = words(office, proposal="Thống nhất, giao Sở Tài chính làm rõ nguồn.")
    actions.edit(memo, changed, actor=office.specialist_kt, draft=draft_of(memo))
    memo = actions.submit(memo, actor=office.specialist_kt)
    newest, first = rounds_of(memo)
    assert first.proposal == "Thống nhất phương án của Sở Tài chính."
    assert [opinion.choice for opinion in first.opinions.all()] == [Choice.AGREE, Choice.RETURN]
    assert newest.proposal.endswith("làm rõ nguồn.")
    assert newest.checksum != first.checksum
    assert list(newest.opinions.all()) == []


def test_another_field_brings_the_leaders_in_charge_of_it(office: Office) -> None:
    kinds = {code: Draft(office.types["Công văn"], "V/v trả lời", field) for code, field in office.fields.items()}
    drafts = {
        code: documents.draft(office.agency, office.units["KT"], kind, made_file(), actor=office.specialist_kt)
        for code, kind in kinds.items()
    }
    memo = actions.write(None, office.units["KT"], words(office), actor=office.specialist_kt, draft=drafts["KT"])
    assert [step.person for step in plan_of(memo)] == [office.head_kt, office.deputy, office.vice_chair]
    memo = actions.edit(memo, words(office), actor=office.specialist_kt, draft=drafts["NC"])
    assert [step.person for step in plan_of(memo)] == [office.head_kt, office.deputy_off, office.vice_chair_nc]


def test_a_draft_put_on_a_memo_is_locked_before_its_paper(
    office: Office, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    memo = written(office, draft=False)
    draft = drafted(office)
    with django_assert_max_num_queries(100) as asked:
        actions.edit(memo, words(office), actor=office.specialist_kt, draft=draft)
    locks = [one["sql"] for one in asked.captured_queries if "FOR NO KEY UPDATE" in one["sql"]]
    tables = [re.search(r'FROM "(\w+)"', sql)[1] for sql in locks]
    assert tables[:2] == ["org_person", "memos_memo"]
    papers = [sql for sql in locks if 'FROM "documents_document"' in sql]
    assert [str(draft.pk) in sql.split("WHERE")[1] for sql in papers] == [True, False]


def test_the_author_recalls_while_nobody_has_spoken(office: Office) -> None:
    memo = actions.recall(submitted(office), actor=office.specialist_kt)
    assert memo.status == MemoStatus.RETURNED
    assert held(draft_of(memo)) == (Status.DRAFTED, Step.HANDLE, office.specialist_kt)
    with pytest.raises(Refused, match=r"đề nghị Bùi Thị Thanh Hằng trả lại"):
        actions.recall(at_office(office), actor=office.specialist_kt)


def test_a_memo_is_not_stuck_with_a_leader_who_left_the_post(office: Office) -> None:
    memo = at_office(office)
    Appointment.objects.filter(person=office.deputy).delete()
    assert actions.recall(memo, actor=office.specialist_kt).status == MemoStatus.RETURNED


def test_a_withdrawn_memo_makes_room_for_another(office: Office) -> None:
    paper = handled(office)
    memo = actions.write(paper, office.units["KT"], words(office), actor=office.specialist_kt)
    with pytest.raises(Refused, match="đã có phiếu trình đang mở"):
        actions.write(paper, office.units["KT"], words(office), actor=office.specialist_kt)
    actions.withdraw(memo, actor=office.specialist_kt)
    again = actions.write(paper, office.units["KT"], words(office), actor=office.specialist_kt)
    assert again.status == MemoStatus.DRAFT


def test_the_history_leads_to_the_state(office: Office) -> None:
    memo = give_back(at_committee(office), office.vice_chair)
    verbs = [event.verb for event in history_of(memo) if event.verb]
    assert MEMO.replay(verbs) == memo.status
    assert all(event.says for event in history_of(memo))
