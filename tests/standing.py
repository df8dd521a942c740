"""One object at every point of its way, for the tables of who may do what: made once, by those whose work it is."""

from dataclasses import dataclass
from datetime import date, timedelta

from tests.office import Office
from vanphong.audit.models import Event
from vanphong.ballots.models import Ballot, Member
from vanphong.ballots.tests import slips
from vanphong.consultations import actions as consultations
from vanphong.consultations.models import Addressee, Comment, Consultation, Invitation
from vanphong.consultations.models import ExtensionRequest as TimeWish
from vanphong.consultations.tests import asked
from vanphong.deadlines import actions as deadlines
from vanphong.deadlines.enums import Level
from vanphong.deadlines.models import EscalationRule
from vanphong.documents import actions as documents
from vanphong.documents.actions import Draft
from vanphong.documents.enums import Step, TimeUnit
from vanphong.documents.models import DeadlineRule, Document, DocumentFile, RegisterEntry
from vanphong.documents.tests.papers import line
from vanphong.drafting import actions as drafting
from vanphong.drafting.actions import (
    add_own_word,
    check,
    explain,
    hold_issue,
    name_form_checker,
    offer_model,
    write_letter,
)
from vanphong.drafting.models import Explanation, FormChecker, OfficeModel, OwnWord, PassageComment, SetAsideDraft
from vanphong.drafting.queries import shown_of as checked_of
from vanphong.drafting.rules import Key, Typed, key_of
from vanphong.drafting.tests.papers import a_model, faulty, misspelt, old_code, stored, without_v_v
from vanphong.drafting.tests.signing import signed as signed_in_word
from vanphong.files.actions import store_made
from vanphong.files.tests.samples import pdf
from vanphong.issuing.models import Delivery
from vanphong.issuing.tests import papers as outgoing
from vanphong.kernel import clock
from vanphong.memos import actions as memos
from vanphong.memos.models import Memo, Phrase, Route
from vanphong.memos.queries import round_now
from vanphong.memos.rules import Ask
from vanphong.memos.tests.papers import words
from vanphong.notifications.actions import tell
from vanphong.notifications.enums import Kind
from vanphong.notifications.models import Notice
from vanphong.org import actions as org
from vanphong.org.models import Absence, Duty, Field, Grant, Secretary
from vanphong.routing import actions as routing
from vanphong.routing.models import ExtensionRequest, UnitQuestion
from vanphong.worktime.enums import HolidayKind
from vanphong.worktime.models import Holiday

PDF = pdf()
LETTER = Typed("Công văn", "trả lời", "Sở Tài chính", body="Đồng ý với đề nghị./.")
WAITING = "Chờ số liệu của Sở."
PRIVATE = "chuyện riêng của Sở"
"""Words that stand only in the papers of the other agency."""


@dataclass(frozen=True)
class Standing:
    """What stands in the office while the tables are tried. Nothing here is changed for good."""

    office: Office
    received: Document
    registered: Document
    instructed: Document
    handled: Document
    file: DocumentFile
    question: UnitQuestion
    dated: Document
    paused: Document
    extension: ExtensionRequest
    deadline_rule: DeadlineRule
    office_model: OfficeModel
    route: Route
    escalation_rule: EscalationRule
    drafted: Document
    draft_in_word: Document
    letter: Document
    commented: PassageComment
    edited: Document
    set_aside: SetAsideDraft
    explanation: Explanation
    signed_with_errors: Document
    form_checker: FormChecker
    draft_in_old_code: Document
    misspelt: Document
    own_word: OwnWord
    to_sign: Document
    signed: Document
    held_back: Document
    not_converted: Document
    sent_out: Document
    posted: Document
    recalled_mail: Delivery
    taken_back: Document
    their_recalled: Document
    mailed: Delivery
    written: Memo
    submitted: Memo
    phrase: Phrase
    opined: Memo
    hurried: Memo
    short_of_papers: Memo
    reserved: RegisterEntry
    notice: Notice
    duty: Duty
    absence: Absence
    grant: Grant
    secretary: Secretary
    holiday: Holiday
    consultation: Consultation
    to_ask: Addressee
    sent_consultation: Consultation
    asked: Addressee
    comment: Comment
    handed_in: Comment
    time_wish: TimeWish
    invitation: Invitation
    theirs: Document
    their_entry: RegisterEntry
    their_draft: Document
    their_field: Field
    member: Member
    ballot: Ballot
    sent_ballot: Ballot
    voted_ballot: Ballot
    closed_ballot: Ballot


