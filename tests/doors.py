"""Who may through which door: written by hand from the regulation, for every address and method.

A role may (and is done), or sees the object but may not (403), or must not know that it is there (404); who has not
signed in is sent to do so (KEPT_OUT).
"""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.office import PASSWORD
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
    OURS,
    READERS_OF_BOOKS,
    REGISTRARS,
    REGISTRY,
    RESPONDENT,
    SEE_ASKED_ABOUT,
    SEE_ASKING,
    SEE_BALLOT,
    SEE_INSTRUCTED,
    SEE_REGISTERED,
    SEE_SENT,
    SEE_SIGNED,
    SEE_SUBMITTED,
    SEE_TO_SIGN,
    VOTERS,
    WRITERS,
    Made,
    act,
    page,
)
from tests.standing import PDF, Standing, first_finding
from vanphong.documents.models import Document
from vanphong.documents.queries import current_draft
from vanphong.drafting.tests.papers import model_file
from vanphong.files.enums import Kind as FileKind
from vanphong.issuing.models import Delivery
from vanphong.issuing.rules import token_of
from vanphong.kernel import clock
from vanphong.memos.enums import StepState
from vanphong.memos.models import Memo
from vanphong.memos.queries import round_now
from vanphong.notifications.enums import Kind

REASON = "Lý do đủ dài để hiểu."

#: Who merges units and hands over what is open.
REORGANISE = {"chief", *ADMINISTRATOR}
#: Who sets the Chief's absences and delegations; to nobody else is the Chief offered in the form.
KEEP_THE_CHIEFS = {"chief", *ADMINISTRATOR}
NOT_THE_CHIEFS = dict.fromkeys(EVERYBODY - KEEP_THE_CHIEFS, 422)


#: Who reads how many errors drafts have: leaders and registries of their agency, heads of their unit.
READ_QUALITY = OFFICE_LEADERS | REGISTRARS | {"chair", "vice_chair", "head_kt", "head_nc"}

#: Who sees a memo that waits for the head of its division is led back to their own deck.
WAITS_FOR_ANOTHER = dict.fromkeys(SEE_SUBMITTED - {"head_kt"}, 302)


def of(name: str) -> Made:
    """The address of a standing object."""
    return lambda s: [getattr(s, name).pk]


def _reason(s: Standing) -> dict[str, Any]:
    return {"reason": REASON}


def _pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("van-ban.pdf", PDF, "application/pdf")


def _another_pdf() -> SimpleUploadedFile:
    """Not the bytes a draft has already: those would be a repeated click."""
    return SimpleUploadedFile("van-ban.pdf", PDF + b"% 2\n", "application/pdf")


def _day(days: int) -> str:
    return f"{clock.today() + timedelta(days=days):%d/%m/%Y}"


def _line(s: Standing) -> dict[str, Any]:
    return {
        "issuer_name": "Sở Tài chính",
        "subject": "V/v kinh phí",
        "arrival_date": _day(0),
        "urgency": 0,
        "copies": 1,
    }


def _new_draft(s: Standing) -> dict[str, Any]:
    kind = s.office.types["Công văn"].pk
    words = {"subject": "V/v trả lời", "urgency": 0, "copies": 1}
    return {"key": uuid4(), "document_type": kind, "file": _pdf(), **words}


def _new_letter(s: Standing) -> dict[str, Any]:
    words = {"subject": "trả lời", "body": "Đồng ý với đề nghị./.", "urgency": 0}
    return words | {"do": "save", "key": uuid4(), "document_type": s.office.types["Công văn"].pk}


def _letter_again(s: Standing) -> dict[str, Any]:
    return {"do": "save", "subject": "trả lời", "body": "Đồng ý, đề nghị báo cáo sau./."}


def _copying(s: Standing) -> dict[str, Any]:
    words = {"part": "Điều 1", "text": "Điều 1. Giao Sở Tài chính.", "recipients": "Sở Tài chính"}
    return words | {"key": uuid4(), "way": "TrS-electronic-paper", "signer": s.office.chief.pk}


def _commenting(s: Standing) -> dict[str, Any]:
    return {"ban": 2, "doan": 1, "words": REASON}


def _opinion(s: Standing) -> dict[str, Any]:
    return {"choice": "agree", "text": REASON, "checksum": round_now(s.submitted).checksum}


def _ballot(s: Standing) -> dict[str, Any]:
    return {"key": uuid4(), "subject": "Về đầu tư công"}


def _vote(s: Standing) -> dict[str, Any]:
    return {"choice": "agree", "checksum": s.sent_ballot.checksum}


def _consultation(s: Standing) -> dict[str, Any]:
    words = {"subject": "Góp ý dự thảo báo cáo", "due_date": _day(10), "silence": "agrees"}
    return words | {"key": uuid4(), "file": _pdf(), "sections": "Phần I. Tình hình"}


