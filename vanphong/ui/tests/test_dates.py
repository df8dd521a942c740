from datetime import UTC, date, datetime

import pytest
from django import forms

from vanphong.kernel.clock import held_at
from vanphong.ui.forms import DateField, read_date

TODAY = date(2026, 1, 6)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05/01/2026", date(2026, 1, 5)),
        ("5/1", date(2026, 1, 5)),
        ("5.1.26", date(2026, 1, 5)),
        ("05012026", date(2026, 1, 5)),
        ("0501", date(2026, 1, 5)),
        ("2026-01-05", date(2026, 1, 5)),
        ("hôm qua", date(2026, 1, 5)),
        ("Hom  nay", TODAY),
        ("28/12", date(2025, 12, 28)),
        ("20/1", date(2026, 1, 20)),
        ("31/02/2026", None),
        ("29/2/2028", date(2028, 2, 29)),
        ("99/99", None),
        ("hôm nào đó", None),
        ("01/01/0001", None),
        ("", None),
    ],
)
def test_a_date_is_read_as_people_type_it(text, day):
    assert read_date(text, today=TODAY) == day


def test_a_deadline_without_a_year_lies_ahead():
    assert read_date("5/1", today=date(2025, 12, 28), lean="future") == date(2026, 1, 5)
    assert read_date("20/12", today=date(2025, 12, 28), lean="future") == date(2025, 12, 20)


def test_the_field_reads_the_same_without_scripts_and_says_what_to_type():
    class Form(forms.Form):
        day = DateField()

    with held_at(datetime(2026, 1, 5, 18, tzinfo=UTC)):
        assert Form({"day": "hôm qua"}).is_valid()
        assert 'data-date="2026-01-06"' in str(Form()["day"])
        refused = Form({"day": "31/02/2026"})
    assert refused.errors["day"] == ["Không có ngày “31/02/2026”. Ghi như 05/01/2026, 5/1 hoặc “hôm qua”."]
