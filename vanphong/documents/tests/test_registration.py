from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from vanphong.audit.queries import history_of
from vanphong.documents import actions
from vanphong.documents.enums import INCOMING, EntryStatus, Secrecy, Status, Step
from vanphong.documents.models import Document, Register, RegisterEntry
from vanphong.documents.queries import twins_of
from vanphong.files.models import Blob
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale

from .papers import line, made_file, received, registered

REASON = "Nhập nhầm văn bản của cơ quan khác"


def test_a_received_paper_waits_at_the_registry(office):
    paper = received(office)
    assert paper.status == Status.RECEIVED
    assert paper.custody.unit == office.units["VT"]
    assert paper.custody.step == Step.REGISTER
    assert Document.objects.visible_to(office.registrar2).filter(pk=paper.pk).exists()
    assert not Document.objects.visible_to(office.chief).filter(pk=paper.pk).exists()


def test_handing_in_twice_with_the_same_key_receives_once(office):
    key, file = uuid4(), made_file()
    first = actions.receive(office.agency, [file], actor=office.registrar, key=key)
    assert actions.receive(office.agency, [file], actor=office.registrar, key=key) == first
    assert first.files.count() == 1


def test_a_page_of_another_agency_receives_nothing(office):
    key = uuid4()
    actions.receive(office.agency, [], actor=office.registrar, key=key)
    with pytest.raises(Stale):
        actions.receive(office.outsider.agency, [], actor=office.outsider_registrar, key=key)
    assert Document.objects.filter(receipt_key=key).count() == 1


def test_only_a_registrar_of_the_agency_receives_and_registers(office):
    for person in (office.specialist_kt, office.chief, office.administrator, office.outsider_registrar):
        with pytest.raises(NotPermitted):
            actions.receive(office.agency, [made_file()], actor=person)
        with pytest.raises(NotPermitted):
            actions.register(received(office), line(), actor=person)


def test_registering_numbers_the_paper_and_reports_it_to_the_chief(office):
    paper = registered(office, subject="  V/v   kinh phí ")
    assert (paper.entry.number, paper.entry.year) == (1, clock.today().year)
    assert paper.status == Status.REGISTERED
    assert paper.subject == "V/v kinh phí"
    assert (paper.custody.unit, paper.custody.step) == (office.units["LDVP"], Step.INSTRUCT)
    assert Document.objects.visible_to(office.chief).filter(pk=paper.pk).exists()
    assert INCOMING.replay(event.verb for event in history_of(paper) if event.verb) == paper.status


def test_numbers_run_without_a_gap_and_begin_anew_each_year(office):
    assert [registered(office).entry.number for _ in range(3)] == [1, 2, 3]
    with clock.held_at(clock.now() + timedelta(days=370)):
        later = registered(office)
        assert (later.entry.number, later.entry.year) == (1, clock.today().year)


def test_each_agency_has_its_own_numbers(office):
    registered(office)
    theirs = actions.receive(office.neighbour, [], actor=office.outsider_registrar)
    assert actions.register(theirs, line(), actor=office.outsider_registrar).entry.number == 1


def test_a_paper_of_last_year_gets_a_number_of_this_year(office):
    today = clock.today()
    old = date(today.year - 1, 12, 30)
    paper = registered(office, issued_date=old, arrival_date=old)
    assert paper.entry.year == today.year
    assert paper.entry.entered_on == today
    assert paper.issued_date == old


def test_every_obstacle_is_said_at_once_and_no_number_is_taken(office):
    paper = received(office)
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(Refused) as refusal:
        actions.register(paper, line(issuer_name=" ", subject="", arrival_date=tomorrow), actor=office.registrar)
    assert len(refusal.value.reasons) == 3
    assert registered(office).entry.number == 1


def test_a_second_click_registers_nothing_twice(office):
    paper = received(office)
    seen = paper.version
    actions.register(paper, line(), actor=office.registrar, seen=seen)
    with pytest.raises(AlreadyDone):
        actions.register(paper, line(), actor=office.registrar, seen=seen)
    assert RegisterEntry.objects.filter(register=office.registers["DEN"]).count() == 1


