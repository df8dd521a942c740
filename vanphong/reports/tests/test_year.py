"""The figures of a year: each is the length of the list it opens, and each is right."""

import io
import json
import re
from datetime import datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from vanphong.documents import actions as documents
from vanphong.documents.enums import Direction, Step
from vanphong.documents.models import Custody, Document
from vanphong.documents.tests.papers import issued, line, received, registered
from vanphong.kernel import clock
from vanphong.memos.tests.papers import handled
from vanphong.org.models import Appointment
from vanphong.reports import queries
from vanphong.reports.views import address_of
from vanphong.routing.actions import assign, hand_back, instruct
from vanphong.worktime.rules import OFFICE_ZONE

THIS_YEAR = 2026


def on(month, day, hour=9):
    return clock.held_at(datetime(THIS_YEAR, month, day, hour, tzinfo=OFFICE_ZONE))


def instructed(office, due_in=None, **values):
    paper = registered(office, field=office.fields["KT"], **values)
    due = clock.today() + timedelta(days=due_in) if due_in is not None else None
    instruct(paper, lead=office.units["KT"], due_date=due, text="Giao phòng tham mưu.", actor=office.chief)
    return paper


def closed(office, due_in, *, after_days):
    paper = instructed(office, due_in)
    assign(paper, office.specialist_kt, actor=office.head_kt)
    with clock.held_at(clock.now() + timedelta(days=after_days)):
        documents.close(paper, "Văn bản để biết, không phải trả lời.", actor=office.specialist_kt)


@pytest.fixture
def busy(office):
    """Papers of every side a figure has, in two months of the year."""
    with on(1, 6):
        closed(office, 5, after_days=2)
        closed(office, 1, after_days=2)
        registered(office, issuer_name="Công ty không có mã")
        registered(office, issuer=office.finance, issuer_name="Sở Tài chính")
        registered(office, issuer=office.finance, issuer_name=office.finance.name)
        registered(office, document_type=office.types["Báo cáo"])
        issued(office)
    with on(2, 3):
        instructed(office, 3)
        instructed(office, 300)
        hand_back(handled(office), "Tôi đang đi công tác dài ngày.", actor=office.specialist_kt)
        issued(office, type_name="Quyết định", book="QĐ")
        received(office)


def figures_of(year):
    for part in (year.received, year.issued):
        yield part.total
        for side in ("by_month", "by_type", "by_field", "by_issuer", "by_unit"):
            yield from getattr(part, side)
    yield from year.handling
    yield from year.steps


def seen_by_all_readers(person):
    """The reader of the year sees every paper, so that each list is whole."""
    for document in Document.objects.all():
        documents.let_see(document, "information", people=[person])


def listed(client, params):
    page = client.get(address_of(params)).content.decode()
    return len(set(re.findall(r'href="(/van-ban/\d+/)"', page)))


def test_every_figure_is_the_length_of_the_list_it_opens(office, busy, sign_in):
    seen_by_all_readers(office.chief)
    client = sign_in(office.chief)
    with on(6, 1):
        year = queries.year(office.agency, THIS_YEAR)
        found = {f"{figure.label} {figure.params}": figure for figure in figures_of(year)}
        for name, figure in found.items():
            assert listed(client, figure.params) == figure.count, name
    assert len(found) > 40
    assert {figure.label: figure.count for figure in year.handling} == {
        "Giải quyết đúng hạn": 1,
        "Giải quyết quá hạn": 1,
        "Chưa xong, đã quá hạn": 1,
        "Chưa xong, còn trong hạn": 1,
        "Không đặt hạn": 5,
    }


def test_every_side_sums_up_to_the_whole(office, busy):
    with on(6, 1):
        year = queries.year(office.agency, THIS_YEAR)
    assert (year.received.total.count, year.issued.total.count) == (9, 2)
    for part in (year.received, year.issued):
        for side in ("by_month", "by_type", "by_field", "by_issuer", "by_unit"):
            assert sum(figure.count for figure in getattr(part, side)) == part.total.count, side
    assert sum(figure.count for figure in year.handling) == year.received.total.count


