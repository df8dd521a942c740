"""The demo office in mid-work: a paper in every state, nothing wrong, real documents only where they lie at hand."""

import io
import json
from datetime import datetime
from random import Random

import pytest
from django.db.models import Count

from vanphong.ballots.enums import BallotStatus, Outcome
from vanphong.ballots.models import Ballot
from vanphong.consultations.enums import AnswerState
from vanphong.consultations.models import Consultation
from vanphong.documents.enums import EntryStatus, Status
from vanphong.documents.models import Custody, Document, RegisterEntry
from vanphong.files.tests.samples import pdf
from vanphong.kernel import clock
from vanphong.memos.enums import MemoStatus, StepState
from vanphong.memos.models import Memo
from vanphong.operations.actions import load_demo_office, load_office, sheets
from vanphong.operations.actions.demo import last_office_moment
from vanphong.operations.management.commands.demo import Watched
from vanphong.operations.queries import problems
from vanphong.org.models import Absence, Agency, Grant
from vanphong.org.queries import absent_without_grant
from vanphong.worktime.rules import OFFICE_ZONE

NOWHERE = sheets.SAMPLES.parent / "không có"


def test_the_demo_office_is_in_mid_work(no_office, monkeypatch):
    monkeypatch.setattr(sheets, "SAMPLES", NOWHERE)
    told = []
    sign_ins = load_demo_office(lambda acts, moment: told.append(moment))

    assert {"Chủ tịch UBND tỉnh", "Văn thư"} <= {sign_in.role for sign_in in sign_ins}
    assert Document.objects.count() >= 200
    assert set(Document.objects.values_list("status", flat=True)) == set(Status.values)
    assert set(Memo.objects.values_list("status", flat=True)) == set(MemoStatus.values)
    assert set(RegisterEntry.objects.values_list("status", flat=True)) == set(EntryStatus.values)
    assert Document.objects.overdue_on(clock.today()).exists()
    assert not Custody.objects.filter(since__gt=clock.now()).exists()
    assert Document.objects.values("agency").distinct().count() == 2
    every_page_of_these_days_shows_something()
    assert list(problems()) == []
    assert told[0].year == 2019
    assert told[-1] <= clock.now()

    before = Document.objects.count()
    assert load_demo_office() == sign_ins
    assert Document.objects.count() == before


def every_page_of_these_days_shows_something() -> None:
    """Somebody is away with a delegation and somebody without; a vote runs, one is over; units are asked at once."""
    office = Agency.objects.get(organ_id="H99")
    [grant] = Grant.objects.in_force()
    [(uncovered, following)] = absent_without_grant(office.pk)
    assert {one.person for one in Absence.objects.covering()} == {grant.grantor, uncovered.person}
    assert following
    [running] = Ballot.objects.filter(status=BallotStatus.OPEN)
    assert 0 < running.slips.exclude(choice="").count() < running.slips.count()
    assert Ballot.objects.get(status=BallotStatus.CLOSED).outcome == Outcome.PASSED_WITH_OPINIONS
    assert Consultation.objects.open().filter(addressees__state=AnswerState.AWAITING).exists()
    together = Memo.objects.filter(steps__state=StepState.OPEN).annotate(asked=Count("steps")).filter(asked__gt=1)
    assert together.exists()


def test_real_documents_come_in_where_they_lie_at_hand(no_office, monkeypatch, tmp_path):
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "thật.pdf").write_bytes(pdf())
    (tmp_path / "files" / "hỏng.pdf").write_bytes(b"MZ")
    labels = [
        {
            "file": "files/thật.pdf",
            "subject": "V/v thật",
            "issuing_agency": "Bộ Tài chính",
            "document_type": "Công văn",
        },
        {"file": "files/hỏng.pdf", "subject": "V/v hỏng"},
        {"file": "elsewhere/khác.pdf"},
    ]
    (tmp_path / "labels.jsonl").write_text("\n".join(json.dumps(label) for label in labels))
    monkeypatch.setattr(sheets, "SAMPLES", tmp_path)
    field = load_office().fields["KT"]
    real, broken = (sheets.sampled(label, field, Random(1)) for label in sheets.samples())
    assert real.registration.subject == "V/v thật"
    assert real.registration.document_type.name == "Công văn"
    assert real.files[0][1] == "thật.pdf"
    assert broken is None


@pytest.mark.parametrize(
    ("now", "last"),
    [
        ("2026-01-07T10:15", "2026-01-07T10:15"),
        ("2026-01-07T22:00", "2026-01-07T17:25"),
        ("2026-01-18T09:00", "2026-01-16T17:25"),
        ("2026-01-19T06:00", "2026-01-16T17:25"),
    ],
    ids=["at work", "in the evening", "on Sunday", "on Monday before it opens"],
)
def test_the_last_moment_the_office_was_open(db, now, last):
    def at(text):
        return datetime.fromisoformat(text).replace(tzinfo=OFFICE_ZONE)

    assert last_office_moment(at(now)) == at(last)


def test_who_waits_is_told_how_far_it_is():
    out = io.StringIO()
    watched = Watched(out)
    for acts in (1, 2):
        watched(acts, datetime(2019, 1, 5, 9, tzinfo=OFFICE_ZONE))
    assert out.getvalue().strip() == "Đang dựng văn phòng mẫu: ngày 05/01/2019, 1 việc đã làm…"
