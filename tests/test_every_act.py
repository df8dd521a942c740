"""Every action of the houses, for every role: who may and who may not. Written by hand from the regulation."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from inspect import isfunction
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import transaction

from tests.doors import REASON
from tests.roles import (
    ADMINISTRATOR,
    AUTHOR,
    EVERYBODY,
    INSTRUCTORS,
    KEEP_MEMBERS,
    KEEP_WORDS,
    KT,
    LEAD_ASKING,
    LEAD_BALLOT,
    NC,
    OFFICE_LEADERS,
    REGISTRY,
    RESPONDENT,
    VOTERS,
    WRITERS,
)
from tests.standing import LETTER, PDF, Standing, first_finding
from vanphong.ballots import actions as ballots
from vanphong.ballots.tests import slips
from vanphong.consultations import actions as consultations
from vanphong.consultations.actions import Words
from vanphong.consultations.tests import asked
from vanphong.deadlines import actions as deadlines
from vanphong.deadlines.enums import Level
from vanphong.documents import actions as documents
from vanphong.documents.actions import Draft, Holder
from vanphong.documents.enums import CorrectionKind, RecipientGroup, Step, TimeUnit
from vanphong.documents.queries import current_draft
from vanphong.documents.tests.papers import line, made_file
from vanphong.drafting import actions as drafting
from vanphong.drafting.tests.papers import a_model
from vanphong.files.actions import store
from vanphong.handover import actions as handover
from vanphong.handover.rules import Holder as Giver
from vanphong.issuing import actions as issuing
from vanphong.issuing.actions import CopyOf, Posting, Way
from vanphong.issuing.enums import CopyKind, Form
from vanphong.issuing.models import Delivery
from vanphong.issuing.queries import Place
from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted
from vanphong.memos import actions as memos
from vanphong.memos.enums import StepState
from vanphong.memos.models import Memo, RoundStep
from vanphong.memos.queries import plan_of, round_now
from vanphong.memos.rules import Ask
from vanphong.memos.tests.papers import words
from vanphong.notifications import actions as notifications
from vanphong.org import actions as org
from vanphong.org.enums import Role
from vanphong.org.models import Person
from vanphong.routing import actions as routing
from vanphong.routing.rules import Order
from vanphong.worktime import actions as worktime
from vanphong.worktime.enums import HolidayKind

pytestmark = pytest.mark.django_db

Act = Callable[[Standing, Person], Any]
OTHERWISE = replace(LETTER, body="Không đồng ý với đề nghị./.")
DUTY = {"chief", *ADMINISTRATOR}
HEAD_KT, SIGNER = {"head_kt"}, {"vice_chair"}

DOCUMENTS: dict[str, tuple[set[str], Act]] = {
    "cancel_draft": (AUTHOR, lambda s, who: documents.cancel_draft(s.drafted, REASON, actor=who)),
    "cancel_recalled": (
        {"outsider_registrar"},
        lambda s, who: documents.cancel_recalled(s.their_recalled, REASON, actor=who),
    ),
    "close": (AUTHOR, lambda s, who: documents.close(s.handled, REASON, actor=who)),
    "correct": (REGISTRY, lambda s, who: documents.correct(s.registered, line(), actor=who)),
    "decline": (SIGNER, lambda s, who: documents.decline(s.to_sign, REASON, actor=who)),
    "drop_deadline_rule": (ADMINISTRATOR, lambda s, who: documents.drop_deadline_rule(s.deadline_rule, actor=who)),
    "discard": (REGISTRY, lambda s, who: documents.discard(s.received, REASON, actor=who)),
    "draft": (KT, lambda s, who: documents.draft(s.office.agency, _kt(s), _draft(s), made_file(), actor=who)),
    "issue": (REGISTRY, lambda s, who: documents.issue(s.signed, s.office.registers["CV"], actor=who)),
    "receive": (REGISTRY, lambda s, who: documents.receive(s.office.agency, [], actor=who)),
    "register": (REGISTRY, lambda s, who: documents.register(s.received, line(), actor=who)),
    "replace_draft": (AUTHOR, lambda s, who: documents.replace_draft(s.drafted, made_file(), actor=who)),
    "repoint": (DUTY, lambda s, who: documents.repoint(s.drafted, _other(s), REASON, actor=who)),
    "reserve_number": (REGISTRY, lambda s, who: documents.reserve_number(_book(s), REASON, actor=who)),
    "send_for_signature": (AUTHOR, lambda s, who: documents.send_for_signature(s.drafted, s.office.chair, actor=who)),
    "set_deadline_rule": (
        ADMINISTRATOR,
        lambda s, who: documents.set_deadline_rule(Step.SIGN, 1, TimeUnit.DAYS, source="Quy chế", actor=who),
    ),
    "sign": (SIGNER, lambda s, who: documents.sign(s.to_sign, _version(s), actor=who)),
    "take_in": (REGISTRY, lambda s, who: documents.take_in(s.office.agency, [_file()], actor=who, key=uuid4())),
    "unregister": (REGISTRY, lambda s, who: documents.unregister(s.registered, REASON, actor=who)),
    "void_number": (REGISTRY, lambda s, who: documents.void_number(s.reserved, REASON, actor=who)),
}
DRAFTING: dict[str, tuple[set[str], Act]] = {
    "adopt_model": (ADMINISTRATOR, lambda s, who: drafting.adopt_model(s.office_model, REASON, actor=who)),
    "answer_comment": (AUTHOR, lambda s, who: drafting.answer_comment(s.commented, "accepted", actor=who)),
    "begin_editing": (AUTHOR, lambda s, who: drafting.begin_editing(s.drafted, actor=who)),
    "bring_version": (AUTHOR, lambda s, who: drafting.bring_version(s.drafted, made_file(), actor=who)),
    "comment_on": (KT, lambda s, who: drafting.comment_on(s.draft_in_word, 2, 1, REASON, actor=who)),
    "drop_set_aside": (AUTHOR, lambda s, who: drafting.drop_set_aside(s.set_aside, actor=who)),
    "end_editing": (AUTHOR, lambda s, who: drafting.end_editing(s.edited, actor=who)),
    "end_form_checker": (ADMINISTRATOR, lambda s, who: drafting.end_form_checker(s.form_checker, actor=who)),
    "explain": (
        AUTHOR,
        lambda s, who: drafting.explain(s.draft_in_word, first_finding(s.draft_in_word), REASON, actor=who),
    ),
    "name_form_checker": (ADMINISTRATOR, lambda s, who: drafting.name_form_checker(s.office.head_nc, actor=who)),
    "permit_issue": (
        {"chief", "deputy", "deputy_off"},
        lambda s, who: drafting.permit_issue(s.signed_with_errors, REASON, _newest(s.signed_with_errors), actor=who),
    ),
    "sign_off_content": (HEAD_KT, lambda s, who: drafting.sign_off_content(s.to_sign, _version(s), actor=who)),
    "sign_off_form": (REGISTRY, lambda s, who: drafting.sign_off_form(s.to_sign, _version(s), actor=who)),
    "withdraw_explanation": (AUTHOR, lambda s, who: drafting.withdraw_explanation(s.explanation, actor=who)),
    "add_own_word": (KEEP_WORDS, lambda s, who: drafting.add_own_word("phéc", actor=who)),
    "convert_draft": (AUTHOR, lambda s, who: drafting.convert_draft(s.draft_in_old_code, actor=who)),
    "drop_own_word": (KEEP_WORDS, lambda s, who: drafting.drop_own_word(s.own_word, actor=who)),
    "mend_draft": (AUTHOR, lambda s, who: drafting.mend_draft(s.draft_in_word, actor=who)),
    "offer_model": (ADMINISTRATOR, lambda s, who: drafting.offer_model("Báo cáo", a_model("Báo cáo"), actor=who)),
    "restore": (AUTHOR, lambda s, who: drafting.restore(s.draft_in_word, 1, actor=who)),
    "rewrite_letter": (AUTHOR, lambda s, who: drafting.rewrite_letter(s.letter, OTHERWISE, actor=who)),
    "take_up": (AUTHOR, lambda s, who: drafting.take_up(s.set_aside, actor=who)),
    "withdraw_model": (ADMINISTRATOR, lambda s, who: drafting.withdraw_model(s.office_model, REASON, actor=who)),
    "write_letter": (
        WRITERS | OFFICE_LEADERS,
        lambda s, who: drafting.write_letter(s.office.types["Công văn"], LETTER, actor=who),
    ),
}
ISSUING: dict[str, tuple[set[str], Act]] = {
    "acknowledge": (NC, lambda s, who: issuing.acknowledge(s.sent_out, actor=who)),
    "add_recipient": (
        REGISTRY,
        lambda s, who: issuing.add_recipient(s.sent_out, Place("Báo Sơn Hòa"), RecipientGroup.INFORMATION, actor=who),
    ),
    "cancel_recalled": (
        {"outsider_registrar"},
        lambda s, who: issuing.cancel_recalled(s.their_recalled, actor=who),
    ),
    "carry_out_recall": (REGISTRY, lambda s, who: issuing.carry_out_recall(s.taken_back, actor=who)),
    "draft_copy": (
        KT,
        lambda s, who: issuing.draft_copy(_copy(s), _kt(s), made_file(), actor=who),
    ),
    "make_copy": (
        KT | NC,
        lambda s, who: issuing.make_copy(_copy(s), s.office.chief, actor=who, scan=store(PDF, name="ban-quet.pdf")),
    ),
    "enter_post": (REGISTRY, lambda s, who: issuing.enter_post([Posting(_by_post(s))], clock.today(), actor=who)),
    "mark_recalled": (
        REGISTRY,
        lambda s, who: issuing.mark_recalled(s.taken_back.deliveries.get(channel="post"), actor=who),
    ),
    "mark_received": (REGISTRY, lambda s, who: issuing.mark_received(_posted(s), actor=who)),
    "mark_returned": (REGISTRY, lambda s, who: issuing.mark_returned(_posted(s), REASON, actor=who)),
    "order_recall": (
        {"vice_chair", "chair", "chief"},
        lambda s, who: issuing.order_recall(s.sent_out, REASON, actor=who),
    ),
    "redirect": (REGISTRY, lambda s, who: issuing.redirect(_by_post(s), Way("by_hand"), actor=who)),
    "tie_correction": (
        REGISTRY,
        lambda s, who: issuing.tie_correction(s.sent_out, s.mailed.document, CorrectionKind.LETTER, REASON, actor=who),
    ),
    "issue": (REGISTRY, lambda s, who: issuing.issue(s.signed, s.office.registers["CV"], actor=who)),
    "release_now": (REGISTRY, lambda s, who: issuing.release_now(s.held_back, REASON, actor=who)),
    "remake_final": (REGISTRY, lambda s, who: issuing.remake_final(s.not_converted, actor=who)),
}
ROUTING: dict[str, tuple[set[str], Act]] = {
    "answer_question": (NC, lambda s, who: routing.answer_question(s.question, "Nhất trí.", actor=who)),
    "ask_extension": (AUTHOR, lambda s, who: routing.ask_extension(s.dated, _in_days(20), REASON, actor=who)),
    "ask_unit": (AUTHOR, lambda s, who: routing.ask_unit(s.handled, s.office.units["HC"], REASON, actor=who)),
    "assign": (HEAD_KT, lambda s, who: routing.assign(s.instructed, s.office.specialist_kt, actor=who)),
    "assign_many": (HEAD_KT, lambda s, who: _first(routing.assign_many([_assigning(s)], actor=who))),
    "claim": ({"specialist_kt", "specialist_kt2"}, lambda s, who: routing.claim(s.instructed, actor=who)),
    "decide_extension": ({"chief"}, lambda s, who: routing.decide_extension(s.extension, True, actor=who)),
    "hand_back": (AUTHOR, lambda s, who: routing.hand_back(s.handled, REASON, actor=who)),
    "instruct": (
        INSTRUCTORS,
        lambda s, who: routing.instruct(s.registered, lead=_kt(s), due_date=None, text="Giao phòng.", actor=who),
    ),
    "instruct_many": (INSTRUCTORS, lambda s, who: _first(routing.instruct_many([_instructing(s)], actor=who))),
    "override_due": ({"chief"}, lambda s, who: routing.override_due(s.dated, _in_days(20), REASON, actor=who)),
    "pause": (HEAD_KT | AUTHOR, lambda s, who: routing.pause(s.dated, REASON, "Sở Tài chính", _in_days(20), actor=who)),
    "repoint": (DUTY, lambda s, who: routing.repoint(s.handled, _other(s), REASON, actor=who)),
    "repoint_question": (
        DUTY,
        lambda s, who: routing.repoint_question(s.question, s.office.units["HC"], REASON, actor=who),
    ),
    "resume": (HEAD_KT | AUTHOR, lambda s, who: routing.resume(s.paused, actor=who)),
    "send_back": (HEAD_KT, lambda s, who: routing.send_back(s.instructed, REASON, actor=who)),
}
MEMOS: dict[str, tuple[set[str], Act]] = {
    "adjust": (AUTHOR, lambda s, who: memos.adjust(s.written, plan_of(s.written), actor=who)),
    "ask_papers": (HEAD_KT, lambda s, who: memos.ask_papers(s.submitted, REASON, actor=who)),
    "edit": (AUTHOR, lambda s, who: memos.edit(s.written, words(s.office), actor=who)),
    "end_route": (ADMINISTRATOR, lambda s, who: memos.end_route(s.route, actor=who)),
    "forward": (HEAD_KT, lambda s, who: memos.forward(s.submitted, s.office.head_nc, REASON, actor=who)),
    "hand_on": (DUTY, lambda s, who: memos.hand_on(s.written, s.office.specialist_kt2, _kt(s), REASON, actor=who)),
    "keep_route": (ADMINISTRATOR, lambda s, who: memos.keep_route(*_route(s), actor=who, **_kept(s))),
    "name_another": (
        DUTY,
        lambda s, who: memos.name_another(s.written.plan.last(), s.office.chair, REASON, actor=who),
    ),
    "opine": (HEAD_KT, lambda s, who: memos.opine(s.submitted, "agree", "", _read(s), actor=who)),
    "opine_many": (HEAD_KT, lambda s, who: _first(memos.opine_many([_entry(s)], actor=who))),
    "recall": (AUTHOR, lambda s, who: memos.recall(s.submitted, actor=who)),
    "repoint": (DUTY, lambda s, who: memos.repoint(s.submitted.waiting[0], s.office.head_nc, REASON, actor=who)),
    "return_for_changes": (HEAD_KT, lambda s, who: memos.return_for_changes(s.submitted, REASON, _read(s), actor=who)),
    "send_back": (
        {"deputy"},
        lambda s, who: memos.send_back(s.opined, _spoken(s.opined), REASON, round_now(s.opined).checksum, actor=who),
    ),
    "ask_more_time": (
        {"deputy"},
        lambda s, who: memos.ask_more_time(s.opined.waiting[0], clock.now() + 2000 * HOUR, REASON, actor=who),
    ),
    "decline_more_time": (
        {"chief", "deputy_off", "chair", "vice_chair"},
        lambda s, who: memos.decline_more_time(s.hurried.waiting[0], REASON, actor=who),
    ),
    "set_step_due": (
        {"chief", "deputy_off", "chair", "vice_chair"},
        lambda s, who: memos.set_step_due(s.opined.waiting[0], clock.now() + HOUR, REASON, actor=who),
    ),
    "submit": (AUTHOR, lambda s, who: memos.submit(s.written, actor=who)),
    "take_over": ({"chief"}, lambda s, who: memos.take_over(s.opined, s.opined.waiting[0], REASON, actor=who)),
    "withdraw": (AUTHOR | {"chief"}, lambda s, who: memos.withdraw(s.written, actor=who)),
    "write": (KT, lambda s, who: memos.write(None, _kt(s), words(s.office), actor=who)),
}
BALLOTS: dict[str, tuple[set[str], Act]] = {
    "add_member": (KEEP_MEMBERS, lambda s, who: ballots.add_member(*_member(s), **DIRECTOR, actor=who)),
    "cancel": (LEAD_BALLOT, lambda s, who: ballots.cancel(s.sent_ballot, REASON, actor=who)),
    "close": (LEAD_BALLOT, lambda s, who: ballots.close(s.voted_ballot, actor=who)),
    "edit": (AUTHOR, lambda s, who: ballots.edit(s.ballot, slips.words(), actor=who)),
    "hand_on": (
        DUTY,
        lambda s, who: ballots.hand_on(s.sent_ballot, s.office.specialist_kt2, _kt(s), REASON, actor=who),
    ),
    "end_member": (KEEP_MEMBERS, lambda s, who: ballots.end_member(s.member, last_day=clock.today(), actor=who)),
    "open_ballot": (AUTHOR, lambda s, who: ballots.open_ballot(s.ballot, actor=who)),
    "vote": (VOTERS, lambda s, who: ballots.vote(s.sent_ballot, "agree", "", s.sent_ballot.checksum, actor=who)),
    "write": (KT, lambda s, who: ballots.write(_kt(s), slips.words(), actor=who)),
}
ORG: dict[str, tuple[set[str], Act]] = {
    "add_person": (ADMINISTRATOR, lambda s, who: org.add_person(s.office.agency, **MOLT, actor=who)),
    "appoint": (ADMINISTRATOR, lambda s, who: org.appoint(s.office.head_nc, _kt(s), **_post(), actor=who)),
    "end_appointment": (
        ADMINISTRATOR,
        lambda s, who: org.end_appointment(s.office.head_hc.appointments.get(), last_day=clock.today(), actor=who),
    ),
    "end_absence": (DUTY, lambda s, who: org.end_absence(s.absence, actor=who)),
    "end_secretary": (ADMINISTRATOR, lambda s, who: org.end_secretary(s.secretary, actor=who)),
    "grant": (DUTY, lambda s, who: org.grant(s.office.chief, s.office.deputy, *_next_month(), actor=who)),
    "keep_dispatch_email": (
        {"registrar", "outsider_registrar", *ADMINISTRATOR},
        lambda s, who: org.keep_dispatch_email(s.office.construction, "vt@sxd.gov.vn", actor=who),
    ),
    "lock_sign_in": (ADMINISTRATOR, lambda s, who: org.lock_sign_in(s.office.registrar2, reason=REASON, actor=who)),
    "merge_unit": (
        DUTY,
        lambda s, who: org.merge_unit(_kt(s), s.office.units["NC"], clock.today(), actor=who),
    ),
    "name_secretary": (
        ADMINISTRATOR,
        lambda s, who: org.name_secretary(s.office.chair, s.office.specialist_kt, clock.today(), actor=who),
    ),
    "plan_absence": (
        DUTY | {"specialist_nc"},
        lambda s, who: org.plan_absence(_led(s, who), *_next_month(), actor=who),
    ),
    "put_on_duty": (DUTY, lambda s, who: org.put_on_duty(s.office.deputy_off, *_next_month(), actor=who)),
    "reset_password": (ADMINISTRATOR, lambda s, who: org.reset_password(s.office.head_nc, actor=who)),
    "revoke": (DUTY, lambda s, who: org.revoke(s.grant, actor=who)),
    "take_off_duty": (DUTY, lambda s, who: org.take_off_duty(s.duty, actor=who)),
    "unlock_sign_in": (ADMINISTRATOR, lambda s, who: org.unlock_sign_in(s.office.head_hc, actor=who)),
}
DEADLINES: dict[str, tuple[set[str], Act]] = {
    "drop_escalation_rule": (
        ADMINISTRATOR,
        lambda s, who: deadlines.drop_escalation_rule(s.escalation_rule, actor=who),
    ),
    "confirm_day": (ADMINISTRATOR, lambda s, who: deadlines.confirm_day(s.holiday, source="1/TB", actor=who)),
    "declare_day": (
        ADMINISTRATOR,
        lambda s, who: deadlines.declare_day(s.holiday.date, HolidayKind.HOLIDAY, name="Nghỉ lễ", actor=who),
    ),
    "record_outage": (
        ADMINISTRATOR,
        lambda s, who: deadlines.record_outage(clock.now() - 2 * HOUR, clock.now() - HOUR, REASON, actor=who),
    ),
    "set_escalation_rule": (ADMINISTRATOR, lambda s, who: deadlines.set_escalation_rule(Level.CHIEF, 16, actor=who)),
    "set_hours": (ADMINISTRATOR, lambda s, who: deadlines.set_hours(*_hours(), actor=who)),
    "withdraw_day": (ADMINISTRATOR, lambda s, who: deadlines.withdraw_day(s.holiday, actor=who)),
}
HANDOVER: dict[str, tuple[set[str], Act]] = {
    "hand_over": (DUTY, lambda s, who: handover.hand_over(*_between(s), REASON, actor=who)),
}
WORKTIME: dict[str, tuple[set[str], Act]] = {
    "confirm_holiday": (ADMINISTRATOR, lambda s, who: worktime.confirm_holiday(s.holiday, source="1/TB", actor=who)),
    "declare_holiday": (
        ADMINISTRATOR,
        lambda s, who: worktime.declare_holiday(s.holiday.date, HolidayKind.HOLIDAY, name="Nghỉ lễ", actor=who),
    ),
    "declare_outage": (
        ADMINISTRATOR,
        lambda s, who: worktime.declare_outage(clock.now() - 2 * HOUR, clock.now() - HOUR, REASON, actor=who),
    ),
    "set_working_hours": (ADMINISTRATOR, lambda s, who: worktime.set_working_hours(*_hours(), actor=who)),
    "withdraw_holiday": (ADMINISTRATOR, lambda s, who: worktime.withdraw_holiday(s.holiday, actor=who)),
}
CONSULTATIONS: dict[str, tuple[set[str], Act]] = {
    "add_comment": (RESPONDENT, lambda s, who: consultations.add_comment(s.asked, Words(REASON), actor=who)),
    "address": (
        LEAD_ASKING,
        lambda s, who: consultations.address(s.consultation, agencies=[s.office.construction], actor=who),
    ),
    "answer": (RESPONDENT, lambda s, who: consultations.answer(s.asked, "with_comments", actor=who)),
    "ask_extension": (RESPONDENT, lambda s, who: consultations.ask_extension(s.asked, _in_days(20), REASON, actor=who)),
    "cancel": (LEAD_ASKING, lambda s, who: consultations.cancel(s.sent_consultation, REASON, actor=who)),
    "change_comment": (RESPONDENT, lambda s, who: consultations.change_comment(s.comment, Words(REASON), actor=who)),
    "close": (LEAD_ASKING, lambda s, who: consultations.close(s.sent_consultation, REASON, actor=who)),
    "decline_extension": (LEAD_ASKING, lambda s, who: consultations.decline_extension(s.time_wish, REASON, actor=who)),
    "dispose": (LEAD_ASKING, lambda s, who: consultations.dispose(s.handed_in, "accepted", actor=who)),
    "dispose_many": (LEAD_ASKING, lambda s, who: _first(consultations.dispose_many([_accepted(s)], actor=who))),
    "drop_comment": (RESPONDENT, lambda s, who: consultations.drop_comment(s.comment, actor=who)),
    "edit": (
        LEAD_ASKING,
        lambda s, who: consultations.edit(s.consultation, asked.values(subject="Góp ý báo cáo năm"), actor=who),
    ),
    "grant_extension": (LEAD_ASKING, lambda s, who: consultations.grant_extension(s.time_wish, actor=who)),
    "hand_on": (
        DUTY,
        lambda s, who: consultations.hand_on(s.consultation, s.office.specialist_kt2, _kt(s), REASON, actor=who),
    ),
    "invite": (
        ADMINISTRATOR,
        lambda s, who: consultations.invite(s.office.construction, **MOLT, actor=who),
    ),
    "remind": (LEAD_ASKING, lambda s, who: consultations.remind(s.sent_consultation, actor=who)),
    "remove_addressee": (LEAD_ASKING, lambda s, who: consultations.remove_addressee(s.to_ask, actor=who)),
    "repoint_place": (
        DUTY,
        lambda s, who: consultations.repoint_place(_of_nc(s), s.office.units["HC"], REASON, actor=who),
    ),
    "renew_password": (ADMINISTRATOR, lambda s, who: consultations.renew_password(s.invitation, actor=who)),
    "revoke": (ADMINISTRATOR, lambda s, who: consultations.revoke(s.invitation, REASON, actor=who)),
    "send": (LEAD_ASKING, lambda s, who: consultations.send(s.consultation, actor=who)),
    "write": (KT, lambda s, who: consultations.write(_kt(s), asked.values(), actor=who, file=asked.a_file())),
}
TABLES = {
    documents: DOCUMENTS,
    drafting: DRAFTING,
    issuing: ISSUING,
    routing: ROUTING,
    memos: MEMOS,
    ballots: BALLOTS,
    deadlines: DEADLINES,
    consultations: CONSULTATIONS,
    handover: HANDOVER,
    org: ORG,
    worktime: WORKTIME,
    notifications: {},
}

#: Parts of other actions, which have asked already; and what everybody does with what is their own.
NOT_ASKED = {
    notifications: {"choose_ways", "forget", "mark_read", "tell"},
    documents: {"advance", "attach", "hand_over", "let_see", "locked", "open_registers", "signing_holder"}
    | {"end_pause", "move_due", "seed_deadline_rules", "start_clock", "stop_clock"}
    | {"deliver", "hear_of_recall", "mark_corrected", "take_back"},
    memos: {"drop_phrase", "follow_merger", "follow_post", "keep_phrase", "move_step_due", "open_routes"},
    ballots: {"move_due"},
    drafting: {"ask_form_check", "check", "follow_comments", "hold_issue", "record_sign_off", "word_of"},
    issuing: {
        "confirm_by_link",
        "confirm_cancelled_by_link",
        "hear_cancelled",
        "hear_discarded",
        "hear_instructed",
        "hear_registered",
        "plan_deliveries",
        "take_by_link",
    },
    consultations: {"move_due"},
    deadlines: {"move_deadlines", "seed_escalation_rules"},
    routing: {"move_due_by_lost_time", "move_question_due"},
    worktime: {"one_keeper_at_a_time"},
    org: {"change_own_email", "change_own_password", "close_sessions", "keep_only_session", "open_session", "sign_out"},
}
CASES = [(house, name) for house, table in TABLES.items() for name in table]
HOUR = timedelta(hours=1)
DIRECTOR = {"title": "Giám đốc Sở Nội vụ", "valid_from": clock.today()}
MOLT = {"username": "molt", "full_name": "Lý Thị Mơ"}


@pytest.mark.parametrize("house", TABLES, ids=lambda house: house.__name__.split(".")[1])
def test_every_action_is_in_the_table(house):
    found = {name for name, one in vars(house).items() if _is_action(house, name, one)}
    assert found == TABLES[house].keys() | NOT_ASKED.get(house, set())


@pytest.mark.parametrize(("house", "name"), CASES, ids=lambda one: getattr(one, "__name__", one).split(".")[-1])
def test_who_may(house, name, standing: Standing):
    may, act = TABLES[house][name]
    assert {role for role in EVERYBODY if _done(act, standing, role)} == may


def _spoken(memo: Memo) -> RoundStep:
    """The step that has been given its opinion."""
    return memo.steps.get(state=StepState.DONE)


def _is_action(house: Any, name: str, one: Any) -> bool:
    return isfunction(one) and one.__module__.startswith(house.__name__) and not name.startswith("_")


def _done(act: Act, standing: Standing, role: str) -> bool:
    """Was this role let through? Whatever was done is undone; any other refusal is a broken case."""
    person = Person.objects.get(pk=getattr(standing.office, role).pk)
    with transaction.atomic():
        try:
            act(standing, person)
        except NotPermitted:
            return False
        finally:
            transaction.set_rollback(True)
    return True


def _first(results: list[Any]) -> None:
    if results[0].error:
        raise results[0].error


def _kt(s: Standing) -> Any:
    return s.office.units["KT"]


def _member(s: Standing) -> tuple[Any, ...]:
    return s.office.agency, s.office.outsider_registrar


def _book(s: Standing) -> Any:
    return s.office.registers["CV"]


def _draft(s: Standing) -> Draft:
    return Draft(s.office.types["Công văn"], "V/v trả lời")


def _file() -> ContentFile:
    return ContentFile(PDF, "van-ban.pdf")


def _version(s: Standing) -> str:
    return _newest(s.to_sign)


def _newest(document: Any) -> str:
    return current_draft(document).blob_id


def _read(s: Standing) -> str:
    return round_now(s.submitted).checksum


def _entry(s: Standing) -> Any:
    step = s.submitted.waiting[0]
    return memos.Entry(step, s.submitted.version, _read(s), "agree")


def _assigning(s: Standing) -> Any:
    return routing.Assigning(s.instructed, s.office.specialist_kt)


def _instructing(s: Standing) -> Any:
    return routing.Instructing(s.registered, Order(_kt(s), text="Giao phòng."))


def _by_post(s: Standing) -> Delivery:
    return s.sent_out.deliveries.get(channel="post")


def _copy(s: Standing) -> CopyOf:
    return CopyOf(s.sent_out, CopyKind.FULL, Form.ELECTRONIC, Form.PAPER)


def _posted(s: Standing) -> Delivery:
    issuing.enter_post([Posting(_by_post(s))], clock.today(), actor=s.office.registrar)
    return _by_post(s)


def _other(s: Standing) -> Holder:
    return Holder(_kt(s), Step.HANDLE, s.office.specialist_kt2)


def _between(s: Standing) -> tuple[Any, Any]:
    return Giver(person=s.office.specialist_kt), Giver(person=s.office.specialist_kt2)


def _route(s: Standing) -> tuple[Any, ...]:
    return s.office.agency, "Quy trình thông báo", [Ask.of(step) for step in s.route.steps.all()]


def _of_nc(s: Standing):
    """The Division of Internal Affairs as a place that is asked."""
    return s.consultation.addressees.get(unit=s.office.units["NC"])


def _accepted(s: Standing) -> Any:
    return consultations.Disposing(s.handed_in, "accepted")


def _kept(s: Standing) -> dict[str, Any]:
    return {"route": s.route, "document_type": s.route.document_type}


def _post() -> dict[str, Any]:
    return {"role": Role.SPECIALIST, "title": "Chuyên viên", "valid_from": clock.today()}


def _next_month() -> tuple[Any, Any]:
    first = clock.today() + timedelta(days=30)
    return first, first + timedelta(days=6)


def _led(s: Standing, who: Person) -> Person:
    """The Chief; for the secretary of the Chair, the Chair."""
    return s.office.chair if who.pk == s.secretary.person_id else s.office.chief


def _in_days(days: int) -> date:
    return clock.today() + timedelta(days=days)


def _hours() -> tuple[Any, ...]:
    return clock.today(), (time(7, 30), time(11, 30)), (time(13, 30), time(17, 30))