def build(office: Office) -> Standing:
    handled = _assigned(office)
    question = routing.ask_unit(handled, office.units["NC"], "Đề nghị cho ý kiến.", actor=office.specialist_kt)
    signed = documents.sign(_to_sign(office), _upload()[0].pk, actor=office.vice_chair)
    book = office.registers["CV"]
    theirs = documents.receive(office.neighbour, [_upload()], actor=office.outsider_registrar)
    theirs = documents.register(theirs, line(subject=f"V/v {PRIVATE}"), actor=office.outsider_registrar)
    written, consultation, out = _written(office), asked.written(office), asked.sent(office)
    member = slips.member(office, office.outsider)
    org.lock_sign_in(office.head_hc, reason="Nghỉ dài ngày", actor=office.administrator)
    return Standing(
        office=office,
        received=_received(office),
        registered=_registered(office),
        instructed=_instructed(office),
        handled=handled,
        file=handled.files.get(),
        question=question,
        dated=_dated(office),
        paused=routing.pause(_dated(office), WAITING, "Sở Tài chính", _in_days(20), actor=office.specialist_kt),
        extension=routing.ask_extension(_dated(office), _in_days(20), WAITING, actor=office.specialist_kt),
        office_model=_office_model(office),
        route=_route(office),
        deadline_rule=documents.set_deadline_rule(
            Step.SIGN, 4, TimeUnit.HOURS, source="Quy chế", actor=office.administrator
        ),
        escalation_rule=deadlines.set_escalation_rule(Level.HEAD, 8, actor=office.administrator),
        drafted=_drafted(office),
        draft_in_word=_draft_in_word(office),
        letter=_letter(office),
        commented=_commented(office),
        edited=_edited(office),
        set_aside=_set_aside(office),
        explanation=_explanation(office),
        signed_with_errors=_signed_with_errors(office),
        form_checker=name_form_checker(office.registrar, actor=office.administrator),
        draft_in_old_code=_draft_in_word(office, old_code()),
        misspelt=_draft_in_word(office, misspelt()),
        own_word=add_own_word("giắc", actor=office.administrator),
        to_sign=_to_sign(office),
        signed=signed,
        held_back=outgoing.held_back(office),
        not_converted=outgoing.not_converted(office),
        sent_out=outgoing.released(office),
        posted=outgoing.posted(office),
        recalled_mail=outgoing.recalled_mail(office),
        taken_back=outgoing.recalled(office, outgoing.posted(office), carried_out=False),
        their_recalled=outgoing.recalled_there(office),
        mailed=outgoing.mailed(office),
        written=written,
        submitted=memos.submit(_written(office), actor=office.specialist_kt),
        phrase=memos.keep_phrase("Nhất trí với chuyên viên.", actor=office.head_kt),
        opined=_opined(office),
        hurried=_hurried(office),
        short_of_papers=_short_of_papers(office),
        reserved=documents.reserve_number(book, "Giữ cho văn bản ký ngoài giờ.", actor=office.registrar),
        notice=_notice(office, handled),
        duty=Duty.objects.get(person=office.deputy),
        absence=org.plan_absence(office.chief, *_far_off(), actor=office.chief),
        grant=org.grant(office.chief, office.deputy_off, *_far_off(), actor=office.chief),
        secretary=org.name_secretary(office.chair, office.specialist_nc, clock.today(), actor=office.administrator),
        holiday=Holiday.objects.create(date=_a_monday(), kind=HolidayKind.HOLIDAY, name="Nghỉ lễ", confirmed=False),
        consultation=consultation,
        to_ask=consultation.addressees.get(agency=office.finance),
        sent_consultation=out,
        asked=asked.place_of(out, office.respondent),
        comment=asked.commented(out, office.respondent),
        handed_in=asked.said(out, office.specialist_nc),
        time_wish=asked.wished(asked.sent(office), office.respondent),
        invitation=_invitation(office),
        theirs=theirs,
        their_entry=theirs.entry,
        their_draft=_their_draft(office),
        their_field=Field.objects.create(agency=office.neighbour, code="DT", name="Đầu tư"),
        member=member,
        ballot=slips.written(office),
        sent_ballot=slips.opened(office, draft=_drafted(office)),
        voted_ballot=slips.voted(office),
        closed_ballot=slips.closed(office),
    )


def _route(office: Office) -> Route:
    """A route for a type that no other paper here is of."""
    steps, about = memos.open_routes(office.agency).steps.all(), office.types["Thông báo"]
    asks = [Ask.of(step) for step in steps]
    return memos.keep_route(office.agency, "Thông báo", asks, actor=office.administrator, document_type=about)


def _upload():
    return store_made(PDF), "văn bản.pdf"


def _received(office: Office) -> Document:
    return documents.receive(office.agency, [_upload()], actor=office.registrar)


def _registered(office: Office) -> Document:
    return documents.register(_received(office), line(field=office.fields["KT"]), actor=office.registrar)


def _instructed(office: Office) -> Document:
    paper = _registered(office)
    routing.instruct(paper, lead=office.units["KT"], due_date=None, text="Giao phòng tham mưu.", actor=office.chief)
    return Document.objects.get(pk=paper.pk)


