"""What changed between two texts."""

import random
import time

import pytest

from vanphong.ui.differences import Passage, Piece, differences, word_pieces


def test_the_words_that_changed_stand_in_their_paragraph():
    before = ["Điều 1. Phân bổ 12 tỷ đồng cho Sở Tài chính.", "Điều 2. Hiệu lực từ ngày ký."]
    after = ["Điều 1. Phân bổ 15 tỷ đồng cho Sở Tài chính.", "Điều 2. Hiệu lực từ ngày ký."]
    assert differences(before, after) == [
        Passage(
            [
                Piece("Điều 1. Phân bổ ", "same"),
                Piece("12 ", "removed"),
                Piece("15 ", "added"),
                Piece("tỷ đồng cho Sở Tài chính.", "same"),
            ]
        ),
        Passage(folded=1),
    ]


def test_nothing_changed_is_nothing():
    assert differences(["Kính gửi:", "", "Sở Tài chính "], ["Kính gửi:", "Sở Tài chính"]) == []
    assert differences([], []) == []


def test_a_paragraph_put_in_before_a_changed_one_takes_nothing_from_it():
    before = ["a", "Giao Sở Tài chính chủ trì thực hiện.", "z"]
    after = ["a", "Căn cứ Luật Ngân sách nhà nước năm 2025;", "Giao Sở Xây dựng chủ trì thực hiện.", "z"]
    _, added, changed, _ = differences(before, after)
    assert added.pieces == [Piece("Căn cứ Luật Ngân sách nhà nước năm 2025;", "added")]
    assert [piece.kind for piece in changed.pieces] == ["same", "removed", "added", "same"]


def test_two_paragraphs_with_little_in_common_are_two():
    kinds = [passage.pieces[0].kind for passage in differences(["Bãi bỏ Quyết định số 5."], ["Nơi nhận: như trên"])]
    assert kinds == ["removed", "added"]


@pytest.mark.parametrize(("before", "after"), [([], ["a", "b"]), (["a", "b"], []), (["a b c"] * 3, ["a b d"] * 5)])
def test_either_text_can_be_read_back(before, after):
    found = differences(before, after)
    assert _side(found, "removed") == " ".join(before).split()
    assert _side(found, "added") == " ".join(after).split()


def test_a_very_long_paragraph_is_shown_whole():
    assert [piece.kind for piece in word_pieces("a " * 3000, "b " * 3000)] == ["removed", "added"]


@pytest.mark.parametrize("changed", [0.02, 1.0])
def test_a_draft_of_a_hundred_pages_is_compared_at_once(changed):
    draw = random.Random(1)
    before = [" ".join(draw.choices(WORDS.split(), k=45)) for _ in range(1500)]
    after = [text.replace("tỉnh", "xã") if draw.random() < changed else text for text in before]
    started = time.perf_counter()
    assert differences(before, after)
    assert time.perf_counter() - started < 5  # seconds


def test_the_same_line_a_thousand_times_over_does_not_stall_it():
    started = time.perf_counter()
    assert differences(["Không có."] * 3000 + ["a"], ["b"] + ["Không có."] * 2900)
    assert time.perf_counter() - started < 5  # seconds


WORDS = "ủy ban nhân dân tỉnh giao sở tài chính chủ trì phối hợp các cơ quan liên quan thực hiện theo quy định"


def _side(passages, kind):
    """The words of one of the two texts; no unchanged paragraph was folded."""
    assert not any(passage.folded for passage in passages)
    return [
        word
        for passage in passages
        for piece in passage.pieces
        if piece.kind in {"same", kind}
        for word in piece.text.split()
    ]
