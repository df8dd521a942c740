"""How many errors drafts have: counted over their versions, each number opening its papers."""

import json

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from vanphong.documents import actions as documents
from vanphong.documents.actions import let_see
from vanphong.documents.enums import AccessReason, CorrectionKind
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import drafted
from vanphong.drafting.actions import add_own_word, check, mend_draft
from vanphong.drafting.printing import as_word
from vanphong.drafting.tests.papers import clean, faulty, misspelt, stored
from vanphong.drafting.tests.signing import sent, signed
from vanphong.files.models import Blob
from vanphong.issuing import actions as issuing
from vanphong.issuing.tests.papers import released
from vanphong.kernel import clock
from vanphong.reports import queries

pytestmark = pytest.mark.django_db


def begun(office, data):
    """A draft written in Word from its first version on."""
    blob, unit = stored(data), office.units["KT"]
    values = documents.Draft(office.types["Công văn"], "V/v trả lời Sở Tài chính")
    check(blob)
    return documents.draft(office.agency, unit, values, (blob, "du-thao.docx"), actor=office.specialist_kt)


def mended(office, document):
    """Its next version, with what can be mended mended."""
    mend_draft(document, actor=office.specialist_kt)
    check(Blob.objects.get(pk=document.files.latest("position").blob_id))
    return document


@pytest.fixture
def year(office):
    """Two letters with two errors each, of which one was mended and issued; one clean; one that nobody judges."""
    issued = signed(office, mended(office, begun(office, faulty())))
    documents.issue(issued, office.registers["CV"], actor=office.registrar)
    declined = sent(office, begun(office, faulty()))
    documents.decline(declined, "Sửa lại số, ký hiệu.", actor=office.vice_chair)
    begun(office, as_word(clean("Công văn")))
    drafted(office)
    return clock.today().year


def test_papers_are_counted_at_their_first_version_and_at_issue(office, year):
    total = queries.quality(office.agency, year).total
    assert (total.first, total.first_wrong, total.issued, total.issued_wrong) == (3, 2, 1, 0)
    assert (total.first_clean, total.issued_clean) == (33.3, 100.0)


def test_findings_are_counted_by_rule_type_unit_and_round(office, year):
    figures = queries.quality(office.agency, year)
    assert {one.code: (one.first, one.issued) for one in figures.rules} == {"SO-03": (2, 0), "TY-05": (2, 0)}
    assert [(one.label, one.first) for one in figures.types] == [("Công văn", 3)]
    assert [(one.key, one.first_wrong) for one in figures.units] == [(office.units["KT"].pk, 2)]
    rounds = {one.label: (one.papers, one.findings, one.clean) for one in figures.rounds}
    assert rounds["Bản 1"] == (3, 4, 1)
    assert rounds["Bản 2"] == rounds["Khi ban hành"] == (1, 0, 1)


def test_a_month_has_its_papers_and_what_its_signers_returned(office, year):
    figures, month = queries.quality(office.agency, year), clock.today().month
    assert figures.returned == {month: 1}
    assert [one.first for one in figures.months if one.key == month] == [3]
    assert sum(one.first for one in figures.months) == 3


def opened_from(browser, year):
    """How many numbers of the page open as many papers as they say; every one must."""
    page = browser.get(reverse("report-quality", args=[year]))
    opened = 0
    for _, chart in page.context["charts"]:
        for _, cells in chart.rows:
            for cell in cells:
                if "/chat-luong/" in cell.url:
                    assert len(browser.get(cell.url).context["page"].items) == cell.value
                    opened += bool(cell.value)
    return opened


def test_each_number_opens_the_papers_it_counts(office, year, sign_in):
    assert opened_from(sign_in(office.head_kt), year) >= 10


def test_papers_without_a_type_or_a_unit_are_opened_by_themselves(office, year, sign_in):
    papers = [one.document for one in queries.judged(office.agency, year)]
    for document in Document.objects.filter(pk__in=papers):
        let_see(document, AccessReason.OPINION, people=[office.chief])
    Document.objects.filter(pk=papers[0]).update(document_type=None)
    Document.objects.filter(pk=papers[1]).update(lead_unit=None)
    figures = queries.quality(office.agency, year)
    assert "Không ghi tên loại" in [one.label for one in figures.types]
    assert "Chưa giao đơn vị" in [one.label for one in figures.units]
    assert opened_from(sign_in(office.chief), year) >= 12


def test_a_head_reads_of_their_own_unit_only(office, year):
    assert queries.quality(office.agency, year, {office.units["KT"].pk}).total.first == 3
    other = queries.quality(office.agency, year, {office.units["NC"].pk})
    assert (other.total.first, other.returned) == (0, {})


def test_a_word_the_office_keeps_as_right_is_no_finding_any_more(office, year):
    begun(office, misspelt())
    assert [one.first for one in queries.quality(office.agency, year).rules if one.code == "TV-08"] == [1]
    add_own_word("hịên", actor=office.administrator)
    figures = queries.quality(office.agency, year)
    assert {one.code for one in figures.rules} == {"SO-03", "TY-05"}
    rounds = {one.label: (one.papers, one.findings) for one in figures.rounds}
    assert rounds["Bản 1"] == (4, 4)


def test_more_papers_cost_no_more_queries(office, year):
    with CaptureQueriesContext(connection) as few:
        queries.quality(office.agency, year)
    begun(office, faulty())
    with CaptureQueriesContext(connection) as many:
        queries.quality(office.agency, year)
    assert len(few) == len(many) == 5


def test_a_year_without_drafts_says_so(office, sign_in):
    page = sign_in(office.chief).get(reverse("report-quality", args=[2019])).content.decode()
    assert "Chưa có dự thảo Word nào được kiểm tra" in page


def test_the_command_tells_the_same(office, year, capsys):
    call_command("report", "quality", str(year), "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["total"]["first"], told["total"]["first_clean_percent"]) == (3, 33.3)
    call_command("report", "quality", str(year))
    assert "SO-03" in capsys.readouterr().out


def test_what_was_corrected_and_recalled_is_counted_and_opened(office, sign_in):
    letter, gone, kept = released(office), released(office), released(office)
    issuing.tie_correction(gone, letter, CorrectionKind.LETTER, "Sai ký hiệu văn bản.", actor=office.registrar)
    issuing.order_recall(kept, "Ban hành nhầm thẩm quyền.", actor=office.vice_chair)
    figures = queries.quality(office.agency, clock.today().year)
    month = clock.today().month
    assert (figures.befallen(month, recalled=False), figures.befallen(month, recalled=True)) == (1, 1)
    assert figures.as_dict()["months"][month - 1]["recalled"] == 1
    browser = sign_in(office.registrar)
    for at, document in (("dinh-chinh", gone), ("thu-hoi", kept)):
        page = browser.get(f"{reverse('report-quality-papers', args=[clock.today().year])}?luc={at}&thang={month}")
        assert [one.pk for one in page.context["page"]] == [document.pk]