def _consultation_edited(s: Standing) -> dict[str, Any]:
    return {"subject": "Góp ý dự thảo báo cáo năm", "due_date": _day(12), "silence": "agrees", "sections": ""}


def _disposed(s: Standing) -> dict[str, Any]:
    return {f"{s.handed_in.pk}-disposition": "accepted"}


def _disposed_many(s: Standing) -> dict[str, Any]:
    return {"chon": [s.handed_in.pk], "chung-disposition": "accepted"}


def _invited(s: Standing) -> dict[str, Any]:
    return {"agency": s.office.construction.pk, "full_name": "Lý Thị Mơ", "username": "sxd.mo"}


def _member(s: Standing) -> dict[str, Any]:
    return {"person": "outsider_registrar", "title": "Giám đốc Sở Nội vụ", "valid_from": _day(0)}


def _sent_back(s: Standing) -> dict[str, Any]:
    spoken = s.opined.steps.get(state=StepState.DONE)
    return {"target": spoken.pk, "text": REASON, "checksum": round_now(s.opined).checksum}


def _forwarded(s: Standing) -> dict[str, Any]:
    return {"person": s.office.head_hc.pk, "question": REASON}


def _later(s: Standing) -> dict[str, Any]:
    return {"step": s.opined.waiting[0].pk, "day": "31/12/2099", "hour": "17:00", "reason": REASON}


def _added(s: Standing) -> dict[str, Any]:
    return {"text": REASON, "checksum": round_now(s.short_of_papers).checksum}


def _card(s: Standing) -> list[Any]:
    return [s.submitted.waiting[0].pk]


def _opinion_of_many(s: Standing) -> dict[str, Any]:
    step, read = s.submitted.waiting[0].pk, round_now(s.submitted).checksum
    seen = Memo.objects.get(pk=s.submitted.pk).version
    return {"choice": "agree", "chon": [step], f"{step}-seen": seen, f"{step}-checksum": read}


def _signed_version(s: Standing) -> dict[str, Any]:
    return _read(s.to_sign)


def _read(document: Document) -> dict[str, Any]:
    return {"checksum": current_draft(document).blob_id}


def _explanation(s: Standing) -> dict[str, Any]:
    rule, found, expected = first_finding(s.draft_in_word)
    return {"rule": rule, "found": found, "expected": expected} | _reason(s)


def _instruction(s: Standing) -> dict[str, Any]:
    return {"lead": s.office.units["KT"].pk, "text": "Giao phòng tham mưu."}


def many(paper: Document, fields: dict[str, Any]) -> dict[str, Any]:
    """A page that acts on many papers, with this one marked."""
    return {"chon": [paper.pk], **{f"{paper.pk}-{name}": value for name, value in fields.items()}}


def _book(s: Standing, *more: Any) -> list[Any]:
    return [s.office.registers["DEN"].pk, clock.today().year, *more]


def _recipient(s: Standing) -> dict[str, Any]:
    return {"name": "Sở Xây dựng", "group": "information"}


def _correction(s: Standing) -> dict[str, Any]:
    return {"kind": "letter", "code": s.mailed.document.code, "reason": REASON}


def _by_post(document: Document) -> Delivery:
    return document.deliveries.get(channel="post")


def _posted(s: Standing) -> list[Any]:
    """What the post has."""
    return [_by_post(s.posted).pk]


def _entered(s: Standing) -> dict[str, Any]:
    return {"chon": [_by_post(s.mailed.document).pk], "day": _day(0)}


def _link(s: Standing) -> list[Any]:
    return [token_of(s.mailed)]


def _recalled_link(s: Standing) -> list[Any]:
    return [token_of(s.recalled_mail)]


def _password(s: Standing) -> dict[str, Any]:
    new = "Cong-van-2027-moi"
    return {"old_password": PASSWORD, "new_password1": new, "new_password2": new}


def _ways(s: Standing) -> dict[str, Any]:
    return dict.fromkeys(Kind, "bell") | {"start": "19:00", "end": "06:30", "email": "can-bo@tinh.gov.vn"}


def _post(s: Standing) -> dict[str, Any]:
    unit = s.office.units["HC"].pk
    return {"unit": unit, "role": "specialist", "title": "Chuyên viên", "valid_from": _day(0)}


def _model(s: Standing) -> dict[str, Any]:
    file = SimpleUploadedFile("mau.docx", model_file("Báo cáo"), FileKind.DOCX.media_type)
    return {"type_name": "Báo cáo", "file": file}


def _route(s: Standing) -> dict[str, Any]:
    """A route whose one step decides."""
    step = {"place": 1, "asked": "field_leader:chair", "act": "decide", "joins": "after"}
    rows = {"buoc-TOTAL_FORMS": 1, "buoc-INITIAL_FORMS": 0} | {f"buoc-0-{name}": step[name] for name in step}
    return rows | {"name": "Quy trình tờ trình", "document_type": s.office.types["Tờ trình"].pk}


