"""What comes in is kept once, by its checksum; what must not come in is refused with a next step."""

import hashlib
import io
import os
import stat

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from vanphong.files import actions
from vanphong.files.enums import Kind
from vanphong.files.models import Blob
from vanphong.files.queries import reading
from vanphong.kernel.errors import Invalid

from . import samples

pytestmark = pytest.mark.django_db

ACCEPTED = [
    ("cong-van.pdf", samples.pdf(3), Kind.PDF, 3),
    ("Tờ trình.docx", samples.docx(), Kind.DOCX, None),
    ("Công văn.doc", samples.doc(), Kind.DOC, None),
    ("anh.png", samples.image("PNG"), Kind.PNG, 1),
    ("anh.jpg", samples.image("JPEG"), Kind.JPEG, 1),
    ("anh.webp", samples.image("WEBP"), Kind.WEBP, 1),
    ("quet.tiff", samples.image("TIFF", pages=3), Kind.TIFF, 3),
    ("ảnh chụp.jpeg", samples.image("PNG"), Kind.PNG, 1),
    ("không đuôi", samples.pdf(), Kind.PDF, 1),
    ("QĐ số 12.2019", samples.pdf(), Kind.PDF, 1),
    ("liên kết trang.docx", samples.docx_linked("hyperlink", "https://chinhphu.vn"), Kind.DOCX, None),
]


@pytest.mark.parametrize(("name", "content", "kind", "pages"), ACCEPTED, ids=[case[0] for case in ACCEPTED])
def test_it_is_known_by_its_content(name, content, kind, pages):
    blob = actions.store(content, name=name)

    assert (blob.kind, blob.media_type, blob.page_count, blob.size) == (kind, kind.media_type, pages, len(content))
    assert blob.sha256 == hashlib.sha256(content).hexdigest()
    assert blob.path.read_bytes() == content


