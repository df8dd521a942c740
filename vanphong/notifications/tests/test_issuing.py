"""Who hears that a signed paper cannot be issued, and that it may."""

from vanphong.documents.tests.papers import checksum_of
from vanphong.drafting.actions import hold_issue, permit_issue
from vanphong.drafting.tests.signing import in_word, signed
from vanphong.notifications.models import Notice
from vanphong.notifications.tests.telling import who_hears_of


def test_what_was_signed_with_errors_is_told_to_who_may_let_it_go_and_to_who_drafted_it(office):
    hold_issue(signed(office, in_word(office)))
    assert who_hears_of("drafting.issue_held") == dict.fromkeys(["chief", "deputy", "deputy_off", "specialist_kt"], 1)


def test_what_was_signed_before_it_was_checked_is_not_said_to_have_errors(office):
    hold_issue(signed(office, in_word(office, checked=False)))
    assert who_hears_of("drafting.issue_held").keys() == {"chief", "deputy", "deputy_off", "specialist_kt"}
    words = list(Notice.objects.values_list("text", flat=True))
    assert all("chưa có kết quả kiểm tra thể thức" in one for one in words)
    assert not any("lỗi" in one for one in words)


def test_leave_is_told_to_the_registry(office):
    document = signed(office, in_word(office))
    permit_issue(document, "Kịp họp Hội đồng nhân dân.", checksum_of(document), actor=office.deputy)
    assert who_hears_of("drafting.issue_permitted") == {"registrar": 1, "registrar2": 1}