def test_who_comes_second_is_told_the_paper_has_changed(office):
    paper = received(office)
    seen = paper.version
    actions.register(paper, line(), actor=office.registrar, seen=seen)
    with pytest.raises(Stale):
        actions.register(paper, line(), actor=office.registrar2, seen=seen)
    with pytest.raises(Stale):
        actions.register(paper, line(), actor=office.registrar)


@pytest.mark.parametrize("secrecy", [Secrecy.CONFIDENTIAL, Secrecy.SECRET, Secrecy.TOP_SECRET])
def test_a_secret_paper_is_a_line_without_contents(office, secrecy, django_capture_on_commit_callbacks):
    paper = received(office, text=f"mật {secrecy}")
    blob = paper.files.get().blob
    with django_capture_on_commit_callbacks(execute=True):
        actions.register(paper, line(subject="Phương án tác chiến", secrecy=secrecy), actor=office.registrar)
    paper = Document.objects.get(pk=paper.pk)
    assert paper.entry.register == office.registers["DEN-M"]
    assert paper.status == Status.CLOSED
    assert "tác chiến" not in f"{paper.subject} {paper.search_text} {paper.note}"
    assert not paper.files.exists()
    assert not Blob.objects.filter(pk=blob.pk).exists()
    assert not blob.path.exists()
    assert not Document.objects.visible_to(office.chief).filter(pk=paper.pk).exists()
    assert all("tác chiến" not in str(event.payload) for event in history_of(paper))


def test_a_paper_found_to_be_secret_is_closed_to_those_it_was_reported_to(office):
    paper = actions.unregister(registered(office), REASON, actor=office.registrar)
    actions.register(paper, line(secrecy=Secrecy.CONFIDENTIAL), actor=office.registrar)
    assert not Document.objects.visible_to(office.chief).filter(pk=paper.pk).exists()
    assert Document.objects.visible_to(office.registrar).filter(pk=paper.pk).exists()


def test_the_year_of_a_number_turns_at_midnight_in_the_office(office):
    before, after = (datetime(2030, 12, 31, hour, 59, tzinfo=UTC) for hour in (16, 17))
    for moment, expected in ((before, (2030, 1)), (before, (2030, 2)), (after, (2031, 1))):
        with clock.held_at(moment):
            entry = registered(office).entry
        assert (entry.entered_on.year, (entry.year, entry.number)) == (expected[0], expected)


def test_bytes_that_another_paper_holds_outlive_a_secret_one(office):
    other = received(office, text="chung")
    actions.register(received(office, text="chung"), line(secrecy=Secrecy.SECRET), actor=office.registrar)
    assert other.files.get().blob.path.exists()


def test_a_void_number_stays_in_the_book_and_is_not_given_again(office):
    paper = registered(office)
    void = paper.entry
    paper = actions.unregister(paper, REASON, actor=office.registrar)
    assert (paper.status, paper.entry) == (Status.RECEIVED, None)
    void.refresh_from_db()
    assert (void.status, void.reason, void.number) == (EntryStatus.VOID, REASON, 1)
    assert actions.register(paper, line(), actor=office.registrar).entry.number == 2


def test_a_reason_is_asked_for(office):
    with pytest.raises(Refused):
        actions.unregister(registered(office), "nhầm", actor=office.registrar)
    with pytest.raises(Refused):
        actions.discard(received(office), " ", actor=office.registrar)


def test_a_discarded_paper_is_put_aside_unregistered(office):
    paper = actions.discard(received(office), REASON, actor=office.registrar2)
    assert (paper.status, paper.custody) == (Status.DISCARDED, None)
    with pytest.raises(Stale):
        actions.register(paper, line(), actor=office.registrar)


