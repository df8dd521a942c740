import pytest

from vanphong.kernel.addresses import whole_number
from vanphong.kernel.vietnamese import fold, person_sort_key, sort_key, sought, tidy, words_of


def test_text_is_kept_in_one_form():
    assert tidy("  Uỷ  ban\n") == "Uỷ ban"


def test_accents_and_case_do_not_matter_for_search():
    assert fold("Ủy ban ĐỒNG NAI") == "uy ban dong nai"
    assert words_of("15/STC-NS, ngày 5") == ["15", "stc", "ns", "ngay", "5"]


def test_words_beyond_what_anybody_types_are_not_looked_for():
    assert sought("a" * 5000) == ["a" * 200]


def test_names_stand_in_the_order_of_the_dictionary():
    words = ["ư", "đa", "câ", "da", "cá", "ơ", "că", "ô", "ca"]
    assert sorted(words, key=sort_key) == ["ca", "cá", "că", "câ", "da", "đa", "ô", "ơ", "ư"]
    people = ["Đỗ Đức", "Trần Văn An", "Bùi Bình", "Lê Thị An"]
    assert sorted(people, key=person_sort_key) == ["Lê Thị An", "Trần Văn An", "Bùi Bình", "Đỗ Đức"]


@pytest.mark.parametrize("text", [None, "", "-1", "1.0", "٣", "²", "7 ", "9" * 19])
def test_only_plain_digits_name_a_row(text):
    assert whole_number(text) is None
    assert whole_number("007") == 7
