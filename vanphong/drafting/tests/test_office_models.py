"""The office's own models: brought back from Word, judged, used, withdrawn."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document as WordFile

from tests.office import Office
from vanphong.audit.queries import history_of
from vanphong.documents.actions import let_see
from vanphong.documents.enums import AccessReason
from vanphong.documents.tests.papers import registered
from vanphong.drafting import actions
from vanphong.drafting.enums import ModelState
from vanphong.drafting.models import OfficeModel
from vanphong.drafting.rules import check_word
from vanphong.drafting.tests.papers import a_model, model_file, without_v_v
from vanphong.files.tests import samples
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, Invalid, Refused, Stale
from vanphong.org.models import Person

SignIn = Callable[[Person], Client]
pytestmark = pytest.mark.django_db
WHY = "Theo quy chế làm việc của tỉnh."


def greeting(words: str) -> Callable[[Any], None]:
    def add(document: Any) -> None:
        last = next(one for one in document.paragraphs if one.text.endswith("./."))
        last.runs[-1].text = f"{last.text[:-3]}. {words}./."

    return add


def words_of(data: bytes) -> str:
    document = WordFile(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(paragraph.text for paragraph in document.paragraphs)])


def offered(office: Office, words: str = "Trân trọng", **own: Any) -> OfficeModel:
    upload = a_model("Công văn", spoil=own.pop("spoil", greeting(words)))
    return actions.offer_model("Công văn", upload, actor=office.administrator, **own)


def taken(browser: Client, **asked: Any) -> str:
    answer = browser.get(reverse("paper-model-file"), {"loai": "Công văn", "trich_yeu": "kinh phí", **asked})
    assert answer.status_code == 200, answer.content.decode()
    return words_of(answer.content)


def test_the_plain_model_goes_out_to_word_and_comes_back_in_use(
    office: Office, sign_in: SignIn, tmp_path: Path
) -> None:
    keeper = sign_in(office.administrator)
    plain = keeper.get(reverse("blank-model"), {"loai": "Công văn"}).content
    document = WordFile(io.BytesIO(plain))
    greeting("Xin trân trọng cảm ơn")(document)
    changed = io.BytesIO()
    document.save(changed)
    file = SimpleUploadedFile("Mẫu công văn.docx", changed.getvalue())
    page = keeper.post(reverse("office-models"), {"type_name": "Công văn", "file": file}, follow=True)
    assert "dùng từ nay" in page.content.decode()

    paper = registered(office)
    let_see(paper, AccessReason.ASSIGNED, people=[office.specialist_kt])
    asked = {"loai": "Công văn", "trich_yeu": "kinh phí", "nguoi_ky": office.vice_chair.pk, "reply": paper.pk}
    data = sign_in(office.specialist_kt).get(reverse("paper-model-file"), asked).content
    words = words_of(data)
    for said in (
        "Xin trân trọng cảm ơn",
        "V/v kinh phí",
        paper.code,
        f"Kính gửi: {paper.issuer_name}",
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        office.vice_chair.full_name,
        "- Lưu: VT, KT.",
    ):
        assert said in words, said
    (tmp_path / "a.docx").write_bytes(data)
    found = check_word(tmp_path / "a.docx", clock.today()).findings
    assert [(one.rule, one.found) for one in found if one.rule != "KG-04"] == []


def test_the_units_own_model_goes_before_that_of_the_office_and_the_plain_one_is_there_still(
    office: Office, sign_in: SignIn
) -> None:
    offered(office, "Của cơ quan")
    offered(office, "Của phòng", unit=office.units["KT"])
    kt, nc = sign_in(office.specialist_kt), sign_in(office.specialist_nc)
    assert "Của phòng" in taken(kt)
    assert "Của cơ quan" in taken(nc)
    assert "Của" not in taken(kt, mau_goc="on")
    assert "Cơ quan có mẫu riêng cho: Công văn." in kt.get(reverse("paper-models")).content.decode()


def test_what_breaks_the_decree_is_told_and_waits_for_a_reason(office: Office, sign_in: SignIn) -> None:
    model = offered(office, spoil=without_v_v)
    assert (model.state, len(model.found) > 0) == (ModelState.OFFERED, True)
    keeper, writer = sign_in(office.administrator), sign_in(office.specialist_kt)
    page = keeper.get(reverse("office-model", args=[model.pk])).content.decode()
    assert "V/v" in page
    assert "Về việc" not in taken(writer)
    with pytest.raises(Invalid, match="ghi lý do"):
        actions.adopt_model(model, " ", actor=office.administrator)
    keeper.post(reverse("adopt-office-model", args=[model.pk]), {"reason": WHY})
    assert "Về việc kinh phí" in taken(writer)
    facts = [event.says for event in history_of(model)]
    assert facts[0].startswith("Tải lên mẫu Công văn, bản 1:")
    assert facts[1].endswith(WHY)


def test_a_new_version_ends_the_one_before_and_both_are_kept(office: Office, sign_in: SignIn) -> None:
    first, second = offered(office, "Lời cũ"), offered(office, "Lời mới")
    first.refresh_from_db()
    assert (first.state, first.version) == (ModelState.ENDED, 1)
    assert (second.state, second.version) == (ModelState.IN_USE, 2)
    assert "Lời mới" in taken(sign_in(office.specialist_kt))
    old = sign_in(office.administrator).get(reverse("office-model-file", args=[first.pk]))
    assert "Lời cũ" in words_of(b"".join(old.streaming_content))
    with pytest.raises(Stale):
        actions.adopt_model(first, WHY, actor=office.administrator)


def test_withdrawn_the_plain_one_is_taken_again(office: Office, sign_in: SignIn) -> None:
    model = offered(office, "Của cơ quan")
    keeper = sign_in(office.administrator)
    keeper.post(reverse("withdraw-office-model", args=[model.pk]), {"reason": WHY})
    assert "Của cơ quan" not in taken(sign_in(office.specialist_kt))
    with pytest.raises(AlreadyDone):
        actions.withdraw_model(model, WHY, actor=office.administrator)


def test_the_same_file_again_changes_nothing(office: Office) -> None:
    upload = a_model("Công văn")
    actions.offer_model("Công văn", upload, actor=office.administrator)
    with pytest.raises(AlreadyDone):
        actions.offer_model("Công văn", upload, actor=office.administrator)
    assert OfficeModel.objects.count() == 1


def test_a_model_of_another_type_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="không phải Tờ trình"):
        actions.offer_model("Tờ trình", a_model("Báo cáo"), actor=office.administrator)


def unknown_field(document: Any) -> None:
    document.add_paragraph("{{ ten_la }}")


def no_paper() -> bytes:
    made = io.BytesIO()
    WordFile().save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (lambda: samples.pdf(1), "Mẫu phải là tệp Word"),
        (no_paper, "không trình bày như một văn bản hành chính"),
        (lambda: samples.docx(), "Không đọc được tệp Word này"),
        (lambda: model_file("Công văn", spoil=unknown_field), "Không có trường “ten_la”"),
        (lambda: model_file("Công văn")[:900], "Tệp"),
        (lambda: b"", "rỗng"),
    ],
    ids=["pdf", "no paper", "no styles", "unknown field", "cut off", "empty"],
)
def test_what_is_no_model_is_refused_in_words(
    data: Callable[[], bytes], said: str, office: Office, sign_in: SignIn
) -> None:
    name = "mau.pdf" if data().startswith(b"%PDF") else "mau.docx"
    given = {"type_name": "Công văn", "file": SimpleUploadedFile(name, data())}
    answer = sign_in(office.administrator).post(reverse("office-models"), given)
    assert answer.status_code in (409, 422)
    assert said in answer.content.decode()
    assert not OfficeModel.objects.exists()


def test_words_that_word_cannot_hold_are_left_out(office: Office, sign_in: SignIn) -> None:
    browser = sign_in(office.specialist_kt)
    assert "V/v kinh phí năm 2026" in taken(browser, trich_yeu="kinh phí\x0bnăm\r\n2026")
    offered(office, "Của cơ quan")
    assert "V/v kinh phí năm 2026" in taken(browser, trich_yeu="kinh phí\x0bnăm\r\n2026")
