from types import SimpleNamespace

import pytest
from django import forms
from django.http import QueryDict
from django.template import Context, Template
from django.test import RequestFactory

from vanphong.ui.charts import Chart, Series
from vanphong.ui.filters import Filter, chosen, filter_bar

NASTY = '<script>alert("x")</script>'


def drawn(source, **context):
    return Template(source).render(Context(context))


@pytest.mark.parametrize(
    "source",
    [
        "{% icon x x %}",
        "{% chip x x x %}",
        "{% due_chip due %}",
        "{% holder_chip x x %}",
        "{% subject x x %}",
        "{% empty x x x x %}",
        "{% stat x 3 x x x %}",
        "{% work_item x x x due=due detail=x %}",
        "{% timeline entries %}",
        "{% opinion entries.0 %}",
        "{% steps entries %}",
        "{% obstacles reasons x %}",
        "{% chart x chart %}",
        "{% card x kind=x aside=x %}{{ x }}{% endcard %}",
        "{% column x count=1 url=x %}{{ x }}{% endcolumn %}",
        "{% paper_table x x %}{{ x }}{% endpaper_table %}",
        "{% action_form x x seen=x kind=x icon_name=x keep=x confirm=x %}{{ x }}{% endaction_form %}",
        "{% bulk_bar %}{{ x }}{% endbulk_bar %}",
        "{% mark_box x x x %}",
        "{% field form.words %}",
        "{% fields form %}",
        "{% filters bar %}",
        "{% include 'ui/refused.html' %}",
    ],
)
def test_every_component_escapes_what_people_typed(source):
    class Form(forms.Form):
        words = forms.CharField(label=NASTY, help_text=NASTY, max_length=2)

    entry = dict.fromkeys(
        ("who", "what", "position", "words", "held", "icon", "kind", "step", "name", "choice", "label", "state"), NASTY
    )
    request = RequestFactory().get("/", {"q": NASTY, NASTY: NASTY, "a": NASTY})
    html = drawn(
        source,
        x=NASTY,
        due=SimpleNamespace(kind="late", text=NASTY),
        entries=[{**entry, "in_place": NASTY}],
        reasons=[NASTY],
        chart=Chart(NASTY, [NASTY], [Series(NASTY, [1], [NASTY])], unit=NASTY, first_heading=NASTY),
        form=Form({"words": NASTY}),
        bar=filter_bar(request, [Filter("a", NASTY, [(NASTY, NASTY)])]),
        error={"reasons": [NASTY], "status": 409},
        words={"reason": NASTY},
        back="/",
    )
    assert "<script>alert" not in html
    assert 'style="' not in html


@pytest.mark.parametrize(
    ("kind", "shown"),
    [("none", False), ("far", True), ("soon", True), ("late", True), ("paused", True), ("done", True)],
)
def test_a_due_date_is_always_said_in_words(kind, shown):
    assert ("5 ngày" in drawn("{% due_chip due %}", due=SimpleNamespace(kind=kind, text="5 ngày"))) is shown


def test_marks_stand_as_on_paper_and_only_where_there_is_one():
    assert "HỎA TỐC" in drawn("{% urgency_mark 'immediate' %}")
    assert "TỐI MẬT" in drawn("{% secrecy_mark 'secret' %}")
    assert drawn("{% urgency_mark 'none' %}{% secrecy_mark 'none' %}{% urgency_mark '' %}") == ""


def test_a_field_ties_its_error_and_help_to_the_control():
    class Form(forms.Form):
        code = forms.CharField(label="Số", help_text="Như trên văn bản.")

    html = drawn("{% field form.code %}", form=Form({"code": ""}))
    assert 'aria-describedby="id_code_helptext id_code_error"' in html
    assert 'id="id_code_helptext"' in html
    assert 'id="id_code_error"' in html
    assert 'aria-invalid="true"' in html
    assert "bắt buộc" in html


def test_an_act_carries_the_version_that_was_read_without_separators():
    html = drawn("{% action_form '/a/' 'Trình' seen=seen %}{% endaction_form %}", seen=12345)
    assert '<input type="hidden" name="seen" value="12345">' in html


def test_under_a_drawing_stand_the_same_numbers_with_their_links():
    html = drawn(
        "{% chart 'c' chart %}",
        chart={
            "title": "T",
            "labels": ["Một"],
            "series": [{"name": "Đến", "values": [39000], "urls": ["/van-ban/?thang=1"]}],
        },
    )
    assert '<a href="/van-ban/?thang=1">39.000</a>' in html


def test_filters_combine_in_the_address_and_each_can_be_taken_away():
    unit = Filter("don-vi", "Đơn vị", [(1, "Tổng hợp"), (2, "Kinh tế")])
    due = Filter("han", "Hạn", [("qua", "Quá hạn")])
    request = RequestFactory().get("/sach/", {"don-vi": "2", "q": "a", "sau": "x"})
    bar = filter_bar(request, [unit, due])
    assert chosen(request, unit) == "2"
    assert bar.chips[0].value == "Kinh tế"
    assert QueryDict(bar.chips[1].options[0].url.split("?")[1]).dict() == {"don-vi": "2", "q": "a", "han": "qua"}
    assert bar.chips[0].clear_url == "/sach/?q=a"
    assert chosen(RequestFactory().get("/sach/", {"don-vi": "9 or 1=1"}), unit) == ""


def test_what_is_of_another_unit_stands_in_the_table_of_a_chart_and_is_not_drawn():
    chart = Chart("Chờ", ["Ký"], [Series("Giờ", [2]), Series("Lượt", [150], drawn=False)])
    assert [series["name"] for series in chart.drawn["series"]] == ["Giờ"]
    assert [cell.value for cell in chart.rows[0][1]] == [2, 150]


def test_a_long_chart_draws_its_first_rows_and_writes_all_in_the_table():
    chart = Chart("Chờ", ["Ký", "Xử lý", "Phân công"], [Series("Giờ", [9, 2, 1])], first=1)
    assert (chart.drawn["labels"], chart.drawn["series"][0]["values"]) == (["Ký"], [9])
    assert [label for label, _ in chart.rows] == ["Ký", "Xử lý", "Phân công"]
