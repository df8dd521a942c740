"""A year lived again: the numbers asked for, the same each time, and nothing wrong in it."""

import io
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from vanphong.documents.enums import EntryStatus
from vanphong.documents.models import Document, RegisterEntry
from vanphong.kernel.errors import Refused
from vanphong.memos.enums import Act, StepState
from vanphong.memos.models import Opinion, RoundStep
from vanphong.operations.actions import load_office, replay
from vanphong.operations.queries import problems
from vanphong.org.models import Absence, Grant
from vanphong.reports import queries as reports

YEAR, INCOMING, OUTGOING = 2019, 14, 6


@pytest.fixture
def empty(no_office):
    return load_office().agency


def lived(agency, seed):
    """The figures of a year that is then forgotten."""
    with transaction.atomic():
        replay(agency, YEAR, incoming=INCOMING, outgoing=OUTGOING, seed=seed)
        figures = reports.year(agency, YEAR).as_dict()
        transaction.set_rollback(True)
    return figures


def without_ids(figures):
    return json.loads(json.dumps(figures), object_hook=lambda one: {k: v for k, v in one.items() if k != "filter"})


def test_a_year_has_the_papers_asked_for_and_is_whole(empty):
    replay(empty, YEAR, incoming=INCOMING, outgoing=OUTGOING, seed=1)
    figures = reports.year(empty, YEAR)
    assert figures.received.total.count == INCOMING
    assert figures.issued.total.count == OUTGOING
    assert sum(figure.count for figure in figures.handling) == INCOMING
    lines = RegisterEntry.objects.filter(year=YEAR, status=EntryStatus.USED)
    for book in {line.register_id for line in lines}:
        days = [line.entered_on for line in lines.filter(register=book).order_by("number")]
        assert days == sorted(days)
        assert {day.year for day in days} == {YEAR}
    assert list(problems()) == []


def test_the_same_seed_gives_the_same_year_and_another_seed_another(empty):
    once = lived(empty, 1)
    assert lived(empty, 1) == once
    assert without_ids(lived(empty, 2)) != without_ids(once)


def test_the_bottleneck_the_seed_planted_is_the_first_that_shows(empty):
    slow = replay(empty, YEAR, incoming=60, outgoing=44, seed=5)
    waits = reports.waits(empty, reports.Period(date(YEAR, 1, 1), date(YEAR, 12, 31)), "person")
    assert waits[0].ident == slow.pk
    assert Absence.objects.exists()
    assert Grant.objects.exists()
    assert Opinion.objects.exclude(for_person=None).exists()
    assert RoundStep.objects.filter(act=Act.FORMAT, state=StepState.DONE).exists()
    assert list(problems()) == []


def test_an_office_with_papers_is_left_as_it_is(office):
    from vanphong.documents.tests.papers import registered

    registered(office)
    with pytest.raises(Refused, match="chưa có văn bản"):
        replay(office.agency, YEAR, incoming=1, outgoing=0, seed=1)
    assert Document.objects.count() == 1


def test_the_command_prints_the_figures_of_its_year(no_office):
    out = io.StringIO()
    options = {"year": YEAR, "incoming": 2, "outgoing": 1, "seed": 3}
    call_command("replay", "--json", stdout=out, **options)
    said = json.loads(out.getvalue())
    assert (said["seed"], said["year"], said["received"]["total"], said["issued"]["total"]) == (3, YEAR, 2, 1)
    with pytest.raises(CommandError, match="chưa có văn bản"):
        call_command("replay", "--json", **options)