def test_an_issuer_written_in_two_ways_is_one(office, busy):
    issuers = {figure.label: figure.count for figure in queries.year(office.agency, THIS_YEAR).received.by_issuer}
    assert issuers[office.finance.name] >= 2
    assert "Sở Tài chính" not in issuers


def test_the_page_asks_as_many_queries_for_three_papers_as_for_one(office, sign_in):
    client, url = sign_in(office.chief), reverse("report-year", args=[clock.today().year])

    def queries_of_page():
        client.get(url)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(url).status_code == 200
        return len(caught)

    instructed(office, 3, issuer_name="Sở 0")
    one = queries_of_page()
    for other in (1, 2):
        instructed(office, 3, issuer_name=f"Sở {other}")
    assert queries_of_page() == one


def test_median_and_ninetieth_percentile_of_working_time(office):
    """1, 2, 3, 4 and 10 hours: the median is 3, and 90 % of the way from the first to the last is 7,6."""
    for hours in (1, 2, 3, 4, 10):
        paper = instructed(office)
        Custody.objects.filter(document=paper, step=Step.REGISTER).update(working_minutes=hours * 60)
    [step] = [s for s in queries.year(office.agency, clock.today().year).steps if s.step == Step.REGISTER]
    assert (step.count, step.median_hours, step.p90_hours) == (5, 3.0, 7.6)


def test_working_hours_leave_out_the_weekend(office):
    """Received on Friday at 16:00, registered on Monday at 9:00: an hour, and an hour and a half."""
    with on(3, 6, 16):
        paper = received(office)
    with on(3, 9, 9):
        documents.register(paper, line(), actor=office.registrar)
    [step] = queries.year(office.agency, THIS_YEAR).steps
    minutes = Custody.objects.get(step=Step.REGISTER).working_minutes
    assert minutes < 4 * 60
    assert step.median_hours == round(minutes / 60, 2)


def test_a_year_without_papers_says_so(office, sign_in):
    page = sign_in(office.chief).get(reverse("report-year", args=[1999]))
    assert page.status_code == 200
    assert "Chưa có văn bản nào vào sổ trong năm này." in page.content.decode()


def test_the_way_in_is_the_latest_year_with_papers(office, sign_in):
    client = sign_in(office.chair)
    assert client.get(reverse("reports")).url == reverse("report-year", args=[clock.today().year])
    with clock.held_at(datetime(2019, 5, 6, 9, tzinfo=OFFICE_ZONE)):
        registered(office)
    assert client.get(reverse("reports")).url == reverse("report-year", args=[2019])


def test_everybody_with_a_post_reads_the_year(office, sign_in):
    registered(office)
    url = reverse("report-year-json", args=[clock.today().year])
    for name, person in office.cast.items():
        figures = sign_in(person).get(url).json()
        own = person.agency == office.agency
        assert figures["agency"] == person.agency.name, name
        assert figures["received"]["total"] == (1 if own else 0), name


def test_whoever_has_left_the_office_does_not(office, sign_in):
    Appointment.objects.filter(person=office.specialist_nc).update(valid_to=clock.today() - timedelta(days=1))
    assert sign_in(office.specialist_nc).get(reverse("reports")).status_code == 403


def test_the_command_prints_what_the_page_counts(office, busy):
    out = io.StringIO()
    call_command("report", "year", str(THIS_YEAR), "--json", stdout=out)
    said = json.loads(out.getvalue())
    assert set(said) == {"year", "agency", "received", "issued", "handling", "steps"}
    assert said["received"]["total"] == 9
    assert said["received"]["by_month"][0] == {
        "label": "Tháng 1",
        "count": 6,
        "filter": {"direction": Direction.INCOMING, "year": THIS_YEAR, "month": 1},
    }
    out = io.StringIO()
    call_command("report", "year", str(THIS_YEAR), stdout=out)
    assert "Văn bản đến: 9" in out.getvalue()


def test_a_command_about_an_agency_that_is_not_here_fails(office):
    with pytest.raises(CommandError, match="Chưa có cơ quan nào"):
        call_command("report", "year", "2019", agency="X")