def _assigned(office: Office) -> Document:
    paper = _instructed(office)
    routing.assign(paper, office.specialist_kt, actor=office.head_kt)
    return Document.objects.get(pk=paper.pk)


def _dated(office: Office) -> Document:
    """A paper that is handled, with ten days for it."""
    paper = _registered(office)
    order = {"lead": office.units["KT"], "due_date": _in_days(10), "text": ""}
    routing.instruct(paper, **order, actor=office.chief)
    routing.assign(paper, office.specialist_kt, actor=office.head_kt)
    return Document.objects.get(pk=paper.pk)


def _in_days(days: int) -> date:
    return clock.today() + timedelta(days=days)


def _office_model(office: Office) -> OfficeModel:
    """With a finding, so that it waits for a word."""
    return offer_model("Công văn", a_model("Công văn", spoil=without_v_v), actor=office.administrator)


def _draft_in_word(office: Office, data: bytes | None = None) -> Document:
    """With two faults that can be mended, where no other bytes are given."""
    draft = _drafted(office)
    version = stored(data or faulty())
    check(version)
    return documents.replace_draft(draft, (version, "du-thao.docx"), actor=office.specialist_kt)


def _letter(office: Office) -> Document:
    """Written on the page and kept as a draft."""
    return write_letter(office.types["Công văn"], LETTER, actor=office.specialist_kt)


def _commented(office: Office) -> PassageComment:
    """A version the drafter's head has said something about."""
    return drafting.comment_on(_draft_in_word(office), 2, 3, "Ghi rõ số liệu.", actor=office.head_kt)


def _edited(office: Office) -> Document:
    """Its drafter has taken it away to edit."""
    return drafting.begin_editing(_drafted(office), actor=office.specialist_kt).document


def _set_aside(office: Office) -> SetAsideDraft:
    """Made from the first version when there was a second."""
    draft = _draft_in_word(office)
    kept = drafting.bring_version(draft, _upload(), actor=office.specialist_kt, based_on=1)
    assert kept
    return kept


def _explanation(office: Office) -> Explanation:
    draft = _draft_in_word(office)
    return explain(draft, first_finding(draft), "Theo mẫu riêng của Sở.", actor=office.specialist_kt)


def first_finding(document: Document) -> Key:
    return key_of(checked_of(document).findings[0])


def _signed_with_errors(office: Office) -> Document:
    """Before those who may let it go."""
    document = signed_in_word(office, _draft_in_word(office))
    hold_issue(document)
    return document


def _drafted(office: Office) -> Document:
    values = Draft(office.types["Công văn"], "V/v trả lời Sở Tài chính")
    return documents.draft(office.agency, office.units["KT"], values, _upload(), actor=office.specialist_kt)


def _to_sign(office: Office) -> Document:
    return documents.send_for_signature(_drafted(office), office.vice_chair, actor=office.specialist_kt)


def _their_draft(office: Office) -> Document:
    values = Draft(office.types["Công văn"], f"V/v {PRIVATE}")
    return documents.draft(office.neighbour, office.units["VP"], values, _upload(), actor=office.outsider)


def _written(office: Office) -> Memo:
    paper, draft = _assigned(office), _drafted(office)
    return memos.write(paper, office.units["KT"], words(office), actor=office.specialist_kt, draft=draft)


def _hurried(office: Office) -> Memo:
    """Its deputy has asked for more time."""
    memo = _opined(office)
    step = memo.steps.open().get()
    memos.ask_more_time(step, clock.now() + timedelta(days=90), "Chờ số liệu của Sở Tài chính.", actor=office.deputy)
    return memo


def _opined(office: Office) -> Memo:
    """A memo the head of the unit has spoken on: it waits for the Deputy Chief."""
    memo = memos.submit(_written(office), actor=office.specialist_kt)
    return memos.opine(memo, "agree", "", round_now(memo).checksum, actor=office.head_kt)


def _short_of_papers(office: Office) -> Memo:
    memo = memos.submit(_written(office), actor=office.specialist_kt)
    return memos.ask_papers(memo, "Đề nghị bổ sung dự toán.", actor=office.head_kt)


def _notice(office: Office, document: Document) -> Notice:
    event = Event.objects.filter(kind="routing.assigned", subject_id=document.pk).get()
    tell([office.specialist_kt], "Được giao xử lý", event, document, document.get_absolute_url(), kind=Kind.WORK)
    return Notice.objects.get(person=office.specialist_kt)


def _invitation(office: Office) -> Invitation:
    """Somebody who may sign in to answer for an agency that does not work here."""
    who = {"full_name": "Mùa A Páo", "username": "sxd.gopy"}
    return consultations.invite(office.construction, **who, actor=office.administrator)[0]


def _far_off():
    first = clock.today() + timedelta(days=80)
    return first, first + timedelta(days=1)


def _a_monday():
    today = clock.today()
    return today + timedelta(days=63 - today.weekday())
