"""What is found and shown of consultations."""

from tests.office import Office
from vanphong.consultations import actions, queries

from .asked import sent, values, written


def test_it_is_found_by_its_words_without_accents(office: Office):
    out = sent(office, subject="Góp ý dự thảo Báo cáo chính trị")
    for text in ("góp ý", "bao cao chinh tri", "BÁO CÁO góp", office.specialist_kt.full_name):
        assert list(queries.listed(office.specialist_kt, text=text)) == [out], text
    assert not queries.listed(office.specialist_kt, text="kế hoạch")
    actions.edit(other := written(office), values(subject="Kế hoạch năm 2027"), actor=office.specialist_kt)
    assert list(queries.listed(office.specialist_kt, text="kế hoạch")) == [other]