OUTSIDE = "http://example.com/x"
REFUSED = [
    ("rong.pdf", b"", "rỗng"),
    ("cut.pdf", samples.cut_off_pdf(), "bị cụt"),
    ("khoa.pdf", samples.locked_pdf(), "gỡ mật khẩu"),
    ("hong.pdf", b"%PDF-1.7\n" + b"x" * 500 + b"\n%%EOF", "bị hỏng"),
    ("khong-trang.pdf", samples.pdf(0), "bị hỏng"),
    ("bao-cao.pdf", b"MZ\x90\x00" + bytes(500), "chương trình"),
    ("bao-cao2.pdf", b"\x7fELF" + b"%PDF-1.4 %%EOF", "chương trình"),
    ("lenh.pdf", b"#!/bin/sh\n%PDF-1.4\n%%EOF", "chương trình"),
    ("la.pdf", b"\x01\x02\x03" * 100, "Không nhận ra"),
    ("trang.doc", b"<html><body>x</body></html>", "trang web"),
    ("ve.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "trang web hoặc XML"),
    ("van-ban.doc", b"{\\rtf1 x}", "RTF"),
    ("so.xlsx", samples.archive(["[Content_Types].xml", "xl/workbook.xml"]), "Excel"),
    ("trinh-chieu.pptx", samples.archive(["[Content_Types].xml", "ppt/presentation.xml"]), "PowerPoint"),
    ("van-ban.odt", samples.archive(["mimetype", "content.xml"]), "OpenDocument"),
    ("goi.zip", samples.archive(["a.pdf"]), "giải nén"),
    ("nua.docx", samples.docx()[:300], "bị hỏng"),
    ("anh-ngoai.docx", samples.docx_linked("image", OUTSIDE), "hình ảnh từ bên ngoài (http://example.com/x)"),
    ("tep-may-chu.docx", samples.docx_linked("image", "file:///etc/passwd"), "từ bên ngoài"),
    ("mau.docx", samples.docx_linked("attachedTemplate", OUTSIDE), "mẫu trình bày"),
    ("doi-tuong.docx", samples.docx_linked("oleObject", OUTSIDE), "đối tượng nhúng"),
    ("kieu-la.docx", samples.docx_linked("somethingNew", OUTSIDE), "nội dung từ bên ngoài"),
    ("macro.docx", samples.docx({"word/vbaProject.bin": b"x"}), "macro"),
    ("doctype.docx", samples.docx({"customXml/item1.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "DOCTYPE"),
    ("doctype16.docx", samples.docx({"word/a.xml": "<!DOCTYPE a><a/>".encode("utf-16")}), "DOCTYPE"),
    ("doctype-bin.docx", samples.docx({"word/a.bin": "<!DOCTYPE a><a/>"}), "DOCTYPE"),
    ("truong.docx", samples.docx_field(" INCLUDE", 'TEXT "file:///etc/passwd"'), "trường lấy nội dung"),
    ("dde.docx", samples.docx_field("DDEAUTO cmd"), "trường lấy nội dung"),
    ("nhieu-muc.docx", samples.docx({f"word/{i}.bin": b"" for i in range(2100)}), "phình ra"),
    ("bom.docx", samples.docx({"word/media/a.bin": bytes(40 * 1024 * 1024)}), "phình ra"),
    ("duong-dan.docx", samples.docx({"../../etc/cron.d/x": "x"}), "bị hỏng"),
    ("khoa.docx", samples.doc("EncryptedPackage"), "gỡ mật khẩu"),
    ("khoa.doc", samples.doc(flags=0x0100), "gỡ mật khẩu"),
    ("macro.doc", samples.doc("Macros"), "macro"),
    ("lay-ngoai.doc", samples.doc(body='\x13 INCLUDETEXT "c:\\\\x"'.encode("utf-16-le")), "trường lấy nội dung"),
    ("bang.doc", samples.doc()[:512] + b"Workbook".ljust(512, b"\0"), "không phải văn bản Word"),
    ("cut.jpg", samples.image("JPEG")[:-2000], "thiếu phần cuối"),
    ("cut.png", samples.image("PNG")[:-2000], "thiếu phần cuối"),
    ("lon.png", samples.large_image(), "121 triệu điểm ảnh"),
    ("rtf.docx", b"{\\rtf1 x}", "RTF"),
    ("odt.docx", samples.archive(["mimetype", "content.xml"]), "OpenDocument"),
    ("that-la-doc.docx", samples.doc(), "đổi đuôi thành .doc"),
    ("dai.docx", samples.docx(document=samples.long_words(5000)), "dài hơn mức 2000 trang"),
    ("dai-chu.docx", samples.docx(document=samples.WORDS.replace("Kính gửi", "chữ " * 2_600_000)), "dài hơn mức"),
    ("that-la-pdf.docx", samples.pdf(), "đổi đuôi thành .pdf"),
    ("that-la-anh.pdf", samples.image(), "đổi đuôi thành .png"),
]


@pytest.mark.parametrize(("name", "content", "why"), REFUSED, ids=[case[0] for case in REFUSED])
def test_it_is_refused_with_what_why_and_the_next_step(home, name, content, why):
    with pytest.raises(Invalid) as refusal:
        actions.store(content, name=name)

    assert why in refusal.value.message
    assert f"«{name}»" in refusal.value.message
    assert refusal.value.message.endswith(".")
    assert list((home / "files" / "incoming").iterdir()) == []


def test_a_file_over_the_limit_is_refused_before_it_is_read_whole(settings):
    settings.UPLOAD_LIMIT_BYTES = 2 * 1024 * 1024
    endless = io.BytesIO(b"%PDF-1.4" + bytes(30 * 1024 * 1024))

    with pytest.raises(Invalid, match="lớn hơn mức 2 MB"):
        actions.store(endless, name="lon.pdf")
    assert endless.tell() < 5 * 1024 * 1024


def test_an_upload_that_says_it_is_too_large_is_not_read_at_all(settings):
    settings.UPLOAD_LIMIT_BYTES = 10
    upload = SimpleUploadedFile("lon.pdf", samples.pdf())

    with pytest.raises(Invalid, match="lớn hơn mức"):
        actions.store(upload, name=upload.name)
    assert upload.tell() == 0


@pytest.mark.parametrize("content", [samples.pdf(4), samples.image("TIFF", pages=4)], ids=["pdf", "tiff"])
def test_more_pages_than_the_limit_are_refused(settings, content):
    settings.UPLOAD_LIMIT_PAGES = 3

    with pytest.raises(Invalid, match="4 trang, nhiều hơn mức 3 trang"):
        actions.store(content, name="dai")


def test_the_same_bytes_are_one_blob(home):
    first = actions.store(samples.pdf(), name="a.pdf")
    again = actions.store(SimpleUploadedFile("b.pdf", samples.pdf()), name="b.pdf")

    assert first == again
    assert Blob.objects.count() == 1
    assert [path.name for path in (home / "files").rglob("*") if path.is_file()] == [first.sha256]


def test_bytes_lost_from_the_disk_come_back_when_handed_in_again():
    blob = actions.store(samples.pdf(), name="a.pdf")
    blob.path.unlink()

    assert actions.store(samples.pdf(), name="a.pdf").path.read_bytes() == samples.pdf()


def test_bytes_are_for_the_owner_and_the_group_only():
    blob = actions.store(samples.pdf(), name="a.pdf")

    assert stat.S_IMODE(blob.path.stat().st_mode) & 0o137 == 0


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\x\\y.pdf", "/a/b.pdf", "..", "a\0b.pdf", "n" * 300 + ".pdf"])
def test_a_name_is_never_a_path(home, name):
    blob = actions.store(samples.pdf(), name=name)

    files = [path for path in home.rglob("*") if path.is_file()]
    assert files == [home / "files" / blob.sha256[:2] / blob.sha256[2:4] / blob.sha256]


def test_a_reader_that_was_killed_is_replaced():
    actions.store(samples.pdf(), name="a.pdf")
    os.kill(reading.READER.pid, 9)

    assert actions.store(samples.pdf(2), name="b.pdf").page_count == 2


def test_a_file_that_takes_too_long_is_refused_and_the_next_one_is_read(monkeypatch):
    with monkeypatch.context() as hurried:
        hurried.setattr(reading, "TIMEOUT", 0)
        with pytest.raises(Invalid, match="đọc quá lâu"):
            actions.store(samples.pdf(), name="cham.pdf")

    assert actions.store(samples.pdf(), name="cham.pdf").page_count == 1


def test_what_the_system_typeset_is_kept_without_a_second_look():
    blob = actions.store_made(samples.pdf(2), page_count=2)

    assert (blob.kind, blob.page_count, blob.page_sizes) == (Kind.PDF, 2, [[595, 842], [595, 842]])


def test_a_row_undone_leaves_bytes_that_the_next_try_finds():
    with transaction.atomic():
        actions.store(samples.pdf(), name="a.pdf")
        transaction.set_rollback(True)

    assert not Blob.objects.exists()
    assert actions.store(samples.pdf(), name="a.pdf").path.exists()


def test_forgotten_bytes_leave_the_disk(home, django_capture_on_commit_callbacks):
    blob = actions.store(samples.pdf(), name="a.pdf")
    (home / "cache" / "pages" / blob.sha256[:2]).mkdir(parents=True)
    picture = home / "cache" / "pages" / blob.sha256[:2] / f"{blob.sha256}-1-160.webp"
    picture.touch()

    with django_capture_on_commit_callbacks(execute=True):
        actions.forget(blob)

    assert not Blob.objects.exists()
    assert not blob.path.exists()
    assert not picture.exists()


def test_bytes_handed_in_again_before_the_end_stay(django_capture_on_commit_callbacks):
    blob = actions.store(samples.pdf(), name="a.pdf")

    with django_capture_on_commit_callbacks(execute=True):
        actions.forget(blob)
        actions.store(samples.pdf(), name="a.pdf")

    assert Blob.objects.get().path.exists()