def _handover(s: Standing) -> dict[str, Any]:
    people = {"tu": f"nguoi-{s.office.specialist_kt.pk}", "den": f"nguoi-{s.office.specialist_kt2.pk}"}
    return people | {"reason": REASON}


def _merging(s: Standing) -> dict[str, Any]:
    return {"unit": s.office.units["NC"].pk, "into": s.office.units["HC"].pk, "on": _day(0)}


def _duty(s: Standing) -> dict[str, Any]:
    return {"person": s.office.deputy_off.pk, "first": _day(30), "last": _day(36)}


def _absence(s: Standing) -> dict[str, Any]:
    return {"person": s.office.chief.pk, "first": _day(40), "last": _day(41)}


def _grant(s: Standing) -> dict[str, Any]:
    people = {"grantor": s.office.chief.pk, "deputy": s.office.deputy.pk}
    return people | {"valid_from": _day(40), "valid_to": _day(41)}


def _secretary(s: Standing) -> dict[str, Any]:
    return {"person": s.office.specialist_kt2.pk, "valid_from": _day(0)}


def _deadline_rule(s: Standing) -> dict[str, Any]:
    return {"step": "sign", "amount": "4", "unit": "hours", "source": "Quy chế làm việc"}


def _outage(s: Standing) -> dict[str, Any]:
    times = {"first_time": "08:00", "last_time": "09:00"}
    return {"first_day": _day(-1), "last_day": _day(-1), "reason": REASON} | times


def _holiday(s: Standing) -> dict[str, Any]:
    monday = s.holiday.date + timedelta(days=7)
    return {"day": f"{monday:%d/%m/%Y}", "kind": "holiday", "name": "Nghỉ lễ"}


def _hours(s: Standing) -> dict[str, Any]:
    morning, afternoon = {"morning_start": "07:00", "morning_end": "11:00"}, {"afternoon_start": "13:00"}
    return {"valid_from": _day(30), **morning, **afternoon, "afternoon_end": "17:00"}