def test_a_correction_keeps_the_number_and_says_what_changed(office):
    paper = registered(office)
    closed_before = paper.closed_at
    corrected = actions.correct(paper, line(subject="V/v kinh phí 2026", copies=2), actor=office.registrar2)
    assert corrected.entry == paper.entry
    assert corrected.closed_at == closed_before
    assert "kinh phi 2026" in corrected.search_text
    assert history_of(paper).last().payload == {"fields": "trích yếu, số bản"}
    before = history_of(paper).count()
    actions.correct(corrected, line(subject="V/v kinh phí 2026", copies=2), actor=office.registrar2)
    assert history_of(paper).count() == before


def test_a_second_correction_from_the_same_page_is_not_lost_unseen(office):
    paper = registered(office)
    actions.correct(paper, line(copies=2), actor=office.registrar, seen=paper.version)
    actions.correct(paper, line(copies=2), actor=office.registrar, seen=paper.version)
    with pytest.raises(Stale):
        actions.correct(paper, line(copies=3), actor=office.registrar, seen=paper.version)


def test_a_correction_cannot_make_a_paper_secret(office):
    with pytest.raises(Refused):
        actions.correct(registered(office), line(secrecy=Secrecy.SECRET), actor=office.registrar)


class TestTwins:
    def test_same_identifier(self, office):
        first = registered(office, document_identifier="H99.02/2026/123")
        second = registered(office, document_identifier="H99.02/2026/123", issuer_name="Sở khác")
        assert list(twins_of(second)) == [first]

    def test_same_number_symbol_and_issuer(self, office):
        code = {"code_number": "15", "code_notation": "STC-NS"}
        first = registered(office, **code)
        assert list(twins_of(registered(office, **code, issuer_name="sở tài chính tỉnh sơn hòa"))) == [first]
        assert not twins_of(registered(office, **code, issuer_name="Sở Xây dựng")).exists()

    def test_same_bytes(self, office):
        first = received(office, text="cùng một tệp")
        assert list(twins_of(registered(office, text="cùng một tệp"))) == [first]

    def test_never_of_another_agency_nor_put_aside(self, office):
        identifier = {"document_identifier": "G22/1"}
        theirs = actions.receive(office.neighbour, [], actor=office.outsider_registrar)
        actions.register(theirs, line(**identifier), actor=office.outsider_registrar)
        aside = received(office, text="bỏ")
        actions.discard(aside, REASON, actor=office.registrar)
        assert not twins_of(registered(office, text="bỏ", **identifier)).exists()


def test_reserved_and_void_numbers_stay_in_the_book(office):
    book: Register = office.registers["QĐ"]
    kept = actions.reserve_number(book, "Giữ cho quyết định nhân sự", actor=office.registrar)
    dropped = actions.reserve_number(book, "Giữ cho quyết định khen thưởng", actor=office.registrar)
    actions.void_number(dropped, "Không ban hành quyết định này", actor=office.registrar2)
    lines = list(book.entries.order_by("number").values_list("number", "status"))
    assert lines == [(kept.number, EntryStatus.RESERVED), (dropped.number, EntryStatus.VOID)]
    with pytest.raises(Stale):
        actions.void_number(dropped, "Không ban hành quyết định này", actor=office.registrar)
    with pytest.raises(NotPermitted):
        actions.reserve_number(book, "Giữ cho quyết định khác", actor=office.outsider_registrar)


def test_a_second_click_reserves_nothing_twice(office):
    book = office.registers["QĐ"]
    actions.reserve_number(book, "Giữ cho quyết định nhân sự", actor=office.registrar, seen=0)
    with pytest.raises(AlreadyDone):
        actions.reserve_number(book, "Giữ cho quyết định nhân sự", actor=office.registrar, seen=0)
    assert actions.reserve_number(book, "Giữ cho quyết định khác", actor=office.registrar, seen=0).number == 2


def test_opening_the_registers_again_changes_nothing(office):
    before = list(Register.objects.values())
    actions.open_registers(office.agency, office.units["HC"], office.units["LDUB"])
    assert list(Register.objects.values()) == before
    numbered = [kind for book in Register.objects.filter(agency=office.agency) for kind in book.types.all()]
    assert len(numbered) == len(set(numbered))
    assert {kind for kind in office.types.values() if kind.administrative} <= set(numbered)
