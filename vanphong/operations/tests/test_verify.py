"""What is wrong in an installation is found, said in a sentence, and makes `vanphong verify` fail."""

import io
import json

import pytest
from django.core.management import call_command
from django.db import connection

from vanphong.audit.jobs import seal_events
from vanphong.ballots.tests.slips import opened
from vanphong.consultations.tests.asked import sent
from vanphong.documents.actions import reserve_number
from vanphong.documents.tests.papers import issued, made_file, received, registered
from vanphong.memos.tests.papers import submitted


def verify():
    """The exit code of the command, and what it says."""
    out = io.StringIO()
    try:
        call_command("verify", "--json", stdout=out)
    except SystemExit as ended:
        return ended.code, json.loads(out.getvalue())
    return 0, json.loads(out.getvalue())


def spoil(*statements):
    """Change rows behind the back of the actions, as somebody with the database in hand could."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in statements:
            cursor.execute(*([statement] if isinstance(statement, str) else statement))


def only_problem():
    code, said = verify()
    assert code == 1
    assert said["ok"] is False
    [problem] = said["problems"]
    return problem["check"], problem["text"]


@pytest.fixture
def paper(office):
    """A registered paper, the first of its book."""
    return registered(office)


def test_an_untouched_office_is_whole(office, paper):
    issued(office)
    submitted(office)
    seal_events()
    code, said = verify()
    assert code == 0
    assert said["ok"] is True
    assert said["problems"] == []
    assert said["checked"]["documents"] == 4
    assert said["checked"]["numbers"] == 3


def test_a_missing_number(office):
    book = office.registers["CV"]
    numbers = [reserve_number(book, "Giữ số cho văn bản ký ngoài giờ.", actor=office.registrar) for _ in range(3)]
    spoil(("DELETE FROM documents_registerentry WHERE id = %s", [numbers[1].pk]))
    assert only_problem() == ("registers", f"{book.name} năm {numbers[0].year}: thiếu 1 số trong khoảng 1 đến 3.")


def test_a_number_given_twice(office, paper):
    second = registered(office)
    spoil(
        "ALTER TABLE documents_registerentry DROP CONSTRAINT a_number_is_given_once",
        ("UPDATE documents_registerentry SET number = 1 WHERE id = %s", [second.entry_id]),
    )
    code, said = verify()
    assert code == 1
    texts = [problem["text"] for problem in said["problems"]]
    assert any("có số bị cấp hai lần" in text for text in texts)
    assert any("số cuối trong sổ là 1, bộ đếm ghi 2" in text for text in texts)


def test_a_counter_that_ran_ahead(paper):
    spoil("UPDATE documents_registercounter SET last_number = 7")
    check, text = only_problem()
    assert check == "registers"
    assert "số cuối trong sổ là 1, bộ đếm ghi 7" in text


def test_a_used_number_without_its_paper(office):
    number = reserve_number(office.registers["CV"], "Giữ số cho ngày mai.", actor=office.registrar)
    spoil(("UPDATE documents_registerentry SET status = 'used' WHERE id = %s", [number.pk]))
    assert "“Đã dùng” không khớp văn bản" in only_problem()[1]


def test_a_history_that_does_not_lead_to_the_state(paper):
    spoil(("UPDATE documents_document SET status = 'decided' WHERE id = %s", [paper.pk]))
    check, text = only_problem()
    assert check == "histories"
    assert text == (f"Văn bản {paper.pk}: lịch sử dẫn tới “Chờ bút phê”, nhưng đang ở “Đã có ý kiến lãnh đạo”.")


def test_a_memo_moved_without_an_act(office):
    memo = submitted(office)
    spoil(("UPDATE memos_memo SET status = 'returned' WHERE id = %s", [memo.pk]))
    _, said = verify()
    assert [(one["check"], one["text"].partition(",")[0]) for one in said["problems"]] == [
        ("histories", f"Phiếu trình {memo.pk}: lịch sử dẫn tới “Đang trình”"),
        ("histories", f"Phiếu trình {memo.pk}: không trình nhưng vẫn có bước đang chờ."),
    ]


def test_a_consultation_moved_without_an_act(office):
    request = sent(office)
    spoil(("UPDATE consultations_consultation SET status = 'cancelled' WHERE id = %s", [request.pk]))
    said = f"Yêu cầu lấy ý kiến {request.pk}: lịch sử dẫn tới “Đang lấy ý kiến”, nhưng đang ở “Đã hủy”."
    assert only_problem() == ("histories", said)


def test_a_ballot_moved_without_an_act(office):
    ballot = opened(office)
    spoil(("UPDATE ballots_ballot SET status = 'cancelled' WHERE id = %s", [ballot.pk]))
    said = f"Phiếu lấy ý kiến {ballot.pk}: lịch sử dẫn tới “Đang lấy ý kiến”, nhưng đang ở “Đã hủy”."
    assert only_problem() == ("histories", said)


def test_a_history_with_a_step_the_law_does_not_know(paper):
    spoil(
        "ALTER TABLE audit_event DISABLE TRIGGER event_is_kept",
        ("UPDATE audit_event SET verb = 'decide' WHERE subject_id = %s AND verb = 'register'", [paper.pk]),
    )
    assert "lịch sử có bước không được phép" in only_problem()[1]


def test_an_open_paper_nobody_holds(paper):
    spoil(
        "ALTER TABLE documents_document DROP CONSTRAINT an_open_document_has_a_holder",
        ("UPDATE documents_document SET custody_id = NULL WHERE id = %s", [paper.pk]),
    )
    assert only_problem() == ("histories", f"Văn bản {paper.pk}: không rõ ai đang giữ.")


@pytest.mark.parametrize(
    ("spoil_file", "said"),
    [
        (lambda path: path.write_bytes(b"!" + path.read_bytes()[1:]), "đã bị đổi nội dung"),
        (lambda path: path.write_bytes(b""), "dài 0 byte"),
        (lambda path: path.unlink(), "không còn trên đĩa"),
    ],
)
def test_a_file_that_is_not_what_was_kept(office, spoil_file, said):
    blob = received(office).files.get().blob
    spoil_file(blob.path)
    check, text = only_problem()
    assert check == "files"
    assert text.startswith(f"Tệp {blob.sha256}")
    assert said in text


def test_a_sealed_event_that_was_changed(paper):
    seal = seal_events()
    spoil(
        "ALTER TABLE audit_event DISABLE TRIGGER event_is_kept",
        ("UPDATE audit_event SET actor_id = NULL WHERE subject_id = %s AND verb = 'register'", [paper.pk]),
    )
    assert only_problem() == (
        "log",
        f"Niêm phong số {seal.pk}: các sự kiện bên trong đã bị thay đổi, thêm hoặc bớt.",
    )


def test_issued_bytes_that_are_not_the_signed_ones(office):
    paper = issued(office)
    other, _ = made_file()
    spoil(
        (
            "UPDATE documents_documentfile SET blob_id = %s WHERE document_id = %s AND role = 'issued'",
            [other.pk, paper.pk],
        )
    )
    assert only_problem() == ("files", f"Văn bản {paper.pk}: bản ban hành khác bản đã ký.")


def test_people_read_the_same_in_words(paper, capsys):
    call_command("verify")
    assert capsys.readouterr().out == "Nguyên vẹn.\n"
    spoil(("UPDATE documents_document SET status = 'decided' WHERE id = %s", [paper.pk]))
    with pytest.raises(SystemExit):
        call_command("verify")
    assert capsys.readouterr().out.endswith("1 chỗ sai.\n")
