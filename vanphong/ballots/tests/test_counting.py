"""Kiểm phiếu (NĐ 314/2025, art. 3.3, 14.5b), worked out by hand."""

import pytest

from vanphong.ballots.enums import Outcome, Vote
from vanphong.ballots.rules import Tally, outcome_in_words

AGREE, DISAGREE, OTHER, SILENT = Vote.AGREE, Vote.DISAGREE, Vote.OTHER, ""
PASSED, WITH_OPINIONS, NOT_PASSED = Outcome.PASSED, Outcome.PASSED_WITH_OPINIONS, Outcome.NOT_PASSED

TABLE = [
    # members, agree, disagree, other, the Chair's vote → outcome
    (21, 21, 0, 0, AGREE, PASSED),
    (21, 11, 0, 0, AGREE, PASSED),  # 11 is more than 10,5; ten silent members say nothing different
    (21, 11, 0, 0, SILENT, PASSED),  # the Chair's vote weighs like any other but in a tie
    (21, 11, 10, 0, DISAGREE, WITH_OPINIONS),
    (21, 11, 0, 1, AGREE, WITH_OPINIONS),
    (21, 20, 1, 0, AGREE, WITH_OPINIONS),
    (21, 10, 0, 0, AGREE, NOT_PASSED),  # all who voted agree, but of 21 members 10 are not more than half
    (21, 10, 1, 10, AGREE, NOT_PASSED),
    (20, 11, 9, 0, DISAGREE, WITH_OPINIONS),
    (20, 10, 10, 0, AGREE, WITH_OPINIONS),  # a tie: the side of the Chair
    (20, 10, 10, 0, DISAGREE, NOT_PASSED),
    (20, 10, 9, 1, AGREE, NOT_PASSED),  # another opinion is neither for nor against: no tie, no majority
    (20, 10, 9, 0, AGREE, NOT_PASSED),  # nor is silence
    (20, 10, 0, 0, AGREE, NOT_PASSED),
    (4, 2, 2, 0, AGREE, WITH_OPINIONS),
    (4, 2, 2, 0, SILENT, NOT_PASSED),  # no Chair among the members: nobody's side to take
    (3, 2, 0, 0, AGREE, PASSED),
    (1, 1, 0, 0, AGREE, PASSED),
    (21, 0, 0, 21, OTHER, NOT_PASSED),
    (21, 0, 0, 0, SILENT, NOT_PASSED),
]


@pytest.mark.parametrize(("members", "agree", "disagree", "other", "chair", "outcome"), TABLE)
def test_the_outcome(members, agree, disagree, other, chair, outcome):
    assert Tally(members, agree, disagree, other, chair).outcome == outcome


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        (
            Tally(21, 11, 0, 0, AGREE),
            "Được thông qua: 11/21 thành viên tán thành, quá nửa tổng số thành viên; không có ý kiến khác nhau.",
        ),
        (
            Tally(20, 10, 10, 0, AGREE),
            "Được thông qua, còn ý kiến khác nhau: 10 tán thành, 10 không tán thành trên tổng số 20 thành viên, ngang "
            "nhau; thực hiện theo ý kiến Chủ tịch đã biểu quyết (tán thành); còn 10 ý kiến khác nhau.",
        ),
        (
            Tally(21, 5, 2, 1, AGREE),
            "Chưa được thông qua: 05/21 thành viên tán thành, chưa quá nửa tổng số thành viên.",
        ),
    ],
)
def test_the_outcome_is_a_sentence(counted, words):
    assert outcome_in_words(counted) == words


def test_who_says_nothing_is_counted_among_all():
    assert Tally(21, 5, 2, 1).silent == 13