DOORS = [
    # the desk
    page("my-work", EVERYBODY - RESPONDENT, otherwise={"respondent": 302}),
    page("paper", SEE_ASKED_ABOUT, sees=set(), args=of("handled")),
    # the doors of the house
    page("sign-in", set(), otherwise={"anonymous": 200} | dict.fromkeys(EVERYBODY, 302)),
    act(
        "sign-in",
        EVERYBODY,
        otherwise={"anonymous": 302},
        data=lambda s: {"username": "specialist_kt", "password": PASSWORD},
    ),
    act("sign-out", EVERYBODY),
    page("change-password", EVERYBODY),
    act("change-password", EVERYBODY, data=_password),
    # administration
    page("administration", ADMINISTRATOR),
    page("people", ADMINISTRATOR),
    page("add-person", ADMINISTRATOR),
    act("add-person", ADMINISTRATOR, done=200, data=lambda s: {"full_name": "Lý Thị Mơ", "username": "molt"}),
    page("person", ADMINISTRATOR, args=lambda s: [s.office.chief.pk]),
    act("lock-sign-in", ADMINISTRATOR, args=lambda s: [s.office.head_nc.pk], data=_reason),
    act("unlock-sign-in", ADMINISTRATOR, args=lambda s: [s.office.head_hc.pk]),
    act("reset-password", ADMINISTRATOR, done=200, args=lambda s: [s.office.head_nc.pk]),
    act("appoint", ADMINISTRATOR, args=lambda s: [s.office.head_nc.pk], data=_post),
    act(
        "end-appointment",
        ADMINISTRATOR,
        args=lambda s: [s.office.head_hc.appointments.get().pk],
        data=lambda s: {"last_day": _day(5)},
    ),
    page("deadline-rules", ADMINISTRATOR),
    act("deadline-rules", ADMINISTRATOR, data=_deadline_rule),
    act("drop-deadline-rule", ADMINISTRATOR, args=of("deadline_rule")),
    page("outages", ADMINISTRATOR),
    act("outages", ADMINISTRATOR, data=_outage),
    page("escalation-rules", ADMINISTRATOR),
    act("escalation-rules", ADMINISTRATOR, data=lambda s: {"level": "1", "hours": "0"}),
    act("drop-escalation-rule", ADMINISTRATOR, args=of("escalation_rule")),
    page("stuck", OFFICE_LEADERS | ADMINISTRATOR),
    page("routes", ADMINISTRATOR),
    page("route-new", ADMINISTRATOR),
    act("route-new", ADMINISTRATOR, data=_route),
    page("route-edit", ADMINISTRATOR, args=of("route")),
    act("route-edit", ADMINISTRATOR, args=of("route"), data=_route),
    act("end-route", ADMINISTRATOR, args=of("route")),
    page("office-models", ADMINISTRATOR),
    act("office-models", ADMINISTRATOR, data=_model),
    page("blank-model", ADMINISTRATOR, data=lambda s: {"loai": "Báo cáo"}),
    page("office-model", ADMINISTRATOR, args=of("office_model")),
    page("office-model-file", ADMINISTRATOR, args=of("office_model")),
    act("adopt-office-model", ADMINISTRATOR, args=of("office_model"), data=_reason),
    act("withdraw-office-model", ADMINISTRATOR, args=of("office_model"), data=_reason),
    page("handover", REORGANISE),
    act("hand-over", REORGANISE, done=200, data=_handover),
    act("merge-units", REORGANISE, data=_merging),
    page("holidays", ADMINISTRATOR),
    act("holidays", ADMINISTRATOR, data=_holiday),
    act("confirm-holiday", ADMINISTRATOR, args=of("holiday"), data=lambda s: {"source": "Thông báo 1/TB"}),
    act("withdraw-holiday", ADMINISTRATOR, args=of("holiday")),
    act("working-hours", ADMINISTRATOR, data=_hours),
    page("event-log", ADMINISTRATOR),
    page("duty", {"chief", *ADMINISTRATOR}),
    act("duty", {"chief", *ADMINISTRATOR}, data=_duty),
    act("take-off-duty", {"chief", *ADMINISTRATOR}, sees=OURS, args=of("duty")),
    page("standing-in", EVERYBODY),
    act("plan-absence", KEEP_THE_CHIEFS, otherwise=NOT_THE_CHIEFS, data=_absence),
    act("end-absence", KEEP_THE_CHIEFS, sees=OURS, args=of("absence")),
    act("grant", KEEP_THE_CHIEFS, otherwise=NOT_THE_CHIEFS, data=_grant),
    act("revoke", KEEP_THE_CHIEFS, sees=OURS, args=of("grant")),
    act("name-secretary", ADMINISTRATOR, args=lambda s: [s.office.chair.pk], data=_secretary),
    act("end-secretary", ADMINISTRATOR, args=of("secretary")),
    page("gallery", EVERYBODY),
    # receiving and registering
    page("intake", REGISTRARS),
    act("receive", REGISTRARS, data=lambda s: {"key": uuid4(), "uploads": _pdf(), "grouping": "each"}),
    page("register", REGISTRY, sees=set(), args=of("received")),
    act("register", REGISTRY, sees=set(), args=of("received"), data=_line),
    page("twins", REGISTRY, sees=set(), args=of("received")),
    act("discard", REGISTRY, sees=set(), args=of("received"), data=_reason),
    page("correct", REGISTRY, sees=SEE_REGISTERED, args=of("registered")),
    act("correct", REGISTRY, sees=SEE_REGISTERED, args=of("registered"), data=_line),
    act("unregister", REGISTRY, sees=SEE_REGISTERED, args=of("registered"), data=_reason),
    # lists and files
    page("incoming", EVERYBODY),
    page("outgoing", EVERYBODY),
    page("documents", EVERYBODY),
    page("document-file", SEE_ASKED_ABOUT, sees=set(), args=lambda s: [s.handled.pk, s.file.pk]),
    page(
        "document-page",
        SEE_ASKED_ABOUT,
        sees=set(),
        args=lambda s: [s.handled.pk, s.file.pk, 1],
        data=lambda s: {"rong": "160"},
    ),
    # drafts, signing, issuing
    page("draft-new", WRITERS | OFFICE_LEADERS),
    page("paper-models", WRITERS | OFFICE_LEADERS),
    page("paper-model-file", WRITERS | OFFICE_LEADERS, data=lambda s: {"loai": "Báo cáo"}),
    act("draft-new", WRITERS | OFFICE_LEADERS, data=_new_draft),
    page("letter-new", WRITERS | OFFICE_LEADERS),
    act("letter-new", WRITERS | OFFICE_LEADERS, data=_new_letter),
    page("letter-edit", AUTHOR, sees=KT, args=of("letter")),
    act("letter-edit", AUTHOR, sees=KT, args=of("letter"), data=_letter_again),
    act("draft-replace", AUTHOR, sees=KT, args=of("drafted"), data=lambda s: {"file": _another_pdf()}),
    act("mend-draft", AUTHOR, sees=KT, args=of("draft_in_word")),
    page("draft-compare", KT, sees=set(), args=of("draft_in_word")),
    page("draft-version", KT, sees=set(), args=lambda s: [s.draft_in_word.pk, 2]),
    act("edit-draft", AUTHOR, sees=KT, done=200, args=of("draft_in_word")),
    act("stop-editing", AUTHOR, sees=KT, args=of("edited")),
    act("restore-draft", AUTHOR, sees=KT, args=lambda s: [s.draft_in_word.pk, 1]),
    act("comment-passage", KT, sees=set(), args=of("draft_in_word"), data=_commenting),
    act("answer-comment", AUTHOR, sees=KT, args=of("commented"), data=lambda s: {"outcome": "accepted"}),
    page("set-aside-file", AUTHOR, sees=KT, args=of("set_aside")),
    act("take-up", AUTHOR, sees=KT, args=of("set_aside")),
    act("drop-set-aside", AUTHOR, sees=KT, args=of("set_aside")),
    act("explain-finding", AUTHOR, sees=KT, args=of("draft_in_word"), data=_explanation),
    act(
        "withdraw-explanation",
        AUTHOR,
        sees=KT,
        args=lambda s: [s.explanation.document_id, s.explanation.pk],
    ),
    act("sign-off-content", {"head_kt"}, sees=SEE_TO_SIGN, args=of("to_sign"), data=_signed_version),
    act("sign-off-form", REGISTRY, sees=SEE_SIGNED, args=of("signed"), data=lambda s: _read(s.signed)),
    act(
        "permit-issue",
        OFFICE_LEADERS,
        sees=SEE_SIGNED | OFFICE_LEADERS,
        args=of("signed_with_errors"),
        data=lambda s: _read(s.signed_with_errors) | _reason(s),
    ),
    page("form-checkers", ADMINISTRATOR),
    act("form-checkers", ADMINISTRATOR, data=lambda s: {"person": s.office.head_nc.pk}),
    act("end-form-checker", ADMINISTRATOR, args=of("form_checker")),
    page("convert-draft", AUTHOR, sees=KT, args=of("draft_in_old_code")),
    act("convert-draft", AUTHOR, sees=KT, args=of("draft_in_old_code")),
    act("add-own-word", {"head_kt"}, sees=KT, args=of("misspelt"), data=lambda s: {"word": "phéc"}),
    page("own-words", KEEP_WORDS),
    act("own-words", KEEP_WORDS, data=lambda s: {"word": "phéc"}),
    act("drop-own-word", KEEP_WORDS, args=of("own_word")),
    act("draft-cancel", AUTHOR, sees=KT, args=of("drafted"), data=_reason),
    act(
        "send-for-signature",
        AUTHOR,
        sees=KT,
        args=of("drafted"),
        data=lambda s: {"signer": s.office.vice_chair.pk},
    ),
    act("sign", {"vice_chair"}, sees=SEE_TO_SIGN, args=of("to_sign"), data=_signed_version),
    act("decline", {"vice_chair"}, sees=SEE_TO_SIGN, args=of("to_sign"), data=_reason),
    act(
        "issue",
        REGISTRY,
        sees=SEE_SIGNED,
        args=of("signed"),
        data=lambda s: {"register": s.office.registers["CV"].pk},
    ),
    act("release-now", REGISTRY, sees=SEE_SIGNED, args=of("held_back"), data=_reason),
    act("remake-final", REGISTRY, sees=SEE_SIGNED, args=of("not_converted")),
    # recipients, corrections, recall
    act("add-recipient", REGISTRY, sees=SEE_SENT, args=of("sent_out"), data=_recipient),
    act("acknowledge", NC, sees=SEE_SENT, args=of("sent_out")),
    act("tie-correction", REGISTRY, sees=SEE_SENT, args=of("sent_out"), data=_correction),
    page("copy-new", KT | NC, sees=SEE_SENT, args=of("sent_out")),
    act("copy-new", KT | NC, sees=SEE_SENT, args=of("sent_out"), data=_copying),
    act("order-recall", {"vice_chair"}, sees=SEE_SENT, args=of("sent_out"), data=_reason),
    act("carry-out-recall", REGISTRY, sees=SEE_SENT, args=of("taken_back")),
    act("cancel-recalled", {"outsider_registrar"}, sees={"outsider"}, args=of("their_recalled")),
    act(
        "redirect-delivery",
        REGISTRY,
        sees=SEE_SENT,
        args=lambda s: [_by_post(s.sent_out).pk],
        data=lambda s: {"channel": "by_hand"},
    ),
    act("delivery-received", REGISTRY, sees=SEE_SENT, args=_posted),
    act("delivery-returned", REGISTRY, sees=SEE_SENT, args=_posted, data=_reason),
    act("delivery-recalled", REGISTRY, sees=SEE_SENT, args=lambda s: [_by_post(s.taken_back).pk]),
    page("take-document", EVERYBODY, otherwise={"anonymous": 200}, args=_link),
    act("confirm-document", EVERYBODY, otherwise={"anonymous": 302}, args=_link),
    act("download-document", EVERYBODY, done=200, otherwise={"anonymous": 200}, args=_link),
    act("confirm-cancelled", EVERYBODY, otherwise={"anonymous": 302}, args=_recalled_link),
    act("close", AUTHOR, sees=SEE_ASKED_ABOUT, args=of("handled"), data=_reason),
    # books
    page("registers", READERS_OF_BOOKS | {"outsider_registrar"}),
    page("register-book", READERS_OF_BOOKS, sees=OURS, args=_book),
    page("follow-up", READERS_OF_BOOKS, sees=OURS, args=_book),
    page("register-book-file", READERS_OF_BOOKS, sees=OURS, args=lambda s: _book(s, "xlsx")),
    page("follow-up-file", READERS_OF_BOOKS, sees=OURS, args=lambda s: _book(s, "pdf")),
    act("reserve-number", REGISTRY, sees=OURS, args=lambda s: [s.office.registers["CV"].pk], data=_reason),
    act("void-number", REGISTRY, sees=OURS, args=of("reserved"), data=_reason),
    page("post-book", READERS_OF_BOOKS | {"outsider_registrar"}, args=lambda s: [clock.today().year]),
    page(
        "post-book-file",
        READERS_OF_BOOKS | {"outsider_registrar"},
        args=lambda s: [clock.today().year, "xlsx"],
    ),
    act("enter-post", REGISTRY, otherwise={"outsider_registrar": 422}, data=_entered),
    # instruction and assignment
    page("day-sheet", REGISTRARS | OFFICE_LEADERS),
    page("day-sheet-pdf", REGISTRARS | OFFICE_LEADERS, args=lambda s: [clock.today()]),
    act("instruct", INSTRUCTORS, sees=SEE_REGISTERED, args=of("registered"), data=_instruction),
    act(
        "instruct-many",
        INSTRUCTORS,
        done=200,
        data=lambda s: many(s.registered, _instruction(s)),
    ),
    page("unit-tray", EVERYBODY),
    act("send-back", {"head_kt"}, sees=SEE_INSTRUCTED, args=of("instructed"), data=_reason),
    act(
        "assign",
        {"head_kt"},
        sees=SEE_INSTRUCTED,
        args=of("instructed"),
        data=lambda s: {"person": s.office.specialist_kt.pk},
    ),
    act(
        "assign-many",
        {"head_kt"},
        done=200,
        otherwise={"head_nc": 404},
        data=lambda s: many(s.instructed, {"person": s.office.specialist_kt.pk}),
    ),
    act("claim", {"specialist_kt", "specialist_kt2"}, sees=SEE_INSTRUCTED, args=of("instructed")),
    act("hand-back", AUTHOR, sees=SEE_ASKED_ABOUT, args=of("handled"), data=_reason),
    act(
        "ask-unit",
        AUTHOR,
        sees=SEE_ASKED_ABOUT,
        args=of("handled"),
        data=lambda s: {"unit": s.office.units["HC"].pk, "question": "Đề nghị cho ý kiến."},
    ),
    act("answer-question", NC, sees=SEE_ASKED_ABOUT, args=of("question"), data=lambda s: {"text": "Nhất trí."}),
    act(
        "ask-extension",
        AUTHOR,
        sees=SEE_INSTRUCTED,
        args=of("dated"),
        data=lambda s: {"wanted": _day(20), "reason": REASON},
    ),
    act("decide-extension", {"chief"}, sees=SEE_INSTRUCTED, args=of("extension"), data=lambda s: {"granted": "co"}),
    act(
        "override-due",
        {"chief"},
        sees=SEE_INSTRUCTED,
        args=of("dated"),
        data=lambda s: {"due_date": _day(20), "reason": REASON},
    ),
    act(
        "pause",
        {"head_kt", *AUTHOR},
        sees=SEE_INSTRUCTED,
        args=of("dated"),
        data=lambda s: {"waiting_for": "Sở Tài chính", "expected": _day(20), "reason": REASON},
    ),
    act("resume", {"head_kt", *AUTHOR}, sees=SEE_INSTRUCTED, args=of("paused")),
    page("handling-slip", SEE_INSTRUCTED, sees=set(), args=of("instructed")),
    # memos
    page("memos", EVERYBODY),
    page("memo-new", WRITERS),
    act("memo-new", WRITERS, data=lambda s: {"subject": "Về phân bổ kinh phí"}),
    page("memo", SEE_SUBMITTED, sees=set(), args=of("submitted")),
    page("memo-pdf", SEE_SUBMITTED, sees=set(), args=of("submitted")),
    page("memo-edit", AUTHOR, sees=KT, args=of("written")),
    act("memo-edit", AUTHOR, sees=KT, args=of("written"), data=lambda s: {"subject": "Về phân bổ kinh phí"}),
    page("memo-plan", AUTHOR, sees=KT, args=of("written")),
    act("memo-plan", AUTHOR, sees=KT, args=of("written"), data=lambda s: {"theo-co-quan": "1"}),
    act("memo-submit", AUTHOR, sees=KT, args=of("written")),
    act("memo-opine", {"head_kt"}, sees=SEE_SUBMITTED, args=of("submitted"), data=_opinion),
    act("memo-return", {"head_kt"}, sees=SEE_SUBMITTED, args=of("submitted"), data=_opinion),
    act("memo-send-back", {"deputy"}, sees=SEE_SUBMITTED, args=of("opined"), data=_sent_back),
    act("memo-forward", {"head_kt"}, sees=SEE_SUBMITTED, args=of("submitted"), data=_forwarded),
    act("memo-ask-papers", {"head_kt"}, sees=SEE_SUBMITTED, args=of("submitted"), data=lambda s: {"question": REASON}),
    act("memo-answer", AUTHOR, sees=SEE_SUBMITTED, args=of("short_of_papers"), data=_added),
    act("memo-step-due", {"chief", "deputy_off", "vice_chair"}, sees=SEE_SUBMITTED, args=of("opined"), data=_later),
    act(
        "memo-more-time",
        {"deputy"},
        sees=SEE_SUBMITTED,
        args=lambda s: [s.opined.pk, s.opined.waiting[0].pk],
        data=lambda s: {"day": "31/12/2099", "hour": "17:00", "reason": REASON},
    ),
    act(
        "memo-decline-time",
        {"chief", "deputy_off", "vice_chair"},
        sees=SEE_SUBMITTED,
        args=lambda s: [s.hurried.pk, s.hurried.waiting[0].pk],
        data=_reason,
    ),
    act("memo-take-over", {"chief"}, sees=SEE_SUBMITTED, args=lambda s: [s.opined.pk, s.opined.waiting[0].pk]),
    page("memo-changes", SEE_SUBMITTED, sees=set(), args=of("submitted")),
    page("memo-file", SEE_SUBMITTED, sees=set(), args=lambda s: [s.submitted.pk, "du-thao", 1]),
    page(
        "memo-page",
        SEE_SUBMITTED,
        sees=set(),
        args=lambda s: [s.submitted.pk, "du-thao", 1, 1],
        data=lambda s: {"rong": "160"},
    ),
    act("memo-recall", AUTHOR, sees=SEE_SUBMITTED, args=of("submitted")),
    page("deck", EVERYBODY),
    page("deck-card", {"head_kt"}, sees=set(), otherwise=WAITS_FOR_ANOTHER, args=_card),
    act("deck-opine", {"head_kt"}, sees=SEE_SUBMITTED, args=_card, data=_opinion),
    act(
        "deck-opine-many",
        {"head_kt"},
        done=200,
        otherwise=dict.fromkeys(EVERYBODY - {"head_kt"}, 409),
        data=_opinion_of_many,
    ),
    page("phrases", EVERYBODY),
    act("phrases", EVERYBODY, data=lambda s: {"text": "Nhất trí, trình lãnh đạo."}),
    act("drop-phrase", {"head_kt"}, sees=set(), args=of("phrase")),
    act("memo-withdraw", AUTHOR, sees=KT, args=of("written")),
    # votes by slip
    page("ballots", EVERYBODY),
    page("ballot-new", KT | NC),
    act("ballot-new", KT | NC, data=_ballot),
    page("ballot", KT, sees=set(), args=of("ballot")),
    page("ballot", SEE_BALLOT, sees=set(), args=of("sent_ballot")),
    page("ballot", SEE_BALLOT, sees=set(), args=of("voted_ballot")),
    page("ballot-edit", AUTHOR, sees=KT, args=of("ballot")),
    act("ballot-edit", AUTHOR, sees=KT, args=of("ballot"), data=lambda s: {"subject": "Về đầu tư công"}),
    act("ballot-open", AUTHOR, sees=KT, args=of("ballot")),
    act("ballot-vote", VOTERS, sees=SEE_BALLOT, args=of("sent_ballot"), data=_vote),
    act("ballot-close", LEAD_BALLOT, sees=SEE_BALLOT, args=of("voted_ballot")),
    act("ballot-cancel", LEAD_BALLOT, sees=SEE_BALLOT, args=of("sent_ballot"), data=_reason),
    page("ballot-pdf", SEE_BALLOT, sees=set(), args=of("closed_ballot")),
    page("ballot-file", SEE_BALLOT, sees=set(), args=of("sent_ballot")),
    page(
        "ballot-page",
        SEE_BALLOT,
        sees=set(),
        args=lambda s: [s.sent_ballot.pk, 1],
        data=lambda s: {"rong": "160"},
    ),
    page("ballot-members", KEEP_MEMBERS),
    act("ballot-members", KEEP_MEMBERS, data=_member),
    act("ballot-member-end", KEEP_MEMBERS, sees=OURS, args=of("member"), data=lambda s: {"last_day": _day(0)}),
    # consultations: those who ask
    page("consultations", EVERYBODY),
    page("consultation-new", WRITERS | OFFICE_LEADERS),
    act("consultation-new", WRITERS | OFFICE_LEADERS, data=_consultation),
    page("consultation", SEE_ASKING, sees=set(), args=of("consultation")),
    page("consultation", SEE_ASKING, sees=set(), args=of("sent_consultation")),
    page("consultation", SEE_ASKING, sees=set(), args=lambda s: [s.time_wish.addressee.consultation_id]),
    page("consultation-edit", LEAD_ASKING, sees=SEE_ASKING, args=of("consultation")),
    act("consultation-edit", LEAD_ASKING, sees=SEE_ASKING, args=of("consultation"), data=_consultation_edited),
    act(
        "consultation-address",
        LEAD_ASKING,
        sees=SEE_ASKING,
        args=of("consultation"),
        data=lambda s: {"agencies": s.office.construction.pk},
    ),
    act("addressee-remove", LEAD_ASKING, sees=SEE_ASKING, args=of("to_ask")),
    act("consultation-send", LEAD_ASKING, sees=SEE_ASKING, args=of("consultation")),
    act("consultation-remind", LEAD_ASKING, sees=SEE_ASKING, args=of("sent_consultation")),
    act(
        "consultation-close",
        LEAD_ASKING,
        sees=SEE_ASKING,
        args=of("sent_consultation"),
        data=lambda s: {"note": REASON},
    ),
    act("consultation-cancel", LEAD_ASKING, sees=SEE_ASKING, args=of("sent_consultation"), data=_reason),
    act("extension-grant", LEAD_ASKING, sees=SEE_ASKING, args=of("time_wish")),
    act("extension-decline", LEAD_ASKING, sees=SEE_ASKING, args=of("time_wish"), data=_reason),
    page("consultation-table", SEE_ASKING, sees=set(), args=of("sent_consultation")),
    page("consultation-table-file", SEE_ASKING, sees=set(), args=lambda s: [s.sent_consultation.pk, "docx"]),
    act("comment-dispose", LEAD_ASKING, sees=SEE_ASKING, args=of("handed_in"), data=_disposed),
    act(
        "comments-dispose",
        LEAD_ASKING,
        done=200,
        sees=SEE_ASKING,
        args=of("sent_consultation"),
        data=_disposed_many,
    ),
    page("respondents", ADMINISTRATOR),
    act("respondents", ADMINISTRATOR, done=200, data=_invited),
    act("respondent-password", ADMINISTRATOR, done=200, args=of("invitation")),
    act("respondent-revoke", ADMINISTRATOR, args=of("invitation"), data=_reason),
    # consultations: those who answer
    page("consultation-file", SEE_ASKING | NC | RESPONDENT, sees=set(), args=of("sent_consultation")),
    page("consultation-file", SEE_ASKING, sees=set(), args=of("consultation")),
    page(
        "consultation-page",
        SEE_ASKING | NC | RESPONDENT,
        sees=set(),
        args=lambda s: [s.sent_consultation.pk, 1],
        data=lambda s: {"rong": "160"},
    ),
    page("consultations-to-me", EVERYBODY),
    page("answer", RESPONDENT, sees=set(), args=of("asked")),
    act("comment-add", RESPONDENT, sees=set(), args=of("asked"), data=lambda s: {"text": REASON}),
    page("comment", RESPONDENT, sees=set(), args=of("comment")),
    act("comment-change", RESPONDENT, sees=set(), args=of("comment"), data=lambda s: {"text": REASON}),
    act("comment-drop", RESPONDENT, sees=set(), args=of("comment")),
    act("answer-send", RESPONDENT, sees=set(), args=of("asked"), data=lambda s: {"choice": "with_comments"}),
    act(
        "extension-ask",
        RESPONDENT,
        sees=set(),
        args=of("asked"),
        data=lambda s: {"wanted": _day(20), "reason": REASON},
    ),
    # figures and notices
    page("reports", EVERYBODY, done=302),
    page("report-year", EVERYBODY, args=lambda s: [clock.today().year]),
    page("report-bottlenecks", EVERYBODY),
    page("report-stays", EVERYBODY),
    page("report-returned", EVERYBODY),
    page("report-year-json", EVERYBODY, args=lambda s: [clock.today().year]),
    page("report-quality-now", READ_QUALITY, done=302),
    page("report-quality", READ_QUALITY, args=lambda s: [clock.today().year]),
    page("report-quality-papers", READ_QUALITY, args=lambda s: [clock.today().year]),
    page("notices", EVERYBODY),
    act("notices-read", EVERYBODY),
    act("notice-open", AUTHOR, sees=set(), args=of("notice")),
    page("notice-ways", EVERYBODY),
    act("choose-notice-ways", EVERYBODY, data=_ways),
    page("overdue-week", OFFICE_LEADERS | {"chair"}),
    page("overdue-week-pdf", OFFICE_LEADERS | {"chair"}),
]
