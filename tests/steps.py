"""The steps of one paper through the office, each done on the pages by the person whose work it is."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings

from tests.office import Office
from tests.people import Colleague, Colleagues
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.memos.models import Memo
from vanphong.operations.printing import Signature, official_document
from vanphong.ui.formats import vndate

SAMPLES = Path(settings.BASE_DIR).parent / "shared" / "samples"
SAMPLE = "L021"
PROPOSAL = "Đồng ý bổ sung nội dung, giao Sở Tài chính hoàn thiện hồ sơ trước kỳ họp."


@dataclass(frozen=True)
class Letter:
    """A paper on its way to the office, and what stands on it."""

    path: Path
    issuer: str
    code: str
    on: date
    subject: str
    signer: str


def incoming_letter(folder: Path) -> Letter:
    """A real public document where the samples lie beside the checkout, else one of our own setting."""
    if (SAMPLES / "labels.jsonl").exists():
        labels = map(json.loads, (SAMPLES / "labels.jsonl").read_text().splitlines())
        label = next(one for one in labels if one["id"] == SAMPLE)
        return Letter(
            SAMPLES / label["file"],
            label["issuing_agency"],
            f"{label['code_number']}/{label['code_notation']}",
            date.fromisoformat(label["promulgation_date"]),
            label["subject"],
            label["signer_name"],
        )
    return letter_from("Sở Tài chính tỉnh Sơn Hòa", "574/STC-NS", "phân bổ kinh phí", folder)


def letter_from(issuer: str, code: str, subject: str, folder: Path) -> Letter:
    """A letter of three days ago."""
    made = Letter(folder / "cong-van.pdf", issuer, code, clock.today() - timedelta(days=3), subject, "Lê Văn Tư")
    made.path.write_bytes(_letter(made.issuer, made.code, made.on, made.subject, made.signer))
    return made


def draft_answer(folder: Path) -> Path:
    path = folder / "Dự thảo trả lời.pdf"
    path.write_bytes(_letter("Ủy ban nhân dân tỉnh Sơn Hòa", "/UBND-KT", None, "bổ sung nội dung", "Đinh Quang Thiện"))
    return path


def _letter(agency: str, code: str, on: date | None, subject: str, signer: str) -> bytes:
    body = ["Căn cứ chức năng, nhiệm vụ được giao, cơ quan có ý kiến như sau.", "Kính đề nghị xem xét, quyết định./."]
    signature = Signature("Phó Chủ tịch", signer, ("KT. Chủ tịch",))
    return official_document(
        "Công văn", agency=agency, code=code, place="Sơn Hòa", on=on, subject=subject, body=body, signature=signature,
        addressees=["Các cơ quan liên quan"],
    )  # fmt: skip


class Walk:
    """One paper from the envelope to the year's figures, as the six who have it in hand meet it."""

    def __init__(self, office: Office, people: Colleagues, folder: Path) -> None:
        self.office, self.people = office, people
        self.letter, self.draft = incoming_letter(folder), draft_answer(folder)
        self.due = clock.today() + timedelta(days=10)

    @property
    def paper(self) -> Document:
        return Document.objects.incoming().get()

    @property
    def answer(self) -> Document:
        return Document.objects.outgoing().get()

    def at_work(self, name: str) -> Colleague:
        return self.people(getattr(self.office, name))

    def photograph(self, name: str, called: str) -> None:
        self.people.photograph(getattr(self.office, name), called)

    def receive(self) -> None:
        registrar = self.at_work("registrar")
        registrar.open("intake")
        registrar.hand_in("Tệp văn bản đến", self.letter.path)
        registrar.press("Tiếp nhận")
        registrar.reads("Đã tiếp nhận 1 văn bản, chờ đăng ký.", self.letter.path.name)
        self.photograph("registrar", "tiep-nhan")

    def register(self) -> None:
        """With the hand: each field by its label."""
        registrar = self.at_work("registrar")
        registrar.follow("Đăng ký văn bản chờ lâu nhất")
        registrar.write("Tác giả", self.letter.issuer)
        registrar.write("Số, ký hiệu", self.letter.code)
        registrar.write("Ngày văn bản", vndate(self.letter.on))
        registrar.choose("Tên loại", "Công văn")
        registrar.write("Trích yếu", self.letter.subject)
        registrar.choose("Lĩnh vực", "Kinh tế tổng hợp")
        self.photograph("registrar", "dang-ky")
        registrar.press("Đăng ký")
        self.sees_the_number()

    def register_by_keyboard(self) -> None:
        """Without a mouse: the cursor is where one begins to type; Tab goes on; Enter registers."""
        registrar = self.at_work("registrar")
        registrar.follow("Đăng ký văn bản chờ lâu nhất")
        registrar.has_the_cursor_in("Tác giả")
        keys = registrar.page.keyboard
        letter = self.letter
        for words in [letter.issuer, letter.code, "Công văn", f"{letter.on:%d%m%Y}", "", letter.subject, "kinh te"]:
            keys.type(words)
            keys.press("Tab")
        self.photograph("registrar", "dang-ky")
        keys.press("Enter")
        self.sees_the_number()

    def sees_the_number(self) -> None:
        registrar = self.at_work("registrar")
        registrar.reads("số 1", "Không còn văn bản chờ đăng ký.")
        self.photograph("registrar", "da-dang-ky")
        registrar.follow("số 1")
        registrar.reads(self.letter.subject, self.letter.code, vndate(self.letter.on), "Chờ bút phê")
        self.photograph("registrar", "van-ban-vua-dang-ky")

    def instruct(self) -> None:
        chief = self.at_work("chief")
        chief.reads("Chờ bút phê", self.letter.subject)
        chief.open("day-sheet")
        chief.reads("1 văn bản, 1 chờ bút phê.", self.letter.subject, self.letter.issuer)
        chief.choose("Chủ trì, số đến 1", "Phòng Kinh tế tổng hợp")
        chief.write("Hạn, số đến 1", vndate(self.due))
        chief.write("Nội dung bút phê, số đến 1", "Tham mưu UBND tỉnh trả lời đúng hạn.")
        self.photograph("chief", "to-trinh-chanh-van-phong")
        chief.press("Ghi")
        chief.reads("Tham mưu UBND tỉnh trả lời đúng hạn.", f"hạn {vndate(self.due)}")
        chief.reads("1 văn bản, 0 chờ bút phê.")

    def assign(self) -> None:
        head = self.at_work("head_kt")
        head.reads("Chờ phân công", self.letter.subject)
        head.open("unit-tray")
        self.photograph("head_kt", "viec-cua-phong")
        head.follow(self.letter.subject)
        head.choose("Người xử lý", self.office.specialist_kt.full_name)
        head.write("Ý kiến phân công", "Dự thảo công văn trả lời trong tuần.")
        self.photograph("head_kt", "phan-cong")
        head.press("Phân công")
        head.reads(self.office.specialist_kt.full_name)

    def write_memo(self) -> None:
        specialist = self.at_work("specialist_kt")
        specialist.reads("Đang xử lý", self.letter.subject)
        self.photograph("specialist_kt", "viec-cua-toi")
        specialist.follow(self.letter.subject)
        specialist.unfold("Lập phiếu trình")
        specialist.follow("Lập phiếu trình")
        specialist.write("Tóm tắt, rà soát", "Cơ quan gửi đề nghị bổ sung một nội dung trình kỳ họp.")
        specialist.write("Căn cứ pháp lý", "Quy chế làm việc của Ủy ban nhân dân tỉnh.")
        specialist.write("Ý kiến của chuyên viên", "Đề nghị phù hợp thẩm quyền, đủ hồ sơ.")
        specialist.write("Đề xuất", PROPOSAL)
        specialist.hand_in("Hoặc gửi tệp dự thảo mới", self.draft)
        specialist.choose("Tên loại của dự thảo mới", "Công văn")
        self.photograph("specialist_kt", "lap-phieu-trinh")
        specialist.press("Lưu phiếu trình")
        specialist.reads("Phiếu đến Phạm Anh Tuấn cho ý kiến trước.")
        specialist.press("Trình")
        specialist.reads("Đã trình phiếu")
        self.photograph("specialist_kt", "phieu-da-trinh")

    def opine(self, name: str, words: str, follows: str) -> None:
        leader = self.at_work(name)
        leader.open("my-work")
        leader.reads("Chờ cho ý kiến")
        leader.follow(Memo.objects.get().code)
        leader.reads(PROPOSAL)
        leader.write("Ý kiến", words)
        self.photograph(name, f"y-kien-{name.replace('_', '-')}")
        leader.press("Đồng ý")
        leader.reads(follows)

    def sign(self) -> None:
        leader = self.at_work("vice_chair")
        leader.open("my-work")
        leader.reads("Chờ ký")
        leader.follow(self.answer.call_number)
        leader.reads("Thông tin văn bản")
        self.photograph("vice_chair", "ky")
        leader.press("Ký")
        leader.reads("Đã ký. Văn thư sẽ cấp số và ban hành.", "Chờ ban hành")

    def issue(self) -> None:
        registrar = self.at_work("registrar")
        registrar.open("my-work")
        registrar.reads("Chờ cấp số, ban hành")
        registrar.follow(self.answer.call_number)
        registrar.reads("Thông tin văn bản")
        self.photograph("registrar", "ban-hanh")
        registrar.press("Cấp số, ban hành")
        registrar.reads("Đã ban hành số 01/UBND-KT.", "Bản ban hành")
        self.photograph("registrar", "da-ban-hanh")

    def go(self) -> None:
        """All seven steps, the first two left to each test."""
        self.instruct()
        self.assign()
        self.write_memo()
        self.opine("head_kt", "Nhất trí với chuyên viên.", "Đã cho ý kiến")
        self.opine("deputy", "Đủ hồ sơ, kính trình lãnh đạo.", "Đã cho ý kiến")
        self.opine("vice_chair", "Đồng ý ban hành.", "Đã cho ý kiến")
        self.sign()
        self.issue()
